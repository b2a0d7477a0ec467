import { asOf, cell, rowsOf } from '../../../test/support/cell';

const HEAD = ['Deal ID', 'Status', 'Created', 'Close date', 'Expected close', 'Amount', 'Owner'];
const LOG = ['Deal ID', 'Field', 'Old', 'New', 'Date'];
const FLOWS = [
  'Opening',
  'Created',
  'Moved in',
  'Increased',
  'Decreased',
  'Moved out',
  'Won',
  'Lost',
  'Reopened',
  'Removed',
  'Exchange rate',
];
const balance = (row: Record<string, unknown>): number => FLOWS.reduce((sum, flow) => sum + Number(row[flow]), 0);

describe('PIPELINECHANGES', () => {
  const deals = [
    HEAD,
    ['A', 'Open', '2026-01-01', '', '2026-03-20', 130, 'Ben'],
    ['B', 'Open', '2026-01-01', '', '2026-05-01', 50, 'Ana'],
    ['C', 'Open', '2026-01-01', '', '2026-03-05', 60, 'Ana'],
  ];
  const gone = JSON.stringify({ status: 'Open', created: '2026-01-01', amount: '70', owner: 'Ana' });
  const log = [
    LOG,
    ['A', 'amount', '100', '130', '2026-03-03'],
    ['A', 'owner', 'Ana', 'Ben', '2026-03-04'],
    ['B', 'expected close', '2026-03-30', '2026-05-01', '2026-03-10'],
    ['C', 'status', 'Lost', 'Open', '2026-03-11'],
    ['C', 'close', '2026-02-01', '', '2026-03-11'],
    ['D', 'deal', gone, '', '2026-03-12'],
  ];
  const ask = (...words: unknown[]): Record<string, unknown>[] =>
    rowsOf('PIPELINECHANGES', deals, log, asOf('2026-06-30'), ...words);

  test('by hand: of a month that the period cuts, the days in it: on 5 March A had grown already', () => {
    const [march] = ask('2026-03-05 to 2026-04-10', 'month');
    expect(march).toMatchObject({
      Period: '2026-03',
      Opening: 250,
      Increased: 0,
      Reopened: 60,
      Removed: -70,
      Closing: 240,
    });
    expect(ask('2026-03-05 to 2026-03-11', 'month')[0]).toMatchObject({ Opening: 250, Removed: 0, Closing: 310 });
  });

  test('by hand: increased, reopened, and a deal whose row is gone', () => {
    const [row] = ask('2026-03');
    expect(row).toMatchObject({ Opening: 220, Increased: 30, Reopened: 60, Removed: -70, Closing: 240 });
    expect(balance(row)).toBeCloseTo(Number(row.Closing), 9);
  });

  test('by hand: a rate that moves is told apart from an amount that does', () => {
    const dollars = [
      [...HEAD, 'Currency'],
      ['A', 'Open', '2026-01-01', '', '', 130, 'Ben', 'USD'],
      ['B', 'Open', '2026-01-01', '', '', 50, 'Ben', 'EUR'],
      ['C', 'Open', '2026-01-01', '', '', 10, 'Ben', 'USD'],
    ];
    const rates = [
      ['Currency', 'Date', 'Rate'],
      ['USD', '2026-01-01', 0.8],
      ['USD', '2026-03-15', 0.9],
    ];
    const changed = [LOG, ['A', 'amount', '100', '130', '2026-03-03'], ['C', 'currency', 'EUR', 'USD', '2026-03-03']];
    const euros = [...asOf('2026-06-30'), ['Reporting currency', 'EUR']];
    const [row] = rowsOf('PIPELINECHANGES', dollars, changed, rates, euros, '2026-03');
    // A was 100 at .8 and is 130 at .9: 10 by the rate, 27 by the amount; C was 10 euros and is 10 dollars at .9
    expect(row.Opening).toBeCloseTo(80 + 50 + 10, 9);
    expect(row['Exchange rate']).toBeCloseTo(10, 9);
    expect(row.Increased).toBeCloseTo(27, 9);
    expect(row.Decreased).toBeCloseTo(-1, 9);
    expect(row.Closing).toBeCloseTo(117 + 50 + 9, 9);
    expect(balance(row)).toBeCloseTo(Number(row.Closing), 9);
  });

  test('by owner a deal that changes hands moves out of one and into the other', () => {
    const rows = ask('2026-03', 'owner');
    expect(rows.find((row) => row.Owner === 'Ben')).toMatchObject({ Opening: 0, 'Moved in': 130, Closing: 130 });
    expect(rows.find((row) => row.Owner === 'Ana')).toMatchObject({ 'Moved out': -100, Closing: 110 });
    for (const row of rows) expect(balance(row)).toBeCloseTo(Number(row.Closing), 9);
  });

  test('basis = due: a date moved over the edge moves the deal out', () => {
    const [row] = ask('2026-03', 'basis = due');
    expect(row).toMatchObject({ Opening: 150, Increased: 30, 'Moved out': -50, Reopened: 60, Closing: 190 });
  });

  test('months follow one another, and before our own log began nothing is known', () => {
    const months = ask('month', '2026-Q2');
    months.forEach((row, i) => {
      if (i > 0) expect(row.Opening).toBe(months[i - 1].Closing);
    });
    const own = [LOG, ['A', 'deal', '', '{"status":"Open","amount":"130"}', '2026-03-01']];
    expect(cell('PIPELINECHANGES', deals, own, asOf('2026-06-30'), '2026-Q1')).toMatch(/begins on 2026-03-01/);
    expect(cell('PIPELINECHANGES', deals, [LOG, ['A', 'mood', 'x', 'y', '2026-03-01']], asOf('2026-06-30'))).toMatch(
      /no row that says/,
    );
  });
});
