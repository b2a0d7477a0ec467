import { cell, rowsOf } from '../../../test/support/cell';

describe('SCORECARD', () => {
  test('by owner every column equals the answer alone', () => {
    const rows = rowsOf('SCORECARD', 'DEALS', 'SETTINGS', 'Sales, Win rate', 'owner');
    const sales = new Map(rowsOf('SALES', 'DEALS', 'SETTINGS', 'owner').map((row) => [row.Owner, row.Sales]));
    const rates = new Map(rowsOf('WINRATE', 'DEALS', 'SETTINGS', 'owner').map((row) => [row.Owner, row['Win rate']]));
    expect(rows.map((row) => row.Owner)).toEqual(['Ben', 'Ana', 'Cem']);
    for (const row of rows) expect([row.Sales, row['Win rate']]).toEqual([sales.get(row.Owner), rates.get(row.Owner)]);
  });

  test('names are read by title and by function; a list is refused with its name', () => {
    expect(cell('SCORECARD', 'DEALS', 'SETTINGS', 'SALES, deals won')).toEqual([
      ['Metric', 'Value'],
      ['Sales', 12200],
      ['Deals won', 6],
    ]);
    expect(cell('SCORECARD', 'DEALS', 'SETTINGS', 'FIELDS')).toMatch(/^!.*FIELDS answers with a list/);
  });

  test('an answer whose table was not passed says which', () => {
    expect(cell('SCORECARD', 'DEALS', 'SETTINGS', 'CAC')).toMatch(/^!.*Spend/);
  });
});
