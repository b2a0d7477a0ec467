import { asOf, cell, rowsOf } from '../../../test/support/cell';

const deals = [
  ['Deal ID', 'Status', 'Created', 'Close date', 'Amount', 'Stage'],
  ['a', 'Open', '2026-01-01', '2026-02-01', 100, 'Proposal'],
  ['b', 'Open', '2026-01-05', '2026-04-01', 200, 'Proposal'],
  ['c', 'Open', '2026-01-06', '', 50, 'Discovery'],
  ['d', 'Won', '2026-01-07', '2026-03-20', 900, 'Proposal'],
  ['e', 'Open', '2026-03-05', '2026-05-01', '', 'Discovery'],
];

describe('PIPELINE', () => {
  // by hand: a list of open deals, none of which is due yet, and no day on which they were created
  test('a list of what is open alone: 300 by stage, 100 of it this quarter, none overdue', () => {
    const open = [
      ['Deal name', 'Stage', 'Amount', 'Close date'],
      ['a', 'Proposal', 100, '2026-03-20'],
      ['b', 'Discovery', 200, '2026-04-20'],
    ];
    expect(cell('PIPELINE', open, asOf('2026-03-10'))).toBe(300);
    expect(cell('PIPELINE', open, asOf('2026-03-10'), 'this quarter')).toBe(100);
    expect(rowsOf('PIPELINE', open, asOf('2026-03-10'), 'stage')).toMatchObject([
      { Stage: 'Discovery', Pipeline: 200, Overdue: 0 },
      { Stage: 'Proposal', Pipeline: 100, Overdue: 0 },
    ]);
  });

  test('open deals of which none has an amount are worth nobody knows what, not 0; details counts them', () => {
    const open = deals.filter(([, , , , amount]) => amount === 'Amount' || amount === '');
    expect(cell('PIPELINE', open, asOf('2026-03-10'))).toBe(
      '!PIPELINE read 1 rows of Deals as of 2026-03-10: none of the 1 deals counted has an amount. This works: =PIPELINE(DEALS;"details") shows the deals counted and left out',
    );
    expect(rowsOf('PIPELINE', open, asOf('2026-03-10'), 'details')).toMatchObject([{ 'Open deals': 1 }]);
    expect(cell('PIPELINE', deals, asOf('2026-03-10'), 'status =', 'Nothing')).toBe(0);
  });

  test('by hand: 350 open on 10 March plus the deal that is won only later; 100 of it overdue', () => {
    expect(cell('PIPELINE', deals, asOf('2026-03-10'))).toBe(1250);
    const [row] = rowsOf('PIPELINE', deals, asOf('2026-03-10'), 'details');
    expect(row).toMatchObject({ 'Open deals': 5, Overdue: 100, 'Overdue deals': 1 });
  });

  test('on 31 March the won deal is closed, and a deal without an amount counts as a deal', () => {
    const [row] = rowsOf('PIPELINE', deals, asOf('2026-03-31'), 'details');
    expect(row).toMatchObject({ Pipeline: 350, 'Open deals': 4 });
  });

  test('a deal that was not there yet on the as-of day is not in it', () => {
    expect(rowsOf('PIPELINE', deals, asOf('2026-01-05'), 'details')[0]).toMatchObject({ 'Open deals': 2 });
  });
});
