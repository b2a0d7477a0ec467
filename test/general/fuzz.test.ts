import { run } from '../../src/cells/run';
import type { TableName } from '../../src/tables/fields';
import { tableDef, TABLES } from '../../src/tables/fields';
import { random } from '../../samples/random';
import { settings } from '../support/built';
import { ALL } from './asked';

const isLong = process.env.DEALSHEET_LONG === '1';
const TRIES = isLong ? 100000 : 2000;
/** How many functions each table goes through: all of them many times over in the usual run. */
const FUNCTIONS = 2;

const fault = (): never => {
  throw new TypeError('asked a service');
};
const door = { today: fault, zone: fault, tables: fault };

/** Texts of 50,000 characters, each of one piece over and over; a short one stands for it, so that what fails can be read. */
const IS_LONG = /^<50,000 of "([^]*)">$/;
const PIECES = [
  'x',
  ' ',
  '1',
  '1,',
  '-',
  '(',
  '"',
  'a ',
  ' = ',
  '; ',
  'é',
  '|',
  '\n',
  '1/2/',
  'Won ',
  '[',
  '%',
  'owner ',
];
const LONG = PIECES.map((piece) => `<50,000 of "${piece}">`);
const grown = (cell: unknown): unknown => {
  if (Array.isArray(cell)) return cell.map(grown);
  const piece = typeof cell === 'string' ? IS_LONG.exec(cell)?.[1] : undefined;
  return piece === undefined ? cell : piece.repeat(50000 / piece.length);
};
const date = (text: string): Date => new Date(text);
const TEXTS = [
  '',
  '  ',
  'NaN',
  'Infinity',
  '-',
  '.',
  ',',
  '()',
  '%',
  '1e999',
  '1,2,3,4',
  '12.5',
  '$1,200.50',
  '1.200,50 €',
  '-300',
  '60 %',
  '🦄',
  '👩‍👩‍👧‍👦 & \uD800',
  'مبيعات ١٢٣',
  '\u202Eevil\u202C',
  '株式会社',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '=1+1',
  '=IMPORTXML("https://example.com";"//a")',
  '+SUM(A1)',
  '@x',
  "'quoted",
  '#N/A',
  '#REF!',
  'Loading...',
  'null',
  'undefined',
  '\u0000',
  'a\nb\tc',
  '[Region]',
  '(others)',
  '(none)',
  'owner = Ana',
  'Total',
  'Won',
  'Lost',
  'Open',
  'Closed',
  'Yes',
  'EUR',
  'stage',
  'amount',
  'Webinar',
  'Ana; Ben',
  'Ana 60%; Ben 40%',
  'Acme',
  '0000-01-01',
  '9999-12-31',
  '2026-02-30',
  '2026-03-31',
  '2026-01-05',
  '2025-11-17',
  '31/12/2025',
  '2026-Q1',
  '2026-03',
  '{"a":1}',
];
const DATES = ['2026-01-05', '2026-03-31T23:59:59Z', '2025-12-31', '0000-01-01', '0001-01-01', '9999-12-31', 'never'];
const NUMBERS = [0, -0, NaN, Infinity, -Infinity, 1e308, 5e-324, 2 ** 53, -1.5, 46000.5];
const NAMES = ['Won', 'Lost', 'Open', 'Ana', 'Webinar', 'Acme', 'Birch', 'Proposal', 'sales', '2026-Q1', 'EUR', ''];

type Draw = <T>(items: readonly T[]) => T;
type Chance = (share: number) => boolean;
/** Random choices of one table, told from its number. */
function luck(seed: number): { below: (n: number) => number; pick: Draw; happens: Chance } {
  const { whole, pick, uniform } = random(seed);
  return { below: whole, pick, happens: (share) => uniform() < share };
}
type Luck = ReturnType<typeof luck>;

function anyCell({ below, pick, happens }: Luck): unknown {
  const kind = below(14);
  if (kind < 6) return pick(TEXTS);
  if (kind === 6) return happens(0.2) ? pick(LONG) : pick(TEXTS);
  if (kind < 9) return below(60100) - 100;
  if (kind === 9) return pick<number>(NUMBERS);
  if (kind === 10) return happens(0.5);
  if (kind === 11) return date(pick(DATES));
  if (kind === 12) return pick([null, undefined]);
  return Array.from({ length: below(12) }, () => String.fromCharCode(below(65536))).join('');
}

/** A cell that is what its field says it is. */
function usualCell({ below, pick, happens }: Luck, word: string, kind: string): unknown {
  if (word === 'status' || word === 'outcome') return pick(['Won', 'Won', 'Lost', 'Open']);
  if (word === 'field') return pick(['stage', 'status', 'amount', 'close', 'deal', 'owner']);
  if (word === 'metric') return pick(['Sales', 'Win rate', 'SALES']);
  if (word === 'period') return pick(['2026-Q1', '2026', '2026-03']);
  if (kind === 'id') return `D-${below(30)}`;
  if (kind === 'flag') return happens(0.5);
  if (kind === 'number') return pick([below(5000), below(5000), below(5000), -below(50), '$1,200', '', 0.5]);
  if (kind !== 'day') return pick(NAMES);
  const day = new Date((20000 + below(650)) * 864e5);
  return happens(0.3) ? day : day.toISOString().slice(0, 10);
}

/** The fields that most functions cannot do without, by table. */
const CORE: Readonly<Record<string, string>> = {
  deals: 'deal id,customer,amount,status,created,close,owner,product,source,stage',
};

/** A table of one kind with most of what it needs, in any order, and some cells, headings and rows of anything. */
function usualTable(by: Luck, name: string, wild: number): unknown[][] {
  const { fields } = tableDef(name as TableName);
  const core = CORE[name]?.split(',');
  const chosen = fields
    .filter(({ word }) =>
      (core?.includes(word) ?? true) ? by.happens(0.95) : by.happens(name === 'deals' ? 0.2 : 0.96),
    )
    .sort(() => by.below(3) - 1);
  const rows = Array.from({ length: by.below(16) }, () =>
    chosen.map(({ word, kind }) => (by.happens(wild) ? anyCell(by) : usualCell(by, word, kind))),
  );
  const headings = chosen.map(({ word }) => (by.happens(wild / 10) ? anyCell(by) : word));
  return [headings.length > 1 ? headings : ['deal id', 'status'], ...rows];
}

function anyTable(by: Luck): unknown[][] {
  const width = 1 + by.below(5);
  return Array.from({ length: 1 + by.below(6) }, () => Array.from({ length: width }, () => anyCell(by)));
}

const TABLE_NAMES = TABLES.filter(({ isDerived, name }) => !isDerived && name !== 'settings').map(({ name }) => name);
const WORDS = [
  ...['month', 'source', 'customer', 'owner x month', 'all', 'details', 'rows', 'vs last year', 'with total', 'plain'],
  ...['2026', 'this quarter', 'last 90 days', 'owner =', 'from', 'basis = created', 'top = 1', '[__proto__]', 'week'],
];

/** What a call is handed: one to four tables, mostly Deals and what goes with them, and up to two words. */
function argumentsOf(by: Luck): unknown[] {
  const wild = by.pick([0, 0.03, 0.15, 0.6]);
  const tables = by.happens(0.85) ? [usualTable(by, 'deals', wild)] : [];
  for (const name of TABLE_NAMES)
    if (name !== 'deals' && by.happens(name === 'spend' ? 0.5 : 0.15)) tables.push(usualTable(by, name, wild));
  if (by.happens(0.05) || tables.length === 0) tables.push(anyTable(by));
  const words = Array.from({ length: by.pick([0, 0, 1, 2]) }, () => (by.happens(0.8) ? by.pick(WORDS) : anyCell(by)));
  return [...tables, settings('2026-06-30'), ...words];
}

/** No speed, but what a person takes for a hang: a thousand times what a call takes, in seconds of the processor. */
const HANG = 10;

/** Asserts that a call answers with clean cells or a sentence, and does not hang. */
function check(name: string, args: readonly unknown[]): void {
  const before = process.cpuUsage();
  checkAnswer(name, args);
  const { user } = process.cpuUsage(before);
  if (user > HANG * 1e6) throw new TypeError(`${name} hangs for ${user / 1e6} seconds`);
}

function checkAnswer(name: string, args: readonly unknown[]): void {
  let result;
  try {
    result = run(name, args, door, ALL);
  } catch (error) {
    if (!(error instanceof Error) || error.constructor !== Error) throw error;
    const { message } = error; // it quotes what was passed, whatever that holds
    if (!message.startsWith(name) || message.includes('[object ') || message.length > 900)
      throw new TypeError(`no sentence for a person: ${message.length} ${message.slice(0, 2000)}`);
    return;
  }
  const rows: readonly unknown[][] = Array.isArray(result) ? result : [[result]];
  for (const row of rows)
    for (const cell of row)
      if (typeof cell === 'number' ? !Number.isFinite(cell) : cell !== null && !/^(str|boo)/.test(typeof cell))
        throw new TypeError(`${name} answers with ${String(cell)}`);
  if (new Set(rows.map((row) => row.length)).size > 1) throw new TypeError(`${name} answers with a ragged range`);
}

test(
  `any cells through any function: an answer or a sentence, ${TRIES} tables`,
  () => {
    const first = isLong ? Date.now() % 1e9 : 0;
    for (let seed = first; seed < first + TRIES; seed++) {
      const by = luck(seed);
      const args = argumentsOf(by);
      const names = Array.from({ length: FUNCTIONS }, () => by.pick(ALL).name);
      for (const name of names) {
        try {
          check(name, grown(args) as unknown[]);
        } catch (error) {
          throw new Error(`${name} of table ${seed}: ${String((error as Error).stack)}\n${JSON.stringify(args)}`);
        }
      }
    }
  },
  isLong ? 3600000 : 300000,
);

test('texts of 50,000 characters as headings and cells of every field do not hang', () => {
  const texts = LONG.flatMap((long) => [
    grown(long),
    `2026-03-05 1:${String(grown(long))}!`,
    `${String(grown(long))}%`,
  ]);
  const { fields } = tableDef('deals');
  const deals = [fields.map(({ word }) => word), ...texts.map((text) => fields.map(() => text))];
  for (const name of ['DATACHECK', 'SALES', 'WINRATE', 'FIELDS'])
    check(name, [deals, settings('2026-06-30'), 'source']);
  for (const text of texts) {
    check('SALES', [[['amount', 'status', text], ...deals.slice(1, 3)], settings('2026-06-30')]);
    check('SALES', [deals.slice(0, 2), settings('2026-06-30'), text]);
  }
});
