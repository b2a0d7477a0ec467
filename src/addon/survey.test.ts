import { UTC } from '../calendar/zone';
import { Book } from '../tables/book';
import { shared } from '../tables/table';
import { recognise } from '../tables/recognise';
import { tabView } from './survey';

const doubts = (...values: string[][]): readonly string[] =>
  tabView(
    { sheet: null as never, name: 'Export', values, headingRow: 1, mapping: recognise(values) },
    { zone: UTC, book: () => new Book(shared(() => UTC)) },
    new Set(),
  ).doubts.filter((doubt) => !/^Without/.test(doubt));

describe('what Set up asks of a tab', () => {
  test('dates that can be read in two ways, with what to do', () => {
    expect(doubts(['Deal ID', 'Status', 'Close date', 'Amount'], ['1', 'Won', '03/04/2026', '5'])).toEqual([
      '"03/04/2026" in Close date can be 3 April 2026 or 4 March 2026, and no other date of the table tells which. Write D/M/Y or M/D/Y beside "Date format" in the Settings tab.',
    ]);
  });

  test('a field that two columns could be, and one whose cells mostly hold something else', () => {
    const rows = ['5', '6', 'x', '7', 'y'].map((cell) => ['1', 'Won', '2026-04-03', cell, 'Acme', 'Acme']);
    expect(doubts(['Deal ID', 'Status', 'Close date', 'Amount', 'Account', 'Company'], ...rows)).toEqual([
      'amount is read from Amount, but many of its cells hold something else. Write Deals: amount and the heading that is meant into the Settings tab.',
      'customer is read from Account, and Company would do as well. Write Deals: customer and the heading that is meant into the Settings tab.',
    ]);
  });

  test('nothing where all is clear', () => {
    expect(doubts(['Deal ID', 'Status', 'Close date', 'Amount'], ['1', 'Won', '2026-04-03', '5'])).toEqual([]);
  });
});
