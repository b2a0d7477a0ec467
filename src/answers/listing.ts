import { isoText, NO_DAY } from '../calendar/day';
import type { Answer, AnswerColumn, Counted, Value } from '../metrics/metric';
import type { Cut } from '../question/cut';
import type { Question } from '../question/question';
import type { Clock } from '../question/rows';
import { rowsOf } from '../question/rows';
import { LOST, OPEN, STATE_NAMES, WON } from '../tables/outcome';
import type { Table } from '../tables/table';

const CLOCKS: Readonly<Record<Counted, Clock>> = {
  won: 'closed',
  closed: 'closed',
  created: 'created',
  open: 'expected',
  spend: 'spent',
};

const DEAL_COLUMNS: readonly (readonly [field: string, heading: string, unit: AnswerColumn['unit']])[] = [
  ['deal id', 'Deal id', 'text'],
  ['deal name', 'Deal name', 'text'],
  ['customer', 'Customer', 'text'],
  ['owner', 'Owner', 'text'],
  ['amount', 'Amount', 'money'],
  ['outcome', 'Outcome', 'text'],
  ['created', 'Created', 'day'],
  ['close', 'Close', 'day'],
];
const SPEND_COLUMNS: typeof DEAL_COLUMNS = [
  ['date', 'Date', 'day'],
  ['source', 'Source', 'text'],
  ['kind', 'Kind', 'text'],
  ['amount', 'Amount', 'money'],
];

/** The rows a number counted, largest first: named by deal id and by their row in the table as passed (heading row = 1). */
export function listing(question: Question, cut: Cut, counted: Counted): Answer {
  const table = question.book.get(counted === 'spend' ? 'spend' : 'deals') as Table;
  const rows = rowsOf(table, { ...cut, by: [] }, CLOCKS[counted], question.book, question.settings.fiscal);
  const isKept = (i: number): boolean => {
    if (rows.group[i] < 0) return false;
    if (counted === 'won') return rows.state[i] === WON;
    if (counted === 'open') return rows.state[i] === OPEN;
    return counted !== 'closed' || rows.state[i] === WON || rows.state[i] === LOST;
  };
  const amount = rows.number('amount');
  const id = rows.text('deal id');
  const lines: number[] = [];
  for (let i = 0; i < rows.n; i++) if (isKept(i)) lines.push(i);
  const size = (i: number): number => (amount[i] === amount[i] ? amount[i] : -Infinity);
  lines.sort((a, b) => size(b) - size(a) || (id[a] < id[b] ? -1 : id[a] > id[b] ? 1 : a - b));
  const shown = (counted === 'spend' ? SPEND_COLUMNS : DEAL_COLUMNS).filter(
    ([field]) => field === 'outcome' || table.has(field),
  );
  const cell = (field: string, unit: AnswerColumn['unit'], i: number): Value => {
    if (field === 'outcome') return STATE_NAMES[rows.state[i]];
    if (unit === 'money') return amount[i] === amount[i] ? amount[i] : null;
    if (unit === 'day') return table.day(field)[i] === NO_DAY ? null : isoText(table.day(field)[i]);
    return table.text(field)[i] || null;
  };
  return {
    columns: [
      ...shown.map(([, heading, unit]): AnswerColumn => ({ heading, unit, role: 'evidence' })),
      { heading: 'Row', unit: 'count', role: 'evidence' },
    ],
    rows: lines.map((i) => [...shown.map(([field, , unit]) => cell(field, unit, i)), rows.rowNumber(i)]),
    whole: [],
    refusal: lines.length === 0 ? 'no row was counted' : null,
    leftOut: rows.leftOut,
    definition: 'The rows that were counted, largest first.',
  };
}
