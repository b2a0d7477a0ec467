import fc from 'fast-check';
import { asOf, cell, rowsOf } from '../../../test/support/cell';

const HEAD = ['Deal ID', 'Status', 'Close date', 'Amount', 'Product', 'Quantity'];
type Row = readonly [month: string, amount: number | string, product: string, quantity: number | string];
const deals = (...rows: Row[]): unknown[][] => [
  HEAD,
  ['start', 'Won', '2025-12-15', 0, 'A', 0],
  ...rows.map(([month, amount, product, quantity], i) => [i, 'Won', `2026-${month}-10`, amount, product, quantity]),
];
const settings = asOf('2026-02-28');
const mix = (...rows: Row[]) => rowsOf('PRODUCTMIX', deals(...rows), settings, '2026-02', 'with total');

describe('PRODUCTMIX', () => {
  test('by hand: 10 at 5 and 10 at 20, then 15 at 6 and 15 at 20', () => {
    const rows = mix(['01', 50, 'A', 10], ['01', 200, 'B', 10], ['02', 90, 'A', 15], ['02', 300, 'B', 15]);
    // half as many units more of each: 25 and 100; a unit of A brings 1 more, 15 times; no shift
    expect(rows).toMatchObject([
      { Product: 'B', 'Change in sales': 100, Price: 0, Volume: 100, Mix: 0 },
      { Product: 'A', 'Change in sales': 40, Price: 15, Volume: 25, Mix: 0 },
      { Product: 'Total', 'Change in sales': 140, Price: 15, Volume: 125, Mix: 0, 'Unit price before': 12.5 },
    ]);
  });

  test('by hand: as many units at the same prices, six of them moved from 5 to 20: 90 of mix', () => {
    const rows = mix(['01', 50, 'A', 10], ['01', 200, 'B', 10], ['02', 20, 'A', 4], ['02', 320, 'B', 16]);
    expect(rows[2]).toMatchObject({ 'Change in sales': 90, Price: 0, Volume: 0, Mix: 90 });
    expect(rows.map((row) => row.Mix)).toEqual([120, -30, 90]);
  });

  test('an edge: a new product has no price effect, one that is gone neither, and what has no quantity stands apart', () => {
    const rows = mix(['01', 100, 'Old', 10], ['01', 30, 'Setup', ''], ['02', 150, 'New', 10], ['02', 45, 'Setup', '']);
    expect(rows).toMatchObject([
      { Product: 'New', 'Change in sales': 150, Price: 0, Volume: 0, Mix: 150 },
      { Product: 'Old', 'Change in sales': -100, Price: 0, Volume: 0, Mix: -100 },
      { Product: 'Setup', 'Change in sales': 15, Price: 0, Volume: 0, Mix: 0, 'Without quantity': 15 },
      { Product: 'Total', 'Change in sales': 65, Price: 0, Volume: 0, Mix: 50, 'Without quantity': 15 },
    ]);
  });

  test('sentences: nothing before, data that begin in the earlier period, time as a group, a goal', () => {
    const rows = deals(['02', 10, 'A', 1]);
    expect(cell('PRODUCTMIX', rows, settings, '2026-02')).toMatch(/nothing was sold in 2026-01/);
    expect(cell('PRODUCTMIX', rows, settings, '2025-12')).toMatch(/the deals begin on 2025-12-15/);
    expect(cell('PRODUCTMIX', rows, settings, '2026', 'month')).toMatch(/Leave the time out/);
    expect(cell('PRODUCTMIX', rows, settings, '2026-02', 'vs last year')).toMatch(/with 2025-02, and the deals begin/);
  });

  test('a property: price, volume, mix and what has no quantity add up to the change to the cent, row by row and in all', () => {
    const money = fc.integer({ min: -20000, max: 500000 }).map((cents) => cents / 100);
    const row: fc.Arbitrary<Row> = fc.tuple(
      fc.constantFrom('01', '02'),
      fc.oneof({ weight: 9, arbitrary: money }, { weight: 1, arbitrary: fc.constant('') }),
      fc.constantFrom('A', 'B', 'C', 'D', '', 'A; B', 'C 70%; D 30%'),
      fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 30 }) }, { weight: 1, arbitrary: fc.constant('') }),
    );
    const effects = ['Price', 'Volume', 'Mix', 'Without quantity'];
    fc.assert(
      fc.property(fc.array(row, { maxLength: 25 }), fc.constantFrom('product', 'all'), (rows, by) => {
        const answer = cell('PRODUCTMIX', deals(['01', 100, 'A', 1], ...rows), settings, '2026-02', by, 'with total');
        if (!Array.isArray(answer)) return expect(answer).toMatch(/nothing was sold/);
        const [headings, ...lines] = answer;
        const at = (line: unknown[], name: string): number => Number(line[headings.indexOf(name)]);
        for (const line of lines) {
          const sum = effects.reduce((total, name) => total + at(line, name), 0);
          expect(Math.abs(sum - at(line, 'Change in sales'))).toBeLessThan(0.005);
          expect(Math.abs(at(line, 'Sales') - at(line, 'Sales before') - at(line, 'Change in sales'))).toBeLessThan(
            0.005,
          );
        }
        if (by === 'all') return;
        for (const name of ['Change in sales', ...effects, 'Sales']) {
          const parts = lines.slice(0, -1).reduce((total, line) => total + at(line, name), 0);
          expect(Math.abs(parts - at(lines[lines.length - 1], name))).toBeLessThan(0.005);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('scaling money scales every effect', () => {
    const rows: Row[] = [
      ['01', 50, 'A', 10],
      ['01', 200, 'B', 10],
      ['02', 20, 'A', 4],
      ['02', 350, 'B', 16],
    ];
    const twice = rows.map(([month, amount, product, units]): Row => [month, Number(amount) * 2, product, units]);
    expect(mix(...twice).map(({ Price, Mix }) => [Price, Mix])).toEqual(
      mix(...rows).map(({ Price, Mix }) => [Number(Price) * 2, Number(Mix) * 2]),
    );
  });
});
