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

  // By hand: the owners' goals of the quarter are 8,000, of which 7,000 were sold; the year's win rate goal is .5, three of four were won.
  test('vs goal: each number beside its goal; one without a goal stands alone', () => {
    expect(cell('SCORECARD', 'DEALS', 'GOALS', 'SETTINGS', 'Sales, Win rate, Deals won', '2026-Q2', 'vs goal')).toEqual(
      [
        ['Metric', 'Value', 'Goal', 'Attainment'],
        ['Sales', 7000, 8000, 0.875],
        ['Win rate', 0.75, 0.5, 1.5],
        ['Deals won', 3, '', ''],
      ],
    );
    expect(cell('SCORECARD', 'DEALS', 'GOALS', 'SETTINGS', 'Sales, Win rate', '2026-Q2', 'owner', 'vs goal')).toMatch(
      /no room beside several numbers by owner/,
    );
    expect(cell('SCORECARD', 'DEALS', 'SETTINGS', 'Sales, Win rate', '2026-Q2', 'vs goal')).toMatch(/Goals table/);
  });

  test('an answer whose table was not passed says which', () => {
    expect(cell('SCORECARD', 'DEALS', 'SETTINGS', 'CAC')).toMatch(/^!.*Spend/);
  });
});
