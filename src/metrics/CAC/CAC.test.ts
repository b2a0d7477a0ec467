import { cell, rowsOf } from '../../../test/support/cell';

const deals = [
  ['Deal ID', 'Customer', 'Status', 'Close date', 'Amount', 'Source'],
  ['a', 'Acme', 'Won', '2026-01-10', 1, 'Web'],
  ['b', 'Acme', 'Won', '2026-02-10', 1, 'Ads'],
  ['c', 'Birch', 'Won', '2026-02-11', 1, 'Ads'],
  ['d', 'Cedar', 'Won', '2026-02-12', 1, ''],
];
const spend = [
  ['Date', 'Source', 'Spend'],
  ['2026-01-01', 'Web', 300],
  ['2026-02-01', 'Ads', 500],
  ['2026-02-01', '', 100],
  ['2026-02-01', 'Fair', 50],
];

describe('CAC', () => {
  test('by hand: 950 for Acme, Birch and Cedar; in February 650 for two, Acme was there already', () => {
    expect(cell('CAC', deals, spend, 'SETTINGS')).toBeCloseTo(950 / 3, 12);
    expect(cell('CAC', deals, spend, 'SETTINGS', '2026-02')).toBe(325);
  });

  test('by source the parts add up to the whole; a source that won nobody has no CAC, and neither has what names no source', () => {
    const rows = rowsOf('CAC', deals, spend, 'SETTINGS', 'source', 'with total');
    expect(rows.map((row) => [row.Source, row.CAC, row.Spend, row['New customers']])).toEqual([
      ['Ads', 500, 500, 1],
      ['Web', 300, 300, 1],
      ['Fair', '', 50, 0],
      ['(none)', '', 100, 1],
      ['Total', 950 / 3, 950, 3],
    ]);
  });

  test('without spend in the period, and without a Spend table, a sentence', () => {
    expect(cell('CAC', deals, spend, 'SETTINGS', 'source = Referral')).toMatch(/^!CAC/);
    expect(cell('CAC', deals, 'SETTINGS')).toMatch(/^!.*Spend.*=CAC\(DEALS;SPEND\)/);
  });

  test('basis = paid counts what its kind calls media; a Spend without kinds cannot tell', () => {
    const kinds = [
      ['Date', 'Source', 'Spend', 'Kind'],
      ['2026-01-01', 'Web', 300, 'Media'],
      ['2026-02-01', 'Ads', 500, 'Paid ads'],
      ['2026-02-01', '', 700, 'Salaries'],
    ];
    const [row] = rowsOf('CAC', deals, kinds, 'SETTINGS', 'basis = paid', 'all');
    expect(row).toEqual({ 'Paid CAC': 800 / 3, Spend: 800, 'New customers': 3, 'Perhaps not new': 1 }); // by hand: Acme came back after 31 days, and Birch after those
    expect(cell('CAC', deals, spend, 'SETTINGS', 'basis = paid')).toMatch(/^!.*column Kind/);
  });

  test('spend that names no owner is not shared out by wins: the owners have no CAC, (none) has all spend', () => {
    const owned = deals.map((row, i) => [...row, i === 0 ? 'Owner' : i < 3 ? 'Ana' : 'Ben']);
    expect(rowsOf('CAC', owned, spend, 'SETTINGS', 'owner').map((row) => Object.values(row))).toEqual([
      ['Ana', '', 0, 1, 1],
      ['Ben', '', 0, 2, 0],
      ['(none)', '', 950, 0, 0],
    ]);
  });

  test.each(['Campaign', 'Product', 'Owner'])('by %s, where both tables have it', (heading) => {
    const named = deals.map((row, i) => [...row, i === 0 ? heading : i === 1 ? 'One' : 'Two']);
    const costs = [
      ['Date', 'Spend', heading],
      ...[
        ['2026-01-01', 300, 'One'],
        ['2026-02-01', 500, 'Two'],
      ],
    ];
    const rows = rowsOf('CAC', named, costs, 'SETTINGS', heading.toLowerCase());
    expect(rows.map((row) => [row[heading], row.CAC])).toEqual([
      ['Two', 250], // by hand: Birch and Cedar
      ['One', 300],
    ]);
  });
});

describe('CAC with shared = opened', () => {
  const table = [
    ['Deal ID', 'Customer', 'Status', 'Created', 'Close date', 'Source'],
    ['a', 'Acme', 'Won', '2026-01-01', '2026-01-11', 'Web'],
    ['b', 'Birch', 'Won', '2026-01-10', '2026-01-12', 'Ads'],
    ['c', 'Cedar', 'Lost', '2026-01-11', '2026-01-20', 'Ads'],
    ['d', 'Dune', 'Open', '2026-01-12', '', 'Ads'],
    ['e', 'Elm', 'Won', '2026-01-12', '2026-02-12', ''],
  ];
  const costs = [
    ['Date', 'Source', 'Spend'],
    ['2026-01-02', 'Ads', 500],
    ['2026-01-02', '', 100],
    ['2026-02-02', '', 40],
  ];
  const lines = (...more: unknown[]) => {
    const heads = ['Source', 'CAC', 'Spend', 'Of it shared', 'New customers'];
    return rowsOf('CAC', table, costs, 'SETTINGS', 'shared = opened', ...more).map((row) =>
      heads.map((head) => row[head]),
    );
  };

  test('by hand: 100 that name no source go to Ads and Web as 3 to 1, by the deals they opened', () => {
    expect(lines('source', '2026-01')).toEqual([
      ['Ads', 575, 575, 75, 1],
      ['Web', 25, 25, 25, 1],
      ['(none)', '', 0, 0, 0],
    ]);
  });

  test('in each month by the deals of that month; where none was opened it stays, and all adds up', () => {
    const rows = rowsOf(
      'CAC',
      table,
      costs,
      'SETTINGS',
      'shared = opened',
      'month, source',
      'with total',
      '2026-01 to 2026-02',
    );
    const of = (month: string, source: string) =>
      rows.find((row) => row.Period === month && row.Source === source)?.Spend;
    expect([of('2026-01', 'Ads'), of('2026-01', 'Web'), of('2026-02', '(none)')]).toEqual([575, 25, 40]);
    const total = rows.pop();
    expect(rows.reduce((sum, row) => sum + Number(row.Spend), 0)).toBe(total?.Spend);
    expect(total?.Spend).toBe(640);
  });

  test('the whole is what it was; with a lag the matched spend is shared too, to the cent', () => {
    expect(cell('CAC', table, costs, 'SETTINGS', 'shared = opened')).toBe(cell('CAC', table, costs, 'SETTINGS'));
    const rows = rowsOf('CAC', table, costs, 'SETTINGS', 'shared = opened', 'lag = 5 days', 'source', 'with total');
    const total = rows.pop();
    for (const head of ['Matched spend', 'Not yet matured', 'Before first row', 'Spend'])
      expect(rows.reduce((sum, row) => sum + Number(row[head]), 0)).toBeCloseTo(Number(total?.[head]), 6);
    expect(rows[0]).toMatchObject({ Source: 'Ads', 'CAC (lag-adjusted)': 605, 'Of it shared': 105 });
  });
});

describe('CAC with a lag', () => {
  // by hand: the first deals of three customers were won 10, 30 and 8 days after they were created
  const table = [
    ['Deal ID', 'Customer', 'Status', 'Created', 'Close date', 'Source'],
    ['a', 'Acme', 'Won', '2026-02-01', '2026-02-11', 'Web'],
    ['b', 'Birch', 'Won', '2026-02-10', '2026-03-12', 'Ads'],
    ['c', 'Cedar', 'Won', '2026-03-01', '2026-04-10', 'Ads'],
    ['d', 'Cedar', 'Won', '2026-03-25', '2026-04-02', 'Ads'],
  ];
  const costs = [
    ['Date', 'Source', 'Spend'],
    ['2025-12-20', 'Ads', 100],
    ['2026-01-12', 'Web', 300],
    ['2026-02-10', 'Ads', 600],
    ['2026-06-20', 'Ads', 900],
  ];
  const COLUMNS = [
    'CAC (lag-adjusted)',
    'Matched spend',
    'Spend',
    'Not yet matured',
    'Before first row',
    'New customers',
  ];
  const lines = (...more: unknown[]) =>
    rowsOf('CAC', table, costs, 'SETTINGS', ...more).map((row) =>
      COLUMNS.map((heading) =>
        typeof row[heading] === 'number' ? Math.round(row[heading] * 1e6) / 1e6 : row[heading],
      ),
    );

  test('by hand: lag = 20 days moves each cost whole; 100 fall before the first deal, 900 after the as-of day', () => {
    expect(lines('lag = 20 days', 'month')).toEqual([
      ['', 0, 100, 0, 100, 0],
      ['', 0, 300, 0, 0, 0],
      [300, 300, 600, 0, 0, 1],
      [600, 600, 0, 0, 0, 1],
      ['', 0, 0, 0, 0, 1],
      ['', 0, 0, 0, 0, 0],
      ['', 0, 900, 900, 0, 0],
    ]);
  });

  test('by hand: lag = auto sends a third of each cost 8, 10 and 30 days on, and every cent stands somewhere', () => {
    // 12 January: two thirds are due before the first deal of 1 February, 100 on 11 February; 10 February: 400 in the month
    expect(lines('lag = auto', 'month', 'with total')).toEqual([
      ['', 0, 100, 0, 100, 0],
      ['', 0, 300, 0, 200, 0],
      [500, 500, 600, 0, 0, 1],
      [200, 200, 0, 0, 0, 1],
      ['', 0, 0, 0, 0, 1],
      ['', 0, 0, 0, 0, 0],
      ['', 600, 900, 300, 0, 0],
      [1300 / 3, 1300, 1900, 300, 300, 3].map((n) => Math.round(n * 1e6) / 1e6),
    ]);
  });

  test('by hand: with Leads the delay runs from the first lead of the deal or its customer, never from a later one', () => {
    const leads = [
      ['Lead ID', 'Created', 'Source', 'Company', 'Deal ID'],
      ['1', '2026-01-20', 'Ads', 'BIRCH', ''], // 51 days before the win of b
      ['2', '2026-02-03', 'Ads', 'Birch', ''],
      ['3', '2026-01-30', 'Web', 'Acme', ''], // passed over: the deal's own lead is told
      ['4', '2026-01-31', 'Web', '', 'a'], // 11 days before the win of a
      ['5', '2026-03-27', 'Ads', 'Cedar', ''], // after d was created: 8 days it is, though c was touched earlier
    ];
    // each cost comes 8, 11 and 51 days on: a third of December's 100 on 9 February, of January's 300 on 4 March, of 10 February's
    // 600 two thirds in the month and 200 on 2 April
    const [, , february, march, april] = lines('lag = auto', 'month', leads);
    expect([february, march, april].map((row) => row[1])).toEqual([433.333333, 100, 200]);
    const none = leads.map((row) => row.slice(0, 3));
    expect(lines('lag = auto', 'month', none)).toEqual(lines('lag = auto', 'month'));
  });

  test('by source the parts add up to the whole', () => {
    expect(lines('lag = auto', 'source', 'with total')).toEqual([
      [600, 1200, 1600, 300, 100, 2],
      [100, 100, 300, 0, 200, 1],
      [1300 / 3, 1300, 1900, 300, 300, 3].map((n) => Math.round(n * 1e6) / 1e6),
    ]);
  });

  test('a month of spend is spread over its days: 310 of January, 20 days later, are 110 in January and 200 in February', () => {
    const month = [
      ['Month', 'Spend'],
      ['2026-01-01', 310],
    ];
    const early = [...table, ['e', 'Elm', 'Won', '2026-01-02', '2026-02-20', 'Ads']];
    const rows = rowsOf('CAC', early, month, 'SETTINGS', 'lag = 20 days', '2026-01 to 2026-02', 'month');
    expect(rows.map((row) => Math.round(Number(row['Matched spend'])))).toEqual([110, 200]);
  });

  test('where a tenth of the money would have been spent before the first row of Spend, a sentence', () => {
    const late = [costs[0], ['2026-02-05', 'Ads', 500], ['2026-03-05', 'Ads', 500]];
    expect(cell('CAC', table, late, 'SETTINGS', 'lag = auto', '2026-02')).toMatch(
      /^!.*% of the money behind these wins/,
    );
  });

  test('nobody won yet: all spend is still to mature', () => {
    const none = table.map((row, i) => (i === 0 ? row : [...row.slice(0, 2), 'Lost', ...row.slice(3)]));
    const [row] = rowsOf('CAC', none, costs, 'SETTINGS', 'lag = auto', 'all');
    expect(row).toMatchObject({ 'CAC (lag-adjusted)': '', 'Matched spend': 0, 'Not yet matured': 1900 });
  });

  test('a lag that is no number of days, and not auto, is a sentence', () => {
    expect(cell('CAC', table, costs, 'SETTINGS', 'lag = soon')).toMatch(/^!CAC: "lag = soon" needs .* or auto.*=CAC\(/);
  });
});
