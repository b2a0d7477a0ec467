import type { Entry } from '../addon/entries';
import type { AnyMetric } from '../metrics/metric';

const BANNER = '// Printed from the definitions in src/metrics by npm run build; edit those instead.\n';

/** What Sheets shows of each parameter while a formula is typed; every one of them looks required there, so the text says. */
const PARAMETERS: readonly (readonly [name: string, type: string, help: string])[] = [
  ['tables', 'Range', 'Tables with headings: '],
  ['period', 'string', 'Optional: "2026-Q3", "last 90 days", a column of dates.'],
  ['by', 'string', 'Optional: "month", "owner", "[Heading]", "month x source".'],
  ['conditions', 'string', 'Optional: "source = Webinar", "amount >= 1000".'],
  ['more', 'string', 'Optional: "vs last year", "details", "rows".'],
];

const tableNames = (def: AnyMetric): string => {
  const needed = Object.keys(def.needs).map((name) => name.toUpperCase());
  return [...(needed.length > 0 ? needed : ['DEALS']), 'SETTINGS'].join(', ') + '.';
};

/** Text for a JSDoc comment: one line, nothing that could end the comment. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').replace(/\*\//g, '* /');

function declaration(def: AnyMetric): string {
  const call = `{return Kit_.answer('${def.name}',arguments)}`;
  const names = PARAMETERS.map(([name]) => name).join(', ');
  const parameters = PARAMETERS.map(
    ([name, type, help]) => ` * @param {${type}} ${name} ${help}${name === 'tables' ? tableNames(def) : ''}`,
  );
  return [
    '/**',
    ` * ${oneLine(def.question)}`,
    ` * ${oneLine(def.brief)}`,
    ...parameters,
    ' * @customfunction',
    ' */',
    `function ${def.name}(${names}) ${call}`,
    `function DS_${def.name}() ${call}`, // Sheets shows its parameters nowhere
    '',
  ].join('\n');
}

/**
 * The declarations that Apps Script shows and calls: plain top-level functions with JSDoc directly above, never minified,
 * and beside each its `DS_` alias without @customfunction, for when another add-on or Google takes the short name.
 */
export function printDeclarations(metrics: readonly AnyMetric[]): string {
  return BANNER + metrics.map(declaration).join('\n');
}

/**
 * The global functions that Google calls. `onOpen` builds a menu of fixed words only: it runs before anything is allowed.
 */
export function printEntries(entries: readonly Entry[]): string {
  const items = entries
    .filter(({ kind }) => kind === 'menu')
    .map(({ name, caption }) => `    .addItem('${caption}', '${name}')`);
  const bodies = entries.map(({ name, kind }) =>
    kind === 'menu'
      ? `function ${name}(){addon_().runMenu('${name}')}`
      : `function ${name}(request){return addon_().answerSidebar('${name}',request)}`,
  );
  return [
    '',
    'function onOpen() {',
    '  SpreadsheetApp.getUi()',
    '    .createAddonMenu()',
    ...items,
    '    .addToUi();',
    '}',
    'function onInstall(e) { onOpen(e); }',
    ...bodies,
    '',
  ].join('\n');
}
