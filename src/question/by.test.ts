import { Book } from '../tables/book';
import { shared } from '../tables/table';
import { UTC } from '../calendar/zone';
import { readGrain, readGrouping } from './by';
import { axisText } from './cut';
import { absentField, fieldOf, fieldWords, freeHeadings, kindOf, tablesIn } from './fields';
import { addTable } from './ranges';
import { DEALS, GOALS, OWNERS, SETTINGS, SPEND } from './readings/world';
import type { Values } from '../tables/cell';

const bookOf = (...tables: Values[]): Book => {
  const book = new Book(shared(() => UTC));
  tables.forEach((table) => addTable(table, book));
  return book;
};
const grouped = (text: string, book: Book): string | null => {
  const read = readGrouping(text, book);
  return read && `${read.layout}: ${read.by.map(axisText).join(' + ') || 'all'}`;
};

test('grains by their noun and how often', () => {
  expect(
    ['day', 'Daily', 'week', 'weekly', 'MONTH', 'monthly', 'quarterly', ' year ', 'hour', 'days'].map(readGrain),
  ).toEqual(['day', 'day', 'week', 'week', 'month', 'month', 'quarter', 'year', null, null]);
});

// by hand, from the grammar of `by`
test.each([
  ['month', 'long: month'],
  ['all', 'long: all'],
  ['source', 'long: source'],
  ['month, [Sector]', 'long: month + [Sector]'],
  ['month x source', 'grid: month + source'],
  ['source × week', 'grid: source + week'],
  ['month, source, owner', 'long: month + source + owner'], // refused by its length later
  ['opportunity, status', null], // not the field opportunitystatus
  ['month x', null],
  ['x', null],
  [',', null],
  ['month source', null],
])('%j', (text, read) => expect(grouped(text, bookOf(DEALS))).toBe(read));

describe('which field a text names', () => {
  const book = bookOf(SPEND, OWNERS, SETTINGS, GOALS, DEALS);
  test('tables stand in the order of the catalogue, those of choices aside', () => {
    expect(tablesIn(book).map(({ name }) => name)).toEqual(['deals', 'spend', 'goals', 'owners']);
  });
  test.each([
    ['amount', 'amount'], // the deals' before the spend's
    ['cost', 'amount'], // a heading of Spend
    ['channel', 'source'],
    ['close', 'close'],
    ['date', 'close'], // another name of the deals' field, before Spend's own word
    ['month', 'date'], // Spend's heading
    ['team', 'team'],
    ['target', 'target'],
    ['value', 'amount'], // never the column of Settings
    ['setting', null],
    ['sector', '[Sector]'],
    ['[SECTOR]', '[Sector]'],
    ['[owner]', 'owner'], // a heading of Owners
    ['[rep]', null],
    ['outcome', 'outcome'],
    ['campaign', null],
    ['', null],
    ['[]', null],
    ['?', null],
  ])('%j is %j', (text, field) => expect(fieldOf(text, book)).toBe(field));

  test('without a table every field of the catalogue', () => {
    expect(['campaign', 'utm source', 'converted', 'nonsense'].map((text) => fieldOf(text, bookOf()))).toEqual([
      'campaign',
      'source',
      'converted',
      null,
    ]);
  });
  test('what no table has is told from what is no field', () => {
    expect([absentField('campaign'), absentField('utm_campaign'), absentField('xyz')]).toEqual([
      'campaign',
      'campaign',
      null,
    ]);
  });
  test('the words and headings that suggestions are made from', () => {
    expect(fieldWords(bookOf(SPEND))).toEqual(expect.arrayContaining(['date', 'source', 'amount']));
    expect(freeHeadings(bookOf(DEALS))).toEqual(['ARR', 'Sector', 'Opt in']);
  });
  test('the kind of a field is that of the first table that has it', () => {
    expect(['amount', 'close', 'owner', '[Sector]', 'deal id', 'outcome'].map((field) => kindOf(field, book))).toEqual([
      'number',
      'day',
      'text',
      'text',
      'id',
      'text',
    ]);
  });
});
