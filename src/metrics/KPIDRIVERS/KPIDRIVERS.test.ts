import { asOf, cell, rowsOf } from '../../../test/support/cell';
import { EXAMPLE } from '../../../test/support/example';

const HEAD = ['Deal ID', 'Status', 'Created', 'Close date', 'Amount', 'Segment'];
let next = 0;

/** Deals of one slice that were created in a month, some of them closed and won in it. */
function deals(month: string, slice: string, opened: number, closed: number, won: number, size: number): unknown[][] {
  return Array.from({ length: opened }, (_, i) => [
    `d${next++}`,
    i < won ? 'Won' : i < closed ? 'Lost' : 'Open',
    `${month}-02`,
    i < closed ? `${month}-20` : '',
    size,
    slice,
  ]);
}
const steps = (...args: unknown[]): Record<string, unknown> =>
  Object.fromEntries(rowsOf('KPIDRIVERS', ...args).map((row) => [row.Step, row.Change]));
const BEFORE = [...deals('2026-05', 'A', 100, 80, 20, 1000), ...deals('2026-05', 'B', 50, 30, 15, 2000)];

describe('KPIDRIVERS', () => {
  // The team's statistics page, section 3; the rates of B need whole deals, so both slices are doubled in the second table.
  test('the worked examples, to the cent', () => {
    const half = [
      HEAD,
      ...[...BEFORE, ...BEFORE],
      ...deals('2026-06', 'A', 300, 240, 60, 1000),
      ...deals('2026-06', 'B', 50, 30, 15, 2000),
    ];
    const doubled = steps(half, asOf('2026-06-30'), '2026-06', 'vs previous', '[Segment]');
    expect(doubled).toMatchObject({
      Opportunities: 14761.9,
      Mix: -24761.9,
      Timing: 0,
      'Win rate': 0,
      'Deal size': 0,
    });
    const gone = [HEAD, ...BEFORE, ...deals('2026-06', 'A', 150, 120, 30, 1000)];
    expect(steps(gone, asOf('2026-06-30'), '2026-06', 'vs previous', '[Segment]')).toMatchObject({
      Opportunities: 0,
      Mix: -20000,
      Timing: 0,
      'Win rate': 0,
      'Deal size': 0,
    });
  });

  test('deal size is that of DEALSIZE: a won deal without an amount has none; in Sales it stands at 0', () => {
    const blank = deals('2026-06', 'A', 5, 5, 5, 0).map((row) => row.map((each, c) => (c === 4 ? '' : each)));
    const table = [HEAD, ...deals('2026-05', 'A', 8, 8, 5, 100), ...deals('2026-06', 'A', 8, 8, 5, 200), ...blank];
    const last = (name: string): unknown =>
      rowsOf('KPIDRIVERS', name, table, asOf('2026-06-30'), '2026-06', 'vs previous').pop()?.['Running total'];
    expect(last('Deal size')).toBe(200);
    expect(cell('DEALSIZE', table, asOf('2026-06-30'), '2026-06')).toBe(200);
    expect(last('Sales')).toBe(1000);
  });

  test('by hand: twice the amounts are deal size and nothing else, and are no noise', () => {
    const table = [HEAD, ...deals('2026-05', 'A', 40, 30, 20, 100), ...deals('2026-06', 'A', 40, 30, 20, 200)];
    const rows = rowsOf('KPIDRIVERS', table, asOf('2026-06-30'), '2026-06', 'vs previous');
    expect(rows.map((row) => [row.Step, row.Change, row.Reading, row['Running total']])).toEqual([
      ['Sales 2026-05', '', '', 2000],
      ['Opportunities', 0, 'within noise', 2000],
      ['Timing', 0, 'within noise', 2000],
      ['Win rate', 0, 'within noise', 2000],
      ['Deal size', 2000, 'raised it', 4000],
      ['Sales 2026-06', '', '', 4000],
    ]);
  });

  test('by hand: deals won that were opened before are timing; a refund stands apart', () => {
    const table = [
      HEAD,
      ['a', 'Won', '2026-04-01', '2026-05-10', 100, 'A'],
      ['b', 'Won', '2026-04-01', '2026-06-10', 100, 'A'],
      ['c', 'Won', '2026-04-01', '2026-06-11', 100, 'A'],
      ['d', 'Won', '2026-04-01', '2026-06-12', -30, 'A'],
    ];
    const rows = steps(table, asOf('2026-06-30'), '2026-06', 'vs previous');
    expect(rows).toMatchObject({ Opportunities: 0, Timing: 100, 'Win rate': 0, 'Deal size': 0, Refunds: -30 });
  });

  test('it begins and ends at what the numbers say themselves', () => {
    for (const [name, title, ...tables] of [
      ['SALES', 'Sales', 'DEALS'],
      ['DEALSWON', 'Deals won', 'DEALS'],
      ['WINRATE', 'Win rate', 'DEALS'],
      ['DEALSIZE', 'Deal size', 'DEALS'],
      ['SALESCYCLE', 'Sales cycle', 'DEALS'],
      ['CAC', 'CAC', 'DEALS', 'SPEND'],
    ]) {
      for (const by of [['source'], []]) {
        const rows = rowsOf('KPIDRIVERS', title, ...tables, 'SETTINGS', '2026-Q2', 'vs previous', ...by);
        const whole = (period: string): number => Number(cell(name, ...tables, 'SETTINGS', period));
        expect(Number(rows[0].Total)).toBeCloseTo(whole('2026-Q1'), 2);
        expect(Number(rows[rows.length - 1].Total)).toBeCloseTo(whole('2026-Q2'), 2);
        const changes = rows.slice(1, -1).reduce((sum, row) => sum + Number(row.Change), 0);
        expect(Number(rows[0].Total) + changes).toBeCloseTo(Number(rows[rows.length - 1].Total), 6);
      }
    }
  });

  test('by hand: win rate without a field is told by new and returning customers', () => {
    // Acme and Birch were won in the first quarter; in the second they and three others close
    const rows = rowsOf('KPIDRIVERS', 'WINRATE', 'DEALS', 'SETTINGS', '2026-Q2', 'vs previous');
    expect(rows.map((row) => [row.Step, row.Before, row.After])).toEqual([
      ['Win rate 2026-Q1', '', ''],
      ['Share of returning customers', 1 / 6, 1 / 4], // Acme in March of six; Birch in May of four
      ['Win rate of new customers', 2 / 5, 2 / 3],
      ['Win rate of returning customers', 1, 1],
      ['Win rate 2026-Q2', '', ''],
    ]);
    const nameless = EXAMPLE.DEALS.map((row) => row.filter((_, c) => c !== 1));
    const opened = rowsOf('KPIDRIVERS', 'WINRATE', nameless, 'SETTINGS', '2026-Q2', 'vs previous');
    expect(opened.map((row) => [row.Step, row.After]).slice(1, 4)).toEqual([
      ['Share of deals opened before', 0.5], // D-06 and D-08 of four
      ['Win rate of deals opened in the period', 0.5],
      ['Win rate of deals opened before', 1],
    ]);
  });

  test('sales velocity has its four factors, ends where the number stands, and none of them adds up by field', () => {
    const rows = rowsOf('KPIDRIVERS', 'SALESVELOCITY', 'DEALS', 'SETTINGS', '2026-Q2', 'vs previous');
    expect(rows.map((row) => row.Step).slice(1, -1)).toEqual(['Open deals', 'Win rate', 'Deal size', 'Days to win']);
    const [row] = rowsOf('SALESVELOCITY', 'DEALS', 'SETTINGS', '2026-Q2', 'details');
    expect(Number(rows[rows.length - 1].Total)).toBeCloseTo(Number(row['Per day']), 2);
    // by hand: on 31 March D-06 and D-08 were open
    expect(rows[1]).toMatchObject({ Before: 2, After: 2 });
    expect(rows[4]).toMatchObject({ After: row['Mean days'] });
    expect(cell('KPIDRIVERS', 'SALESVELOCITY', 'DEALS', 'SETTINGS', '2026-Q2', 'owner')).toMatch(
      /do not add up by field/,
    );
  });

  test('without a comparison it takes last year where the data reach back, else the period before', () => {
    const table = [HEAD, ...deals('2025-06', 'A', 9, 8, 7, 1), ...deals('2026-06', 'A', 9, 8, 7, 1)];
    expect(rowsOf('KPIDRIVERS', table, asOf('2026-06-30'), '2026-06')[0].Step).toBe('Sales 2025-06');
    expect(rowsOf('KPIDRIVERS', 'DEALS', 'SETTINGS', '2026-Q2')[0].Step).toBe('Sales 2026-Q1');
  });

  test('a running period is set beside the same days', () => {
    const table = [HEAD, ...deals('2026-05', 'A', 9, 8, 7, 1), ...deals('2026-06', 'A', 9, 8, 7, 1)];
    const [first] = rowsOf('KPIDRIVERS', table, asOf('2026-06-21'), 'this month', 'vs previous');
    expect(first).toMatchObject({ Step: 'Sales 2026-05-01 to 2026-05-21', Total: 7 });
  });

  test('the slices that moved a driver most are named', () => {
    const table = [
      HEAD,
      ...BEFORE,
      ...deals('2026-06', 'A', 100, 80, 40, 1000),
      ...deals('2026-06', 'B', 50, 30, 15, 2000),
    ];
    const rows = rowsOf('KPIDRIVERS', table, asOf('2026-06-30'), '2026-06', 'vs previous', '[Segment]');
    expect(rows.find((row) => row.Step === 'Win rate')).toMatchObject({ Change: 20000, 'Moved most': 'A +20,000' });
  });

  // By hand: Ana 2,000, Ben 5,000 and Cem 1,000 are 8,000 for the quarter; 5,200 were sold in the one before, 7,000 in it.
  test('from the goal: first what was asked beyond the period compared to, then the same drivers', () => {
    const rows = rowsOf('KPIDRIVERS', 'Sales', 'DEALS', 'GOALS', 'SETTINGS', '2026-Q2', 'vs goal');
    expect(rows.slice(0, 2).map((row) => [row.Step, row.Change, row['Running total']])).toEqual([
      ['Goal 2026-Q2', '', 8000],
      ['Goal above the period before', -2800, 5200],
    ]);
    const plain = rowsOf('KPIDRIVERS', 'Sales', 'DEALS', 'SETTINGS', '2026-Q2', 'vs previous');
    expect(rows.slice(2).map((row) => [row.Step, row.Change])).toEqual(
      plain.slice(1).map((row) => [row.Step, row.Change]),
    );
    expect(cell('KPIDRIVERS', 'DEALS', 'SETTINGS', '2026-Q2', 'vs goal')).toMatch(/reads a Goals table/);
    expect(cell('KPIDRIVERS', 'CAC', 'DEALS', 'SPEND', 'GOALS', 'SETTINGS', '2026-Q2', 'vs goal')).toMatch(/no goal/);
  });

  test('what it cannot do is a sentence', () => {
    expect(cell('KPIDRIVERS', 'PIPELINE', 'DEALS', 'SETTINGS', '2026-Q2')).toMatch(
      /^!KPIDRIVERS takes Sales, .* apart/,
    );
    expect(cell('KPIDRIVERS', 'DEALS', 'SETTINGS', '2026', 'month')).toMatch(/^!KPIDRIVERS sets one period/);
    expect(cell('KPIDRIVERS', 'DEALS', 'SETTINGS', '2031')).toMatch(/^!KPIDRIVERS: no deal was opened or closed/);
    expect(cell('KPIDRIVERS', 'DEALS', 'SETTINGS', '2026-Q1', 'vs last year')).toMatch(/nothing to be compared to/);
    expect(cell('KPIDRIVERS', 'CAC', 'DEALS', 'SETTINGS', '2026-Q2')).toMatch(/Spend table/);
    expect(cell('KPIDRIVERS', 'CAC', 'DEALS', 'SPEND', 'SETTINGS', '2026-Q2', 'owner')).toMatch(/Spend has no owner/);
  });
});
