import { asOf, cell, rowsOf } from '../../../test/support/cell';

const HEAD = ['Deal ID', 'Status', 'Created', 'Close date', 'Expected close', 'Amount', 'Owner'];
const LOG = ['Deal ID', 'Field', 'Old', 'New', 'Date'];

describe('SLIPRATE', () => {
  test('10 forecast, 4 on time: 60 % (as the slip rate is worked in forecasting guides)', () => {
    const deals: unknown[][] = [HEAD];
    const log: unknown[][] = [LOG];
    for (let i = 0; i < 10; i++) {
      const isOnTime = i < 4;
      deals.push([
        `D${i}`,
        isOnTime ? 'Won' : 'Open',
        '2026-01-01',
        isOnTime ? '2026-03-10' : '',
        '2026-04-30',
        10,
        'Ana',
      ]);
      log.push([`D${i}`, 'status', 'Open', isOnTime ? 'Won' : 'Open', '2026-03-10']);
      log.push([`D${i}`, 'expected close', '2026-03-15', '2026-04-30', '2026-03-12']);
    }
    expect(cell('SLIPRATE', deals, log, asOf('2026-06-30'), '2026-03')).toBe(0.6);
    const [row] = rowsOf('SLIPRATE', deals, log, asOf('2026-06-30'), '2026-03', 'owner');
    expect(row).toMatchObject({ Owner: 'Ana', 'Slip rate': 0.6, Due: 10, Won: 4, Pushes: 10, 'Slipped value': 60 });
  });

  const deal = (id: string, status: string, close: string, expected: string): unknown[] => [
    id,
    status,
    '2026-01-01',
    close,
    expected,
    5,
    'Ben',
  ];

  test('a lost deal has not slipped; one pulled in later was not due', () => {
    const deals = [
      HEAD,
      deal('lost', 'Lost', '2026-03-20', '2026-03-15'),
      deal('late', 'Won', '2026-04-05', '2026-03-15'),
      deal('pulled', 'Won', '2026-03-25', '2026-03-25'),
    ];
    const log = [LOG, ['pulled', 'expected close', '2026-05-01', '2026-03-25', '2026-03-05']];
    const [row] = rowsOf('SLIPRATE', deals, log, asOf('2026-06-30'), '2026-03', 'details');
    // by hand: due were lost and late; late closed after the month
    expect(row).toMatchObject({ 'Slip rate': 0.5, Due: 2, Slipped: 1, Lost: 1, Won: 0, Pushes: 0 });
  });

  test('by hand: of deals that two share each has half, pushes too; the total is told of the whole', () => {
    const deals = [HEAD, ...['D1', 'D2'].map((id) => [...deal(id, 'Open', '', '2026-04-15').slice(0, 6), 'Ana; Ben'])];
    const log = [LOG, ['D2', 'expected close', '2026-03-15', '2026-04-15', '2026-03-05']];
    deals[1][4] = '2026-03-15';
    const ask = (...words: string[]) =>
      rowsOf('SLIPRATE', deals, log, asOf('2026-06-30'), '2026-03', 'with total', ...words).map((row) => [
        row.Owner ?? row.Period,
        row.Due,
        row.Slipped,
        row.Pushes,
        row['Slipped value'],
      ]);
    expect(ask('owner')).toEqual([
      ['Ana', 1, 1, 0.5, 5],
      ['Ben', 1, 1, 0.5, 5],
      ['Total', 2, 2, 1, 10],
    ]);
    expect(ask('month')).toEqual([
      ['2026-03', 2, 2, 1, 10],
      ['Total', 2, 2, 1, 10],
    ]);
  });

  test('in a running period what is due yet waits; fewer than two settled are a sentence', () => {
    const deals = [
      HEAD,
      deal('a', 'Open', '', '2026-03-28'),
      deal('b', 'Won', '2026-03-04', '2026-03-04'),
      deal('c', 'Open', '', '2026-04-28'),
    ];
    const log = [LOG, ['c', 'expected close', '2026-03-20', '2026-04-28', '2026-03-02']];
    const [row] = rowsOf('SLIPRATE', deals, log, asOf('2026-03-10'), '2026-03', 'details');
    expect(row).toMatchObject({ 'Slip rate': 0.5, Due: 3, Slipped: 1, Won: 1, 'Still due': 1, Pushes: 1 });
    expect(cell('SLIPRATE', deals.slice(0, 3), log, asOf('2026-03-10'), '2026-03')).toMatch(/^!.*fewer than two/);
  });
});
