import { isoText, NO_DAY } from '../calendar/day';
import { firstPurchases, isPurchase, isRefund } from '../facts/history';
import type { Answer, AnswerColumn, Counted, Value } from '../metrics/metric';
import type { Cut } from '../question/cut';
import type { Question } from '../question/question';
import type { Clock, Rows } from '../question/rows';
import { rowsOf } from '../question/rows';
import { LOST, OPEN, STATE_NAMES, WON } from '../tables/outcome';
import type { Table } from '../tables/table';

type Test = (line: number) => boolean;

/** What tests the lines in one state, refunds among them. */
const stateIs =
  (of: number) =>
  ({ state }: Rows): Test =>
  (i) =>
    state[i] === of;

/** For each kind of counted rows, the date they count on and which lines of the cut they are. */
const KINDS: Readonly<Record<Counted, readonly [clock: Clock, test: (rows: Rows) => Test]>> = {
  won: ['closed', isWonDeal],
  'won with an amount': ['closed', (rows) => both(isWonDeal(rows), hasAmount(rows))],
  'won and refunds': ['closed', stateIs(WON)],
  closed: ['closed', (rows) => either(isWonDeal(rows), (i) => rows.state[i] === LOST)],
  lost: ['closed', stateIs(LOST)],
  spells: ['entered', () => () => true],
  reaches: ['entered', () => () => true],
  purchases: ['closed', bought],
  'first purchases': ['closed', boughtFirst],
  'cycles of won': ['closed', (rows) => both(hasLife(rows), (i) => rows.state[i] === WON)],
  'cycles of lost': ['closed', (rows) => both(hasLife(rows), (i) => rows.state[i] === LOST)],
  'cycles of closed': ['closed', hasLife],
  created: ['created', isDeal],
  lives: ['created', hasLife],
  open: ['expected', stateIs(OPEN)],
  'open with age and amount': ['expected', openWithAge],
  spend: ['spent', () => () => true],
};

const either =
  (one: Test, two: Test): Test =>
  (i) =>
    one(i) || two(i);
const both =
  (one: Test, two: Test): Test =>
  (i) =>
    one(i) && two(i);

function isWonDeal(rows: Rows): Test {
  const amount = rows.number('amount');
  return (i) => rows.state[i] === WON && !(amount[i] < 0);
}

/** What is no refund. */
function isDeal({ state, number }: Rows): Test {
  const amount = number('amount');
  return (i) => !isRefund(state, amount, i);
}

function hasAmount(rows: Rows): Test {
  const amount = rows.number('amount');
  return (i) => amount[i] === amount[i];
}

function openWithAge(rows: Rows): Test {
  const amount = rows.number('amount');
  return both(hasLife(rows), (i) => rows.state[i] === OPEN && amount[i] > 0);
}

/** Won deals of known customers, and what was taken back from them. */
function bought({ state, codes }: Rows): Test {
  const customer = codes('customer');
  return (i) => state[i] === WON && customer[i] >= 0;
}

function boughtFirst(rows: Rows): Test {
  const customer = rows.codes('customer');
  const amount = rows.number('amount');
  const first = firstPurchases(rows, customer);
  return (i) => isPurchase(rows, customer, amount, i) && rows.dealOf(first[customer[i]]) === rows.dealOf(i);
}

/** Deals with a created date that is not after their end. */
function hasLife(rows: Rows): Test {
  const { state, day } = rows;
  const isCounted = isDeal(rows);
  const created = day('created');
  const close = day('close');
  return (i) => isCounted(i) && created[i] !== NO_DAY && (state[i] === OPEN || created[i] <= close[i]);
}

/** Fields that a list shows, with their headings; a unit where they are no text. */
const DEAL_COLUMNS: readonly (readonly [field: string, heading: string, unit?: AnswerColumn['unit']])[] = [
  ['deal id', 'Deal id'],
  ['deal name', 'Deal name'],
  ['customer', 'Customer'],
  ['owner', 'Owner'],
  ['amount', 'Amount', 'money'],
  ['outcome', 'Outcome'],
  ['created', 'Created', 'day'],
  ['close', 'Close', 'day'],
];
const SPEND_COLUMNS: typeof DEAL_COLUMNS = [
  ['date', 'Date', 'day'],
  ['source', 'Source'],
  ['kind', 'Kind'],
  ['amount', 'Amount', 'money'],
];

const STAGE_COLUMNS: typeof DEAL_COLUMNS = [
  ...DEAL_COLUMNS.slice(0, 5),
  ['stage', 'Stage'],
  ['entered', 'Entered', 'day'],
  ['left on', 'Left', 'day'],
  ['lost on', 'Lost', 'day'],
];

/** The table that counted rows are of. */
export const countedTable = (counted: Counted): 'deals' | 'spend' | 'spells' | 'reaches' =>
  counted === 'spend' || counted === 'spells' || counted === 'reaches' ? counted : 'deals';

/**
 * The rows a number counted, largest first: named by deal id and by their row in the table as passed (heading row = 1).
 * Where a part of a deal counted, its amount is that part, with the share beside it.
 */
export function listing(question: Question, cut: Cut, counted: Counted): Answer {
  const name = countedTable(counted);
  const table = question.book.get(name) as Table;
  const [clock, test] = KINDS[counted];
  const rows = rowsOf(table, { ...cut, by: [] }, clock, question.book, question.settings);
  const isCounted = test(rows);
  const amount = rows.number('amount');
  const id = rows.text('deal id');
  const lines: number[] = [];
  for (let i = 0; i < rows.n; i++) if (rows.group[i] >= 0 && isCounted(i)) lines.push(i);
  const { weight } = rows;
  const size = (i: number): number => (amount[i] === amount[i] ? amount[i] * weight[i] : -Infinity);
  lines.sort((a, b) => size(b) - size(a) || (id[a] < id[b] ? -1 : id[a] > id[b] ? 1 : a - b));
  const columns = name === 'deals' ? DEAL_COLUMNS : name === 'spend' ? SPEND_COLUMNS : STAGE_COLUMNS;
  const shown = columns.filter(([field]) => field === 'outcome' || rows.has(field));
  const isShared = lines.some((i) => weight[i] !== 1);
  const cell = (field: string, unit: AnswerColumn['unit'] | undefined, i: number): Value => {
    if (field === 'outcome') return STATE_NAMES[rows.state[i]];
    if (unit === 'money') return amount[i] === amount[i] ? amount[i] * weight[i] : null;
    if (unit === 'day') return rows.day(field)[i] === NO_DAY ? null : isoText(rows.day(field)[i]);
    return rows.text(field)[i] || null;
  };
  return {
    columns: [
      ...shown.map(([, heading, unit = 'text']): AnswerColumn => ({ heading, unit, role: 'evidence' })),
      ...(isShared ? [{ heading: 'Share', unit: 'share', role: 'evidence' } as const] : []),
      { heading: 'Row', unit: 'count', role: 'evidence' },
    ],
    rows: lines.map((i) => [
      ...shown.map(([field, , unit]) => cell(field, unit, i)),
      ...(isShared ? [weight[i]] : []),
      rows.rowNumber(i),
    ]),
    whole: [],
    refusal: lines.length === 0 ? 'no row was counted' : null,
    leftOut: rows.leftOut,
    definition: 'The rows that were counted, largest first.',
  };
}
