import { isoText, readIsoDay } from '../calendar/day';
import { UTC } from '../calendar/zone';
import type { Values } from './cell';
import { LOST, OPEN, WON } from './outcome';
import { recognise } from './recognise';
import { Book } from './book';
import { shared, type Table } from './table';

const bookOf = (...tables: Values[]): Book => {
  const book = new Book(shared(() => UTC));
  for (const values of tables) book.add(values, recognise(values)!);
  return book;
};
const dealsOf = (...rows: unknown[][]): Table => bookOf(rows as unknown as Values).get('deals')!;
const states = (table: Table): string =>
  Array.from(table.outcomes(), (state) => ({ [OPEN]: 'o', [WON]: 'w', [LOST]: 'l' })[state]).join('');

describe('rows', () => {
  const table = dealsOf(
    ['Customer', 'Amount', 'Close date', ''],
    ['Acme', 1, '2026-01-01', ''],
    ['', '', '', ''],
    [null, undefined, '  ', ''],
    ['', '', '', 'a note'],
    ['Birch', 2, '2026-01-02', ''],
    ['', '', '', ''],
  );
  test('blank rows do not exist, and the others keep their number in the range', () => {
    expect([table.n, ...Array.from(table.rowNumber)]).toEqual([3, 2, 5, 6]);
    expect(table.cells('customer')).toEqual(['Acme', '', 'Birch']);
  });
  test('headings alone are a table without rows', () => {
    const empty = dealsOf(['Customer', 'Amount', 'Close date']);
    expect([empty.n, empty.number('amount').length, states(empty)]).toEqual([0, 0, '']);
  });
  test('what it lacks is missing everywhere', () => {
    expect(table.has('owner')).toBe(false);
    expect(Array.from(table.coded('owner').codes)).toEqual([-1, -1, -1]);
    expect(Array.from(table.number('quantity'))).toEqual([NaN, NaN, NaN]);
    expect(table.text('deal id')).toEqual(['', '', '']);
    expect(table.cells('owner')).toEqual([]);
  });
});

describe('columns', () => {
  const table = dealsOf(
    ['Customer', 'Amount', 'Close date', 'Sector', 'Contract_Length'],
    [' Acme ', '1.200', '2026-01-01', 'IT', 12],
    ['acme', '#N/A', 'soon', '', 6],
    ['Birch', 'n/a', '', 'it', 6],
    ['Birch', '950,50', 46024, '#REF!', ''],
  );
  test('numbers, days and names, with what could not be read noted by its heading', () => {
    expect(Array.from(table.number('amount'))).toEqual([1200, NaN, NaN, 950.5]);
    expect(Array.from(table.day('close'), isoText)).toEqual(['2026-01-01', '', '', '2026-01-02']);
    expect(Array.from(table.coded('customer').codes)).toEqual([0, 0, 1, 1]);
    expect(table.problems()).toEqual([
      { reason: 'Deals: an error such as #N/A in Amount', rows: 1, first: [3] },
      { reason: 'Deals: "n/a" in Amount is not a number', rows: 1, first: [4] },
      { reason: 'Deals: "soon" in Close date is not a date', rows: 1, first: [3] },
    ]);
  });
  test('a heading in square brackets, also in another spelling', () => {
    expect(
      ['[Sector]', '[SECTOR]', '[contract length]', '[Customer]', '[Nothing]'].map((field) => table.column(field)),
    ).toEqual([3, 3, 4, 0, -1]);
    expect(['[Sector]', '[Customer]', '[amount]'].map((field) => table.kindOf(field))).toEqual([
      'text',
      'text',
      'number',
    ]);
    expect(Array.from(table.coded('[Sector]').codes)).toEqual([0, -1, 0, -1]); // an error is no name
  });
});

describe('what a table says of each deal', () => {
  const of = (headings: string[], ...rows: unknown[][]): string =>
    states(
      dealsOf(
        ['Customer', 'Amount', 'Close date', ...headings],
        ...rows.map((row) => ['Acme', 1, '2026-01-01', ...row]),
      ),
    );
  test('a plain list of sales is won', () => expect(of([], [], [])).toBe('ww'));
  test('by status', () => expect(of(['Status'], ['Won'], ['lost'], ['Open'], [''], ['Negotiation'])).toBe('wlooo'));
  test('by stage', () => expect(of(['Stage'], ['Closed Won'], ['closedlost'], ['Proposal'])).toBe('wlo'));
  test('by status, and where it says nothing by stage', () => {
    expect(
      of(
        ['Status', 'Stage'],
        ['Won', 'Proposal'],
        ['', 'Closed Lost'],
        ['Open', 'Closed Won'],
        ['Lost', 'Won'],
        ['Open', ''],
      ),
    ).toBe('wlwlo');
  });
  test('by flags before words', () => {
    expect(
      of(['Is won', 'Is closed', 'Stage'], [true, true, 'x'], [false, true, 'x'], [false, false, 'Closed Won']),
    ).toBe('wlw');
    expect(of(['Won', 'Closed'], ['yes', 'yes'], ['no', 'yes'], ['no', 'no'])).toBe('wlo');
    expect(of(['Is closed', 'Status'], [1, 'Won'], [1, 'Lost'], [0, 'Open'], [1, 'x'])).toBe('wloo');
  });
});

test('Pipedrive has a column for the day a deal was won and one for the day it was lost', () => {
  const table = dealsOf(
    ['Title', 'Value', 'Status', 'Won time', 'Lost time'],
    ['A', 1, 'Won', '2026-01-05 10:00:00', ''],
    ['B', 1, 'Lost', '', '2026-02-06 10:00:00'],
    ['C', 1, 'Open', '', ''],
  );
  expect(Array.from(table.day('close'), isoText)).toEqual(['2026-01-05', '2026-02-06', '']);
  expect(table.day('close')[1]).toBe(readIsoDay('2026-02-06'));
});

describe('the tables of one call', () => {
  const deals: Values = [
    ['Customer', 'Amount', 'Close date', 'Source'],
    ['Acme', 1, '2026-01-01', 'Webinar'],
    ['Birch', 1, '2026-01-01', 'webinar '],
  ];
  const spend: Values = [
    ['Date', 'Source', 'Cost'],
    ['2026-01-01', 'WEBINAR', 5],
  ];
  test('share one dictionary per field', () => {
    const book = bookOf(deals, spend);
    expect(book.get('spend')!.coded('source').codes[0]).toBe(book.get('deals')!.coded('source').codes[0]);
    expect(book.names('source').size).toBe(1);
  });
  test('are each of another kind', () => {
    expect(() => bookOf(deals, deals)).toThrow(
      'Two of the ranges read as Deals. Pass one Deals table, with all its rows',
    );
    expect(
      bookOf(deals, spend)
        .all()
        .map(({ title }) => title),
    ).toEqual(['Deals', 'Spend']);
    expect(bookOf(deals).get('goals')).toBeUndefined();
  });
});
