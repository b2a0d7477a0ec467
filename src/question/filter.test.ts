import { readIsoDay } from '../calendar/day';
import { CALENDAR } from '../calendar/grain';
import { UTC } from '../calendar/zone';
import { Book } from '../tables/book';
import { shared } from '../tables/table';
import { codedColumn } from './columns';
import type { Condition, Operator } from './cut';
import { applyCondition } from './filter';
import { addTable } from './ranges';
import { date } from './readings/world';

const TABLE = [
  ['Deal', 'Amount', 'Status', 'Created', 'Source', 'Renewal'],
  ['A', 1000, 'Won', date('2026-01-05'), 'Webinar', '2026-06-01'],
  ['B', '1.500,50', 'Open', '2026-02-05', 'webinar ', ''],
  ['C', '', 'Lost', '', 'Ads', '2027-01-01'],
  ['D', -5, 'Won', '2026-03-31', '', 'never'],
  ['E', 'n/a', 'Open', '2026-04-01', '   ', '2026-06-30'],
];

/** The letters of the deals that hold a condition; the state of each is taken from its status. */
function held(field: string, op: Operator, ...values: (string | number)[]): string {
  const book = new Book(shared(() => UTC));
  addTable(TABLE, book);
  const table = book.get('deals')!;
  const keep = new Uint8Array(table.n).fill(1);
  const condition: Condition = { field, op, values };
  const states = Uint8Array.of(1, 0, 2, 1, 0);
  applyCondition(table, condition, codedColumn(table, field, book), states, readIsoDay('2026-03-05'), CALENDAR, keep);
  return 'ABCDE'.replace(/./g, (letter, i: number) => (keep[i] ? letter : ''));
}

// by hand, from the table above; a missing number, date or name is only ever unequal
test.each<[string, Operator, (string | number)[], string]>([
  ['amount', '=', [1000], 'A'],
  ['amount', '=', ['1k'], 'A'],
  ['amount', '<>', [1000], 'BCDE'],
  ['amount', '<', [1000], 'D'],
  ['amount', '<=', ['1,000'], 'AD'],
  ['amount', '>', [1000], 'B'],
  ['amount', '>=', [-5], 'ABD'],
  ['amount', 'in', [1000, -5], 'AD'],
  ['amount', 'not in', [1000, -5], 'BCE'],
  ['amount', 'contains', ['00'], 'AB'], // as it stands in the cell
  ['amount', 'is blank', [], 'C'],
  ['amount', 'is not blank', [], 'ABDE'],
  ['created', '=', ['2026-02-05'], 'B'],
  ['created', '=', ['2026-Q1'], 'ABD'],
  ['created', '<>', ['2026-Q1'], 'CE'],
  ['created', '<', ['2026-02'], 'A'],
  ['created', '<=', ['2026-02'], 'AB'],
  ['created', '>', ['2026-02'], 'DE'],
  ['created', '>=', ['2026-02'], 'BDE'],
  ['created', '>=', ['this month'], 'DE'],
  ['created', 'in', ['2026-01', '2026-03'], 'AD'],
  ['created', 'not in', ['2026-01', '2026-03'], 'BCE'],
  ['created', '=', [2026], 'ABDE'],
  ['source', '=', ['WEBINAR'], 'AB'],
  ['source', '<>', ['webinar'], 'CDE'],
  ['source', 'in', ['Ads', 'Webinar'], 'ABC'],
  ['source', 'not in', ['Ads'], 'ABDE'],
  ['source', 'contains', ['BIN'], 'AB'],
  ['source', '=', ['nobody'], ''],
  ['source', 'is blank', [], 'DE'],
  ['source', '=', ['(None)'], 'DE'], // the name that groups give to what has none
  ['source', '<>', ['(none)'], 'ABC'],
  ['source', 'in', ['Ads', '(none)'], 'CDE'],
  ['source', 'not in', ['Ads', '(none)'], 'AB'],
  ['source', 'contains', ['none'], ''],
  ['source', 'is not blank', [], 'ABC'],
  ['[Renewal]', '<=', ['2026-06-30'], 'AE'], // a free heading is read as the value asks
  ['[Renewal]', '=', ['never'], 'D'],
  ['outcome', '=', ['Won'], 'AD'],
  ['outcome', '<>', ['won'], 'BCE'],
  ['outcome', 'in', ['won', 'lost'], 'ACD'],
])('%s %s %j keeps %s', (field, op, values, letters) => expect(held(field, op, ...values)).toBe(letters));

test.each<[string, Operator, (string | number)[], string]>([
  ['amount', '>', ['big'], '"amount > big" needs a number, such as amount > 1000'],
  ['amount', 'in', [5, 'big'], '"amount in big" needs a number'],
  ['created', '>=', ['soon'], '"created >= soon" needs a date or a period, such as created >= 2026-03-31'],
  ['region', '=', ['DACH'], 'Deals has no region column, so "region = DACH" cannot be applied to it'],
  [
    'source',
    'in',
    ['Webinar, Ads'],
    '"source in (Webinar, Ads)" is one name with commas in it. Separate names by semicolons: "source in (Webinar; Ads)"',
  ],
])('%s %s %j is refused', (field, op, values, sentence) => expect(() => held(field, op, ...values)).toThrow(sentence));

test('a name with a comma is a name', () => {
  expect(held('source', 'in', 'Acme, Inc.')).toBe('');
});
