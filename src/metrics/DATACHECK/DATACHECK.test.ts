import { rowsOf } from '../../../test/support/cell';

const HEAD = ['Deal ID', 'Customer', 'Status', 'Created', 'Close date', 'Amount'];

describe('DATACHECK', () => {
  test('each planted problem is found with its row', () => {
    const deals = [
      HEAD,
      ['a', 'Acme', 'Won', '2026-01-01', '', 10],
      ['b', 'Acme', 'Won', '2026-01-01', '2026-01-09', ''],
      ['c', '', 'Won', '2026-01-01', '2026-01-09', 10],
      ['d', 'Acme', 'Lost', '2026-03-01', '2026-01-09', 10],
      ['e', 'Acme', 'Won', '2026-01-01', '2026-01-09', '#N/A'],
    ];
    const rows = rowsOf('DATACHECK', deals, 'SETTINGS');
    const row = (part: string) => rows.find((each) => String(each.Problem).includes(part));
    expect(row('without a close date')).toMatchObject({ Rows: 1, 'Which rows': '2' });
    expect(row('without an amount')).toMatchObject({ Rows: 2, 'Which rows': '3, 6' });
    expect(row('without a customer')).toMatchObject({ Rows: 1, 'Which rows': '4' });
    expect(row('before')).toMatchObject({ Rows: 1, 'Which rows': '5' });
    expect(row('#N/A')).toMatchObject({ Rows: 1, 'Which rows': '6' });
  });

  test('clean rows: it says so', () => {
    expect(rowsOf('DATACHECK', [HEAD, ['a', 'Acme', 'Won', '2026-01-01', '2026-01-09', 10]], 'SETTINGS')).toEqual([
      { Problem: 'Nothing found: every row counts', Rows: 0, 'Which rows': '', 'Left out of': '' },
    ]);
  });
});
