import type { AnyMetric, OptionSpec } from '../metrics/metric';
import { formulaOf, isPlain } from '../metrics/metric';
import { GROUPS } from './groups';

/** Units in a reader's words. */
const UNITS: Readonly<Record<string, string>> = {
  money: 'money, unrounded',
  share: 'share, 0 to 1',
  days: 'days',
  count: 'count',
  factor: 'factor',
  text: 'text',
  day: 'day',
};
const BETTER = { up: 'Higher is better.', down: 'Lower is better.', neither: '' };

const titled = (table: string): string => table.charAt(0).toUpperCase() + table.slice(1);
const safe = (text: string): string => text.replace(/\|/g, '\\|');
const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  `| ${heads.join(' | ')} |`,
  `|${heads.map(() => ' --- |').join('')}`,
  ...rows.map((row) => `| ${row.map(safe).join(' | ')} |`),
  '',
];

function needsOf(def: AnyMetric): string[] {
  const needed = Object.entries(def.needs).map(([name, fields]): [string, string] => [
    titled(name),
    (fields ?? []).join(', '),
  ]);
  const wanted = (def.wants ?? []).map((name): [string, string] => [titled(name), 'read when it is passed']);
  const rows = [...needed, ...wanted];
  return rows.length > 0 ? ['## What it reads', '', ...table(['table', 'columns'], rows)] : [];
}

function choiceOf(name: string, spec: OptionSpec): [string, string] {
  if ('choice' in spec) {
    const [first, ...others] = spec.choice;
    return [name, [`**${first}**`, ...others].join(', ')];
  }
  const unit = spec.unit === 'count' ? '' : ` ${spec.unit}`;
  const usual = spec.number === null ? 'none' : `**${spec.number}**`;
  return [name, `${usual}; from ${spec.least} to ${spec.most}${unit}`];
}

function choicesOf(def: AnyMetric): string[] {
  const rows = Object.entries(def.options as Record<string, OptionSpec>).map(([name, spec]) => choiceOf(name, spec));
  if (rows.length === 0) return [];
  return [
    '## Its choices',
    '',
    'Written as `"name = value"`; what holds without is bold.',
    '',
    ...table(['choice', 'values'], rows),
  ];
}

function columnsOf(def: AnyMetric): string[] {
  if (!isPlain(def)) return [];
  const rows = Object.entries(def.columns as Record<string, string>).map(([name, unit]) => [name, UNITS[unit] ?? unit]);
  return [
    '## What it answers with',
    '',
    'One number without a `by`; otherwise a table of the groups with these columns, those that belong to the choice made.',
    '',
    ...table(['column', 'is'], rows),
  ];
}

/** The page of a function: its definition, then what its folder's README says, without that one's heading. */
export function printPage(def: AnyMetric, readme: string): string {
  const body = readme
    .replace(/^# .*\n+/, '')
    .replace(/```example/g, '```')
    .trim();
  const [intro, ...sections] = body.split(/^(?=## )/m);
  return [
    `<!-- Printed by npm run print from src/metrics/${def.name}; edit those files. -->`,
    '',
    `# ${def.name}`,
    '',
    `**${def.question}** ${BETTER[def.better]}`.trim(),
    '',
    '```',
    formulaOf(def),
    '```',
    '',
    intro.trim(),
    '',
    ...needsOf(def),
    ...choicesOf(def),
    ...columnsOf(def),
    ...sections.map((section) => section.trim() + '\n'),
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()
    .concat('\n');
}

/** The catalogue's page: every function under its question, with a link to its own page. */
export function printIndex(catalogue: readonly AnyMetric[]): string {
  const lines = GROUPS.flatMap(([question, names]) => {
    const known = names.flatMap((name) => catalogue.find((def) => def.name === name) ?? []);
    if (known.length === 0) return [];
    const rows = known.map((def) => [`[${def.name}](${def.name}.md)`, def.question, `\`${formulaOf(def)}\``]);
    return [`## ${question}`, '', ...table(['function', 'question', 'example'], rows)];
  });
  return [
    '<!-- Printed by npm run print from the definitions in src/metrics. -->',
    '',
    '# Every function',
    '',
    'Each works for a person, a team or the whole: group it with `"owner"`, `"team"`, `"month"`, narrow it with',
    '`"source = Webinar"`. The worked examples are run by the tests.',
    '',
    ...lines,
  ].join('\n');
}
