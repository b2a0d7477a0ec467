import { asOf, cell, rowsOf } from '../../../test/support/cell';

const DEALS = [
  ['Deal ID', 'Status', 'Created', 'Close date', 'Amount', 'Owner'],
  ['1', 'Won', '2026-01-02', '2026-01-20', 1000, 'Ana'],
  ['2', 'Won', '2026-01-02', '2026-02-10', 1000, 'Ben'],
  ['3', 'Lost', '2026-01-02', '2026-02-15', 1000, 'Ben'],
  ['4', 'Won', '2026-01-02', '2026-04-10', 2000, 'Ana'],
  ['5', 'Lost', '2026-03-02', '2026-04-12', 1500, 'Cem'],
  ['6', 'Open', '2026-04-02', '', 900, 'Cem'],
];
const HEAD = ['Metric', 'Owner', 'Period', 'Target', 'Minimum', 'Direction', 'KPI owner'];
const MAY = asOf('2026-05-15');
const kpis = (goals: unknown[][], ...more: unknown[]) => rowsOf('KPIS', DEALS, [HEAD, ...goals], MAY, ...more);

describe('KPIS', () => {
  test('by hand: what is reached, its goal to date, its trend and who answers for it', () => {
    const [sales] = kpis([['Sales', '', '2026-Q2', 9100, '', '', 'Dora']]);
    expect(sales).toMatchObject({ KPI: 'Sales', For: 'All', Period: '2026-Q2', Actual: 2000, 'KPI owner': 'Dora' });
    expect(sales['Goal to date']).toBeCloseTo((9100 * 45) / 91, 9); // 45 of 91 days
    expect(sales.Attainment).toBeCloseTo(2000 / 4500, 9);
    expect(sales.Trend).toBeCloseTo(0, 12); // 2,000 in the first 45 days of the first quarter
    // the largest step of its bridge from the same days of the quarter before
    const steps = rowsOf('KPIDRIVERS', DEALS, MAY, '2026-Q2', 'vs previous').slice(1, -1);
    const size = (step: Record<string, unknown>): number => Math.abs(Number(step.Change));
    const [most] = steps.sort((one, two) => size(two) - size(one));
    const told = Math.round(size(most)).toLocaleString('en');
    expect(sales.Driver).toBe(
      `${most.Step} ${Number(most.Change) > 0 ? '+' : '−'}${told}${most.Reading === 'within noise' ? ', within noise' : ''}`,
    );
  });

  test('status by odds: certain, hopeless; reached', () => {
    const rows = kpis([
      ['Sales', '', '2026-Q2', 2000],
      ['Sales', '', '2026-05', 1e9],
      ['Sales', '', '2026', 1],
    ]);
    expect(rows.map((row) => [row.Odds, row.Status])).toEqual([
      [1, 'Reached'],
      [0, 'Off track'],
      [1, 'Reached'],
    ]);
  });

  test('without odds by the pace, below its minimum it is off track; less may be better', () => {
    const rows = kpis([
      ['Win rate', '', '2026-Q2', 0.5],
      ['Win rate', '', '2026', 0.64],
      ['Win rate', 'Ana', '2026', 0.9],
      ['Deal size', '', '2026', 2000, 1000],
      ['Sales cycle', '', '2026', 60, '', 'down'],
    ]);
    expect(rows.map((row) => [row.Odds, row.Status])).toEqual([
      ['', 'On track'], // 1 of 2
      ['', 'At risk'], // 3 of 5 is 94 % of 64 %
      ['', 'On track'],
      ['', 'At risk'], // 1,333 of 2,000, and 1,000 are the minimum
      ['', 'On track'],
    ]);
  });

  test('by hand: deals won on the day they came have a cycle of 0 days, which is below any goal', () => {
    const deals = [
      ['Deal ID', 'Status', 'Created', 'Close date', 'Amount'],
      ...['04', '05', '06'].map((month) => [month, 'Won', `2026-${month}-02`, `2026-${month}-02`, 100]),
    ];
    const goals = [HEAD, ['Sales cycle', '', '2026-Q2', 30, '', 'down'], ['Sales cycle', '', '2026', 30, '', 'down']];
    const rows = rowsOf('KPIS', deals, goals, asOf('2026-06-30'), 'all time');
    expect(rows.map((row) => [row.Actual, row.Attainment, row.Status])).toEqual([
      [0, '', 'Reached'],
      [0, '', 'On track'],
    ]);
    expect(cell('GOALATTAINMENT', deals, goals, asOf('2026-06-30'), 'Sales cycle', '2026-Q2')).toMatch(
      /^!.*divides by nothing above 0.*=KPIS/,
    );
  });

  test('by hand: no deal lost in a quarter is 0 of at most 3; outside the data nothing is known', () => {
    const deals = DEALS.map((row, r) => [...row, r === 0 ? 'Lost reason' : 'Price']);
    const goals = [
      HEAD,
      ['Lost deals', 'Ana', '2026-Q1', 3],
      ['Lost deals', 'Ben', '2026-Q1', 3],
      ['Lost deals', '', '2025-Q1', 3],
    ];
    const rows = rowsOf('KPIS', deals, goals, MAY, 'all time');
    expect(rows.map((row) => [row.For, row.Actual, row.Status])).toEqual([
      ['owner = Ana', 0, 'Reached'],
      ['owner = Ben', 1, 'Reached'],
      ['All', '', 'No answer'],
    ]);
  });

  test('a period shows the goals that lie in it; a condition those of one slice', () => {
    const goals = [
      ['Sales', '', '2026-Q1', 3000],
      ['Sales', 'Ana', '2026-Q1', 1000],
      ['Sales', '', '2026-Q2', 3000],
    ];
    expect(kpis(goals, '2026-Q1').map((row) => [row.For, row.Status])).toEqual([
      ['All', 'Missed'],
      ['owner = Ana', 'Reached'],
    ]);
    expect(kpis(goals, 'all time', 'owner = Ana')).toHaveLength(1);
    expect(cell('KPIS', DEALS, [HEAD, ...goals], MAY, '2025')).toMatch(/none lies in 2025; their periods are 2026-Q1/);
    expect(cell('KPIS', DEALS, [HEAD, ...goals], MAY, 'owner')).toMatch(/cannot be grouped.*owner = Ana/);
  });

  test('what cannot be told says why; what is no number of ours is told', () => {
    const rows = kpis([
      ['CAC', '', '2026-Q2', 500],
      ['Sales', '', '2026-Q2', 5000],
      ['Happiness', '', '2026-Q2', 1],
    ]);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ KPI: 'CAC', Actual: '', Status: 'No answer' });
    expect(rows[0].Driver).toMatch(/CAC needs a column for customer/);
    expect(rows[0]['Left out']).toMatch(/Happiness is no number of Dealsheet \(row 4\)/);
    expect(cell('KPIS', DEALS, [HEAD, ['Happiness', '', '2026-Q2', 1]], MAY)).toMatch(/Happiness.*row 2/);
  });
});
