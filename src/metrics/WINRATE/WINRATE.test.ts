import { asOf, cell, rowsOf } from '../../../test/support/cell';

const deal = (id: number, created: string, close: string, status: string, amount = 1): unknown[] => [
  id,
  created,
  close,
  status,
  amount,
];
const deals = (...rows: unknown[][]): unknown[][] => [
  ['Deal ID', 'Created', 'Close date', 'Status', 'Amount'],
  ...rows,
];
const many = (n: number, make: (i: number) => unknown[]): unknown[][] => Array.from({ length: n }, (_, i) => make(i));

describe('WINRATE', () => {
  test('25 won, 75 lost, 50 open are 25 % (usedaymark.io/metrics/win-rate)', () => {
    const rows = many(150, (i) =>
      deal(i, '2026-01-01', i < 100 ? '2026-02-01' : '', i < 25 ? 'Won' : i < 100 ? 'Lost' : 'Open'),
    );
    expect(cell('WINRATE', deals(...rows), asOf('2026-06-30'))).toBe(0.25);
  });

  test('by hand: won 1,000 and 800, lost 500; a refund of 1,000 is no deal on any basis', () => {
    const table = deals(
      deal(1, '2026-01-01', '2026-01-11', 'Won', 1000),
      deal(2, '2026-01-01', '2026-01-11', 'Won', 800),
      deal(3, '2026-01-01', '2026-01-11', 'Lost', 500),
      deal(4, '2026-01-11', '2026-01-11', 'Won', -1000),
    );
    for (const basis of ['closed', 'created', 'within'])
      expect(cell('WINRATE', table, asOf('2026-06-30'), `basis = ${basis}`)).toBeCloseTo(2 / 3, 12);
    const [row] = rowsOf('WINRATE', table, asOf('2026-06-30'), 'basis = created', 'details');
    expect(row['Left out']).toMatch(/refunds .*\(row 5\)/);
    const listed = rowsOf('WINRATE', table, asOf('2026-06-30'), 'basis = created', 'rows');
    expect(listed.map((each) => each.Row)).toEqual([2, 3, 4]);
    // 10 days each; the refund would make it 20 ÷ 3
    expect(cell('SALESCYCLE', table, asOf('2026-06-30'))).toBe(10);
    const bySource = table.map((row, r) => [...row, r === 0 ? 'Source' : 'Ads']);
    const [quality] = rowsOf('SOURCEQUALITY', bySource, asOf('2026-06-30'), 'details');
    expect(quality).toMatchObject({ Created: 3, Won: 2, 'Won value': 800, 'Deal size': 900, 'Days to win': 10 });
  });

  test('100 created, 3 won, 7 lost, 90 open: 30 % of the closed, 3 % of the created (Varicent)', () => {
    const rows = many(100, (i) =>
      deal(i, '2026-01-01', i < 10 ? '2026-02-01' : '', i < 3 ? 'Won' : i < 10 ? 'Lost' : 'Open'),
    );
    expect(cell('WINRATE', deals(...rows), asOf('2026-06-30'))).toBe(0.3);
    expect(cell('WINRATE', deals(...rows), asOf('2026-06-30'), 'basis = created')).toBe(0.03);
  });

  test('ten deals of days 0 to 12 are won within 3 days to .325 and within 8 to .475 (R survival 3.5.3)', () => {
    const days = [0, 0, 1, 3, 3, 3, 5, 8, 9, 12];
    const ends = ['Won', 'Open', 'Lost', 'Won', 'Won', 'Lost', 'Open', 'Won', 'Open', 'Lost'];
    const iso = (day: number): string => new Date(Date.UTC(2026, 5, 30 - day)).toISOString().slice(0, 10);
    // every deal ends on the as-of day, so open ones are as old as said
    const rows = days.map((day, i) => deal(i, iso(day), ends[i] === 'Open' ? '' : '2026-06-30', ends[i]));
    const table = deals(...rows);
    expect(cell('WINRATE', table, asOf('2026-06-30'), 'within = 3')).toBeCloseTo(0.325, 12);
    expect(cell('WINRATE', table, asOf('2026-06-30'), 'within = 8 days', 'basis = within')).toBeCloseTo(0.475, 12);
    expect(cell('WINRATE', table, asOf('2026-06-30'), 'within = 3', 'measure = value')).toBeCloseTo(0.325, 12);
    expect(cell('WINRATE', table, asOf('2026-06-30'), 'within = 90')).toBe(0.475); // by hand: S is 0 after day 12
    expect(cell('WINRATE', table, asOf('2026-06-30'), 'basis = within')).toBe(0.475);
  });

  test('not identified where nobody was followed so long and a deal is open', () => {
    const rows = [deal(1, '2026-06-01', '2026-06-05', 'Won'), deal(2, '2026-06-01', '2026-06-09', 'Lost')];
    const open = deal(3, '2026-06-20', '', 'Open');
    expect(cell('WINRATE', deals(...rows, open), asOf('2026-06-30'), 'within = 30 days')).toMatch(/10 days/);
  });

  test('by value one deal of 1,000,000 among 99 of 1,000 has an interval wider than .6', () => {
    const rows = many(100, (i) =>
      deal(i, '2026-01-01', '2026-02-01', i % 2 === 0 ? 'Won' : 'Lost', i === 0 ? 1000000 : 1000),
    );
    for (const basis of ['basis = closed', 'basis = created', 'basis = within']) {
      const [row] = rowsOf('WINRATE', deals(...rows), asOf('2026-06-30'), basis, 'measure = value', 'details');
      expect(Number(row['High 95%']) - Number(row['Low 95%'])).toBeGreaterThan(0.6);
    }
  });

  test('by hand, by value: a lost deal of −250 weighs nothing beside 100 and 100 won and 100 lost', () => {
    const rows = [deal(1, '2026-01-01', '2026-02-01', 'Won', 100), deal(2, '2026-01-01', '2026-02-01', 'Won', 100)];
    const lost = [deal(3, '2026-01-01', '2026-02-01', 'Lost', 100), deal(4, '2026-01-01', '2026-02-01', 'Lost', -250)];
    for (const basis of ['basis = closed', 'basis = created', 'basis = within'])
      expect(cell('WINRATE', deals(...rows, ...lost), asOf('2026-06-30'), basis, 'measure = value')).toBeCloseTo(
        2 / 3,
        12,
      );
  });

  test('one closed deal is a sentence, four in a group show counts and interval only', () => {
    const one = deals(deal(1, '2026-01-01', '2026-02-01', 'Won'), deal(2, '2026-01-01', '', 'Open'));
    expect(cell('WINRATE', one, asOf('2026-06-30'))).toMatch(/^!WINRATE read 2 rows.*takes two deals/);
    const [ana] = rowsOf('WINRATE', 'DEALS', 'SETTINGS', 'owner');
    expect(ana).toMatchObject({ Owner: 'Ana', 'Win rate': '', Won: 3, Lost: 1 });
    expect(ana['Low 95%']).toBeCloseTo(0.3006, 4); // Wilson of 3 in 4, Newcombe 1998
  });
});
