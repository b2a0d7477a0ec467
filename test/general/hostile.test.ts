import { isPlain } from '../../src/metrics/metric';
import { settings } from '../support/built';
import { ALL, groups, range, shown } from './asked';
import { passedTo, tablesOf } from './tables';
import type { Grid } from './tables';
import { AS_OF } from './world';

/** Texts that a sheet, a script, a page or a statement could take for something else. */
const HOSTILE = [
  '=IMPORTXML("https://example.com/"&A1,"//a")',
  '=1+1',
  '+49 30 1234',
  '-2',
  '@SUM(A1:A9)',
  "'quoted",
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '$& $1 $$',
  '{{where}} @as_of',
  "x'; DROP TABLE deals; --",
  '<img src=x onerror=alert(1)>',
  'Smith and Sons',
  'in (a, b)',
  'owner = Ana',
  'month',
  'vs last year',
  '2025-Q1',
  '[Segment]',
  '%s \\u0000 \\n',
  'Straße',
  '株式会社',
  'مبيعات',
  '🦄',
  'a'.repeat(300),
];

const headings = ['Deal ID', 'Customer', 'Amount', 'Status', 'Stage', 'Created', 'Close date', 'Owner', 'Product'];
const deals: Grid = [
  [...headings, 'Source', 'Lost reason', '__proto__'],
  ...HOSTILE.flatMap((text, i) =>
    ['Won', 'Won', 'Lost', 'Won', 'Won', 'Open'].map((status, k) => [
      `${text} ${k}`,
      text,
      100 + i,
      status,
      text,
      '2025-01-02',
      `2025-0${1 + k}-20`,
      text,
      text,
      text,
      text,
      text,
    ]),
  ),
];
const spend: Grid = [['Date', 'Source', 'Amount'], ...HOSTILE.map((text) => ['2025-01-05', text, 10])];
const world = { deals: [], spend: [] };
const tables = { ...tablesOf(world), deals, spend, settings: settings(AS_OF) as Grid };
const shortest = (text: unknown): string => String(text).replace(/\s+/g, ' ').trim();

describe.each(ALL.map((def) => [def.name, def] as const))('%s', (_name, def) => {
  const args = passedTo(def, tables);

  test('names that look like formulas, code or arguments stay names', () => {
    for (const question of [['source'], ['owner, source'], ['source x month'], ['customer', 'rows'], ['[__proto__]']]) {
      const answer = shown(def, [...args, ...question]);
      if ('sentence' in answer || !Array.isArray(answer.cells)) continue;
      const [first, ...rows] = answer.cells;
      if (!['Source', 'Owner', '__proto__'].includes(String(first[0]))) continue;
      const names = rows.map(([label]) => label).filter((label) => label !== '(none)' && label !== '(others)');
      // a semicolon separates owners
      const whole = HOSTILE.flatMap((text) => (first[0] === 'Owner' ? text.split('; ') : [text]));
      if (names.length > 0) expect(new Set(names)).toEqual(new Set(whole.map(shortest)));
    }
  });

  test('each of them is found by a condition whose value comes from a cell', () => {
    for (const text of HOSTILE) {
      const one = shown(def, [...args, 'source =', text, 'all']);
      const list = shown(def, [...args, 'source in', [[text], ['nobody at all']], 'all']);
      if (isPlain(def) && ('cells' in one || 'cells' in list)) expect(list).toEqual(one);
    }
  });
});

test('SALES by source and SALES where source is that name agree for every name', () => {
  const sales = ALL.find(({ name }) => name === 'SALES')!;
  const rows = groups(sales, [deals, tables.settings, 'source']);
  for (const text of HOSTILE)
    expect(range(sales, [deals, tables.settings, 'source =', text, 'details'])[1].slice(0, 2)).toEqual(
      rows.get(shortest(text)),
    );
  // by hand: of six deals each, the four won close in January, February, April and May
  expect(rows.get('__proto__')).toEqual([4 * 106, 4]);
});

test('what is typed wrong is quoted as it was typed', () => {
  const sales = ALL.find(({ name }) => name === 'SALES')!;
  for (const text of ['$& zzqx $1', '__proto__ zzqx', '=IMPORTXML(zzqx)']) {
    const answer = shown(sales, [deals, tables.settings, text]);
    expect(answer).toHaveProperty('sentence', expect.stringContaining(text));
  }
});
