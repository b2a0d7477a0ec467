import { asOf, cell, rowsOf } from '../../../test/support/cell';

const HEAD = ['Deal ID', 'Customer', 'Status', 'Created', 'Close date', 'Amount'];
const won = (id: string, change: Record<string, unknown> = {}): unknown[] => {
  const row: Record<string, unknown> = {
    'Deal ID': id,
    Customer: `Customer of ${id}`,
    Status: 'Won',
    Created: '2026-01-01',
    'Close date': '2026-01-11',
    Amount: 100,
    ...change,
  };
  return HEAD.map((heading) => row[heading]);
};
const check = (...tables: unknown[]): Record<string, unknown>[] => rowsOf('DATACHECK', ...tables, 'SETTINGS');

describe('DATACHECK', () => {
  test('each problem with its rows, its deals and what it does', () => {
    const rows = check([
      HEAD,
      won('a', { 'Close date': '' }),
      won('b', { Amount: '' }),
      won('c', { Customer: '' }),
      won('d', { Status: 'Lost', Created: '2026-03-01' }),
      won('e', { Amount: '#N/A' }),
    ]);
    const row = (part: string) => rows.find((each) => String(each.Problem).includes(part));
    expect(row('without a close date')).toMatchObject({ Rows: 1, 'Which rows': '2', Deals: 'a' });
    expect(row('won without an amount')).toMatchObject({ Rows: 2, 'Which rows': '3, 6', Deals: 'b, e' });
    expect(row('without a customer')).toMatchObject({
      Rows: 1,
      'Which rows': '4',
      'What it does': 'Left out of NEWVSRETURNING, REPEATRATE, CAC, CLV',
    });
    expect(row('before')).toMatchObject({ Rows: 1, 'Which rows': '5', Deals: 'd' });
    expect(row('#N/A')).toMatchObject({ Rows: 1, 'Which rows': '6', Deals: 'e' });
  });

  test('bounds by hand: an overdue deal of 300 beside two won and one lost of 100', () => {
    const deals = [
      [...HEAD, 'Expected close'],
      [...won('a'), ''],
      [...won('b'), ''],
      [...won('c', { Status: 'Lost' }), ''],
      [...won('d', { Status: 'Open', 'Close date': '', Amount: 300, Created: '2026-06-25' }), '2026-06-29'],
    ];
    expect(check(deals)).toEqual([
      {
        Problem: 'Deals: open past their expected close date',
        Rows: 1,
        'Which rows': '5',
        Deals: 'd',
        'What it does': 'Counted as open in PIPELINE, in no later period; left out of WINRATE',
        'Sales low': 200,
        'Sales high': 500, // won: + 300
        'Win rate low': 2 / 4, // lost
        'Win rate high': 3 / 4, // won
        'Sales cycle low': 8, // won on 29 June, the day it was expected: (10 + 10 + 4) / 3
        'Sales cycle high': 10,
        'CAC low': '', // no spend
        'CAC high': '',
        'CLV low': 100,
        'CLV high': 500 / 3,
      },
    ]);
  });

  test('bounds by hand: a row that stands twice counts twice, or once', () => {
    const deals = [HEAD, won('a'), won('a'), won('b', { Amount: 50 }), won('c', { Status: 'Lost' })];
    const [row] = check(deals);
    expect(row).toMatchObject({
      Problem: 'Deals: the deal id of a row above',
      'Sales low': 150,
      'Sales high': 250,
      'Win rate low': 2 / 3,
      'Win rate high': 3 / 4,
    });
  });

  test('a deal won on no day is left out, or counts on the as-of day', () => {
    const [row] = check([HEAD, won('a'), won('b'), won('c', { 'Close date': '' })]);
    expect(row).toMatchObject({ 'Sales low': 200, 'Sales high': 300, 'Sales cycle high': (10 + 10 + 180) / 3 });
  });

  test('the bounds are those of the period and the conditions', () => {
    const deals = [HEAD, won('a'), won('a'), won('b', { 'Close date': '2026-02-01', Amount: 50 })];
    const [row] = rowsOf('DATACHECK', deals, 'SETTINGS', '2026-02');
    expect(row).toMatchObject({ Rows: 1, 'Sales low': 50, 'Sales high': 50 });
  });

  test('clean rows: it says so', () => {
    expect(check([HEAD, won('a')])[0]).toMatchObject({ Problem: 'Nothing found: every row counts', Rows: 0 });
  });

  test('no more than ten rows are named, and an ellipsis for the others', () => {
    const deals = [HEAD, ...Array.from({ length: 12 }, (_, i) => won(`d${i}`, { Amount: '' }))];
    expect(check(deals).find(({ Rows }) => Rows === 12)).toMatchObject({
      'Which rows': '2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …',
      Deals: 'd0, d1, d2, d3, d4, d5, d6, d7, d8, d9, …',
    });
  });

  test('nothing but headings is no fault', () => {
    expect(cell('DATACHECK', [HEAD], asOf('2026-06-30'))).toBeInstanceOf(Array);
  });
});
