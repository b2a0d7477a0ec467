import fc from 'fast-check';
import { asOf, cell, rowsOf } from '../../../test/support/cell';

const iso = (day: number): string => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
/** Deals created on 2026-01-01 that ended after so many days; what is open is of the as-of day. */
const deals = (...rows: (readonly [days: number, status: string])[]): unknown[][] => [
  ['Deal ID', 'Created', 'Close date', 'Status', 'Amount'],
  ...rows.map(([days, status], i) => [i, iso(0), status === 'Open' ? '' : iso(days), status, 1]),
];

describe('SALESCYCLE', () => {
  test('no open deals: days 2, 4, 6, 8 have mean 5 and censored median 5, as R prints it, not 4', () => {
    const table = deals([2, 'Won'], [4, 'Won'], [6, 'Won'], [8, 'Won']);
    for (const words of ['basis = mean', 'basis = median', 'basis = censored', 'basis = censored and outcome = closed'])
      expect(cell('SALESCYCLE', table, asOf(iso(90)), words)).toBe(5);
  });

  test("by hand: the interval of a mean is Student's and ends at 0; of one deal, or the halves of one, there is none", () => {
    const ask = (table: unknown[][], ...words: string[]) =>
      rowsOf('SALESCYCLE', table, asOf(iso(90)), 'details', ...words)[0];
    // mean 11, squares 4 × 100 + 1600 = 2000: √(2000 ÷ 4 ÷ 5) = 10 days, × 2.776 with four degrees of freedom
    const five = ask(deals([1, 'Won'], [1, 'Won'], [1, 'Won'], [1, 'Won'], [51, 'Won']));
    expect(five).toMatchObject({ 'Sales cycle': 11, 'Low 95%': 0 });
    expect(Number(five['High 95%'])).toBeCloseTo(38.76, 2);
    const one = deals([10, 'Won'], [3, 'Won']).map((row, r) => [...row, ['Owner', 'Ana; Ben', 'Ben'][r]]);
    const owners = rowsOf('SALESCYCLE', one, asOf(iso(90)), 'details', 'owner');
    expect(owners.map((row) => [row.Owner, row.Deals, row['Low 95%'], row['High 95%']])).toEqual([
      ['Ben', 1.5, '', ''],
      ['Ana', 0.5, '', ''],
    ]);
  });

  test('a property: with no open deals the censored median is the plain one', () => {
    const ends = fc.array(fc.tuple(fc.nat(40), fc.constantFrom('Won', 'Lost')), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(ends, (rows) => {
        const table = deals(...rows);
        const ask = (basis: string): unknown =>
          cell('SALESCYCLE', table, asOf(iso(90)), 'outcome = closed', `basis = ${basis}`);
        expect(ask('censored')).toBe(ask('median'));
      }),
      { numRuns: 100 },
    );
  });

  test('deals sold on the day count with 0 days; deals closed before they were created are out and listed', () => {
    const table = deals([0, 'Won'], [0, 'Won'], [9, 'Won'], [-4, 'Won']);
    const [row] = rowsOf('SALESCYCLE', table, asOf(iso(90)), 'details');
    expect(row).toMatchObject({ 'Sales cycle': 3, 'Median days': 0, Deals: 3 }); // by hand: (0 + 0 + 9) / 3
    expect(row['Left out']).toMatch(/closed before they were created \(row 5\)/);
  });

  test('a median that open deals have not let be reached is a sentence, with counts beside it', () => {
    const table = deals([5, 'Won'], [6, 'Lost'], [0, 'Open'], [0, 'Open'], [0, 'Open']);
    const censored = ['basis = censored', 'outcome = closed'];
    expect(cell('SALESCYCLE', table, asOf(iso(90)), ...censored)).toMatch(/not reached/);
    const [row] = rowsOf('SALESCYCLE', table, asOf(iso(90)), ...censored, 'all');
    expect(row).toMatchObject({ 'Sales cycle (created)': '', Deals: 2, 'Open (created)': 3 });
    expect(row['Older than any closed']).toBe(3);
  });

  test('the running example: 40 days of mean with limits from its spread', () => {
    const [row] = rowsOf('SALESCYCLE', 'DEALS', 'SETTINGS', 'details');
    // by hand: squares 400+0+100+400+400+100 = 1400, s² = 280, 2.5706·√(280/6) = 17.560 (Student, 5 degrees of freedom)
    expect(row['High 95%']).toBeCloseTo(57.56, 3);
  });
});
