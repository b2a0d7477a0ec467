import { asOf, cell, rowsOf } from '../../../test/support/cell';

describe('SCORECARD', () => {
  test('by owner every column equals the answer alone', () => {
    const rows = rowsOf('SCORECARD', 'DEALS', 'SETTINGS', 'Sales, Win rate', 'owner');
    const sales = new Map(rowsOf('SALES', 'DEALS', 'SETTINGS', 'owner').map((row) => [row.Owner, row.Sales]));
    const rates = new Map(rowsOf('WINRATE', 'DEALS', 'SETTINGS', 'owner').map((row) => [row.Owner, row['Win rate']]));
    expect(rows.map((row) => row.Owner)).toEqual(['Ben', 'Ana', 'Cem']);
    for (const row of rows) expect([row.Sales, row['Win rate']]).toEqual([sales.get(row.Owner), rates.get(row.Owner)]);
  });

  // by hand: Ana won 100, Ben has an open deal of 70, Cem lost one; spend names no owner
  test('a sum with nothing in it is 0, a rate of nothing has no answer, and neither has what no row names', () => {
    const deals = [
      ['Deal ID', 'Status', 'Created', 'Close date', 'Expected close', 'Amount', 'Owner', 'Customer'],
      ['1', 'Won', '2026-01-02', '2026-01-20', '', 100, 'Ana', 'a'],
      ['2', 'Won', '2026-01-02', '2026-01-21', '', 100, 'Ana', 'b'],
      ['3', 'Open', '2026-01-02', '', '2026-09-01', 70, 'Ben', 'c'],
      ['4', 'Lost', '2026-01-02', '2026-01-22', '', 50, 'Cem', 'd'],
    ];
    const june = asOf('2026-02-15');
    const rows = rowsOf('SCORECARD', deals, june, 'Sales, Pipeline, Deal size, Win rate', 'owner');
    expect(rows.map((row) => [row.Owner, row.Sales, row.Pipeline, row['Deal size'], row['Win rate']])).toEqual([
      ['Ana', 200, 0, 100, ''],
      ['Ben', 0, 70, '', ''],
      ['Cem', 0, 0, '', ''],
    ]);
    const spend = [
      ['Date', 'Amount', 'Campaign'],
      ['2026-01-05', 40, 'Fair'],
    ];
    // no deal names a campaign, so what the fair sold is not known
    expect(
      rowsOf('SCORECARD', deals, spend, june, 'Sales, CAC', 'campaign').map((row) => [row.Campaign, row.Sales]),
    ).toEqual([
      ['Fair', ''],
      ['(none)', 200],
    ]);
  });

  test('"plain" keeps every number, and "sort by metric" goes by the first', () => {
    expect(cell('SCORECARD', 'DEALS', 'SETTINGS', 'Deals won, Sales', 'product', 'plain', 'sort by metric')).toEqual([
      ['Product', 'Deals won', 'Sales'],
      ['Basic', 3, 3200],
      ['Pro', 3, 9000],
    ]);
    expect(cell('SCORECARD', 'DEALS', 'SETTINGS', 'Sales', 'plain')).toEqual([
      ['Metric', 'Value'],
      ['Sales', 12200],
    ]);
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
