import { asOf, cell, rowsOf } from '../../../test/support/cell';

const DEALS = [
  ['Deal ID', 'Status', 'Created', 'Close date', 'Amount', 'Owner', 'Team'],
  ['1', 'Won', '2026-01-02', '2026-01-20', 42500, 'Ana', 'North'],
  ['2', 'Won', '2026-01-02', '2026-02-10', 55000, 'Ben', 'North'],
  ['3', 'Won', '2026-01-02', '2026-03-05', 52500, 'Cem', 'South'],
  ['4', 'Lost', '2026-01-02', '2026-03-06', 10000, 'Cem', 'South'],
];
const GOALS = (...rows: unknown[][]): unknown[][] => [['Metric', 'Owner', 'Team', 'Period', 'Target'], ...rows];
const MONTHS = GOALS(...['01', '02', '03'].map((month) => ['Sales', '', '', `2026-${month}`, 50000]));
const MARCH = asOf('2026-03-31');

describe('GOALATTAINMENT', () => {
  test('quota 3 × 50,000, sales 42,500, 55,000, 52,500: 85, 110, 105 %; to date 85, 97.5, 100 % (prowi.io, quota attainment)', () => {
    const months = rowsOf('GOALATTAINMENT', DEALS, MONTHS, MARCH, 'month', '2026-Q1');
    expect(months.map(({ Attainment }) => Attainment)).toEqual([0.85, 1.1, 1.05]);
    for (const [end, share] of [
      ['2026-01-31', 0.85],
      ['2026-02-28', 0.975],
      ['2026-03-31', 1],
    ] as const)
      expect(cell('GOALATTAINMENT', DEALS, MONTHS, asOf(end), 'YTD')).toBeCloseTo(share, 12);
  });

  test('cumulative: 85, 97.5 and 100 % by the end of each month; what is to come has a goal and no number', () => {
    const line = rowsOf('GOALATTAINMENT', DEALS, MONTHS, MARCH, 'month', '2026-Q1', 'basis = cumulative');
    expect(line.map((row) => [row.Attainment, row.Sales, row.Goal])).toEqual([
      [0.85, 42500, 50000],
      [0.975, 97500, 100000],
      [1, 150000, 150000],
    ]);
    const early = rowsOf('GOALATTAINMENT', DEALS, MONTHS, asOf('2026-02-14'), 'month', '2026-Q1', 'basis = cumulative');
    expect(early.map((row) => [row.Attainment, row.Sales, row['Goal to date'], row.Goal])).toEqual([
      [0.85, 42500, 50000, 50000],
      [1.3, 97500, 75000, 100000],
      ['', '', 75000, 150000],
    ]);
    const teams = rowsOf('GOALATTAINMENT', DEALS, MONTHS, MARCH, 'owner, month', '2026-Q1', 'basis = cumulative');
    expect(teams.filter((row) => row.Owner === 'Ben').map((row) => row.Sales)).toEqual([0, 55000, 55000]);
  });

  test('by hand: on day 12 of a month of 31 the plan is 12/31 of it', () => {
    const goals = GOALS(['Sales', '', '', '2026-03', 62000]);
    const [row] = rowsOf('GOALATTAINMENT', DEALS, goals, asOf('2026-03-12'), 'this month', 'all');
    expect(row).toMatchObject({ Sales: 52500, 'Goal to date': 24000, Goal: 62000, Gap: 28500 });
    expect(row.Attainment).toBeCloseTo(52500 / 24000, 12);
    expect(row['Of goal']).toBeCloseTo(52500 / 62000, 12);
  });

  test('by hand: a quarter set as a whole follows the line of its months', () => {
    const goals = GOALS(
      ['Sales', '', '', '2026-Q1', 180000],
      ['Sales', '', '', '2026-01', 20000],
      ['Sales', '', '', '2026-02', 30000],
      ['Sales', '', '', '2026-03', 40000],
    );
    const [row] = rowsOf('GOALATTAINMENT', DEALS, goals, asOf('2026-02-14'), '2026-Q1', 'all');
    // 20,000 + half of 30,000, of 90,000, twice as high
    expect(row).toMatchObject({ 'Goal to date': 70000, Goal: 180000 });
  });

  test('people roll up to teams and the organisation: Σ won ÷ Σ goals, not the mean of shares', () => {
    const goals = GOALS(
      ['Sales', 'Ana', '', '2026-Q1', 85000],
      ['Sales', 'Ben', '', '2026-Q1', 50000],
      ['Sales', 'Cem', '', '2026-Q1', 50000],
      ['Sales', 'Dan', '', '2026-Q1', 15000],
    );
    const owners = [
      ['Owner', 'Team'],
      ['Dan', 'South'],
    ];
    const teams = rowsOf('GOALATTAINMENT', DEALS, goals, owners, MARCH, 'team', '2026-Q1');
    expect(teams.map((row) => [row.Team, row.Goal, row.Attainment])).toEqual([
      ['North', 135000, 97500 / 135000],
      ['South', 65000, 52500 / 65000],
    ]);
    expect(cell('GOALATTAINMENT', DEALS, goals, MARCH, '2026-Q1')).toBe(150000 / 200000);
    const people = rowsOf('GOALATTAINMENT', DEALS, goals, MARCH, 'owner', '2026-Q1');
    expect(people.map((row) => [row.Owner, row.Attainment])).toEqual([
      ['Ben', 1.1],
      ['Cem', 1.05],
      ['Ana', 0.5],
      ['Dan', 0],
    ]);
    // a goal of the team itself comes before the sum of its people
    const own = [...goals, ['Sales', '', 'North', '2026-Q1', 100000]];
    expect(cell('GOALATTAINMENT', DEALS, own, MARCH, '2026-Q1', 'team = North')).toBe(0.975);
    // by hand: North's own 100,000, and for South, which has none, Cem's 50,000 and Dan's 15,000
    const [whole] = rowsOf('GOALATTAINMENT', DEALS, own, owners, MARCH, '2026-Q1', 'all');
    expect(whole.Goal).toBe(165000);
  });

  test('by hand: a row that names owner and team is the goal of that person within that team, and counts once', () => {
    const both = GOALS(
      ['Sales', 'Ana', 'North', '2026-Q1', 85000],
      ['Sales', 'Ben', 'North', '2026-Q1', 50000],
      ['Sales', 'Ben', 'South', '2026-Q1', 5000],
      ['Sales', 'Cem', 'South', '2026-Q1', 60000],
      ['Sales', 'Cem', '', '2026-Q1', 70000],
      ['Win rate', 'Cem', 'South', '2026-Q1', 0.4],
    );
    const goalsOf = (...by: string[]): unknown[] =>
      rowsOf('GOALATTAINMENT', DEALS, both, MARCH, '2026-Q1', ...by).map((row) => [row.Owner ?? row.Team, row.Goal]);
    // Cem's own 70,000 stands for him, the 60,000 for him within South
    expect(goalsOf('all')).toEqual([[undefined, 85000 + 50000 + 5000 + 70000]]);
    expect(goalsOf('team')).toEqual([
      ['North', 135000],
      ['South', 65000],
    ]);
    expect(goalsOf('owner')).toEqual([
      ['Ben', 55000],
      ['Cem', 70000],
      ['Ana', 85000],
    ]);
    expect(cell('GOALATTAINMENT', DEALS, both, MARCH, 'Win rate', '2026-Q1', 'owner = Cem')).toBe(1.25);
    // with a goal of North's own its people are not counted again
    const own = [...both, ['Sales', '', 'North', '2026-Q1', 100000]];
    expect(rowsOf('GOALATTAINMENT', DEALS, own, MARCH, '2026-Q1', 'all')[0].Goal).toBe(100000 + 5000 + 70000);
  });

  test('by hand: who changed teams counts in the team of the goal’s days', () => {
    const [head, ...deals] = DEALS.map((row) => row.slice(0, 6));
    const goals = GOALS(
      ['Sales', 'Ana', '', '2026-01', 30000],
      ['Sales', 'Ana', '', '2026-02', 20000],
      ['Sales', 'Cem', '', '2026-01', 10000],
      ['Sales', 'Cem', '', '2026-02', 10000],
    );
    const owners = [
      ['Owner', 'Team', 'From'],
      ['Ana', 'South', '2026-02-01'],
      ['Ana', 'North', ''],
      ['Cem', 'South', ''],
    ];
    const teams = rowsOf('GOALATTAINMENT', [head, ...deals], goals, owners, MARCH, 'team, month', '2026-Q1');
    expect(teams.filter(({ Goal }) => Goal !== '').map((row) => [row.Team, row.Period, row.Goal])).toEqual([
      ['South', '2026-01', 10000],
      ['South', '2026-02', 30000],
      ['North', '2026-01', 30000],
    ]);
    // as the deals tell it, in whatever order they stand: those of North were created before those of South
    const moved = [
      ['Deal ID', 'Status', 'Created', 'Close date', 'Amount', 'Owner', 'Team'],
      ['2', 'Won', '2026-02-02', '2026-02-20', 100, 'Ana', 'South'],
      ['1', 'Won', '2026-01-02', '2026-01-20', 300, 'Ana', 'North'],
    ];
    const told = rowsOf('GOALATTAINMENT', moved, goals, MARCH, 'team, month', '2026-01 to 2026-02');
    expect(told.filter(({ Goal }) => Goal !== '').map((row) => [row.Team, row.Period, row.Goal])).toEqual([
      ['North', '2026-01', 30000],
      ['South', '2026-02', 20000],
    ]);
  });

  // by hand: Dan sold nothing at all, Ana nothing in February; Eve's goal is of another year, and Cem has none
  test('who has a goal and sold nothing is there, with 0', () => {
    const goals = GOALS(
      ['Sales', 'Ana', '', '2026-02', 1000],
      ['Sales', 'Dan', '', '2026-02', 2000],
      ['Sales', 'Eve', '', '2025-02', 2000],
    );
    const told = (...args: unknown[]) =>
      rowsOf('GOALATTAINMENT', DEALS, goals, MARCH, ...args).map((row) => [
        ...(row.Owner === undefined ? [] : [row.Owner]),
        ...(row.Period === undefined ? [] : [row.Period]),
        row.Attainment,
        row.Sales,
        row.Goal,
      ]);
    expect(told('owner, month', '2026-02')).toEqual([
      ['Ben', '2026-02', '', 55000, ''],
      ['Ana', '2026-02', 0, 0, 1000],
      ['Dan', '2026-02', 0, 0, 2000],
    ]);
    expect(told('owner', '2026-02')).toEqual([
      ['Ben', '', 55000, ''],
      ['Ana', 0, 0, 1000],
      ['Dan', 0, 0, 2000],
    ]);
    expect(told('month, owner', '2026-Q1').filter(([owner]) => owner === 'Dan')).toEqual([
      ['Dan', '2026-01', '', 0, ''],
      ['Dan', '2026-02', 0, 0, 2000],
      ['Dan', '2026-03', '', 0, ''],
    ]);
    // in a month without a single sale too, and along the line
    const quiet = DEALS.filter(([id]) => id !== '2');
    expect(
      rowsOf('GOALATTAINMENT', quiet, goals, MARCH, 'month, owner', '2026-02').map((row) => [row.Owner, row.Sales]),
    ).toEqual([
      ['Ana', 0],
      ['Dan', 0],
    ]);
    expect(told('owner, month', '2026-02', 'basis = cumulative').filter(([owner]) => owner === 'Dan')).toEqual([
      ['Dan', '2026-02', 0, 0, 2000],
    ]);
    // a goal says nothing of what people sold where deals name nobody
    const nameless = DEALS.map((row) => row.slice(0, 5));
    expect(
      rowsOf('SALES', nameless, goals, MARCH, 'owner', '2026-02', 'vs goal').map((row) => [
        row.Owner,
        row.Sales,
        row.Goal,
      ]),
    ).toEqual([
      ['Ana', '', 1000],
      ['Dan', '', 2000],
      ['(none)', 55000, ''],
    ]);
  });

  test('rates: the goal of a year holds in each of its quarters; where less is better it is goal ÷ number', () => {
    const goals = [
      ['Metric', 'Slice', 'Period', 'Target', 'Direction'],
      ['Win rate', '', 2026, 0.5, ''],
      ['Deal size', '', '2026-Q1', 40000, 'down'],
    ];
    expect(cell('GOALATTAINMENT', DEALS, goals, MARCH, 'Win rate', '2026-Q1')).toBe(1.5);
    expect(cell('GOALATTAINMENT', DEALS, goals, MARCH, 'DEALSIZE', '2026-Q1')).toBeCloseTo(40000 / 50000, 12);
  });

  test('a slice is any condition; a date is its month; what cannot be read is told', () => {
    const goals = [
      ['Metric', 'Slice', 'Period', 'Target'],
      ['Sales', 'owner = Cem and team = South', new Date('2026-03-01T00:00:00Z'), 35000],
      ['Sales', 'moon = full', '2026-03', 1],
      ['Sales', '', 'some day', 1],
      ['Sales', '', '2026-04', ''],
    ];
    expect(cell('GOALATTAINMENT', DEALS, goals, MARCH, '2026-03', 'team = South', 'owner = Cem')).toBe(1.5);
    const [row] = rowsOf('GOALATTAINMENT', DEALS, goals, MARCH, '2026-03', 'team = South and owner = Cem', 'all');
    for (const [reason, at] of [
      ['slice that cannot be read', 3],
      ['without a period', 4],
      ['without a target', 5],
    ])
      expect(row['Left out']).toMatch(new RegExp(`${reason}.*\\(row ${at}\\)`));
  });

  test('goals that cover a part of the days are no goal of all of them', () => {
    const goals = GOALS(['Sales', '', '', '2026-03', 50000]);
    expect(cell('GOALATTAINMENT', DEALS, goals, MARCH, '2026-Q1')).toMatch(/no goal for Sales covers 2026-Q1.*2026-03/);
    expect(cell('GOALATTAINMENT', DEALS, GOALS(['Win rate', '', '', 2026, 1]), MARCH, '2026-Q1')).toMatch(
      /sets none for Sales/,
    );
    expect(cell('GOALATTAINMENT', DEALS, MONTHS, MARCH, 'Sales, Win rate')).toMatch(/one metric.*KPIS/);
    expect(cell('GOALATTAINMENT', DEALS, MONTHS, MARCH, 'FIELDS')).toMatch(/answers with a list/);
  });
});

describe('vs goal', () => {
  test('by hand: Goal, Change and Attainment beside any number; a goal without sales has its row', () => {
    const goals = GOALS(
      ['Sales', 'Ben', '', '2026-Q1', 50000],
      ['Sales', 'Dan', '', '2026-Q1', 100],
      ['Win rate', '', '', '2026-Q1', 0.6],
    );
    const rows = rowsOf('SALES', DEALS, goals, MARCH, 'owner', '2026-Q1', 'vs goal');
    expect(rows.map((row) => [row.Owner, row.Sales, row.Goal, row.Attainment])).toEqual([
      ['Ben', 55000, 50000, 1.1],
      ['Cem', 52500, '', ''],
      ['Ana', 42500, '', ''],
      ['Dan', 0, 100, 0],
    ]);
    expect(rows[0].Change).toBeCloseTo(0.1, 12);
    const [rate] = rowsOf('WINRATE', DEALS, goals, MARCH, '2026-Q1', 'vs goal');
    expect(rate.Goal).toBe(0.6);
    expect(rate.Change).toBeCloseTo(0.15, 12); // points
    expect(rate.Attainment).toBeCloseTo(1.25, 12);
  });

  test('months stand beside their goals, the running one on the same day', () => {
    const rows = rowsOf('SALES', DEALS, MONTHS, asOf('2026-03-12'), 'month', '2026-Q1', 'vs goal');
    expect(rows.map((row) => row.Goal)).toEqual([50000, 50000, (50000 * 12) / 31]);
    expect(rows.map((row) => row.Sales)).toEqual([42500, 55000, 52500]);
  });

  test('without goals, a goal for it, or a period it is a sentence with a formula', () => {
    expect(cell('SALES', DEALS, MARCH, '2026-Q1', 'vs goal')).toMatch(/reads a Goals table.*=SALES\(DEALS;GOALS/);
    expect(cell('DEALSWON', DEALS, MONTHS, MARCH, '2026-Q1', 'vs goal')).toMatch(/sets none for .*goals are for Sales/);
    expect(cell('SALES', DEALS, MONTHS, MARCH, 'vs goal')).toMatch(/needs a period/);
    expect(cell('FIELDS', DEALS, MARCH, 'vs goal')).toMatch(/answers with a list/);
    expect(cell('SALES', DEALS, MONTHS, MARCH, 'vs goal', 'vs previous')).toMatch(/"vs" is given twice/);
  });
});
