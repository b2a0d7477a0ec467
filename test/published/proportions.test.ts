import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { differenceOfShares, wilson } from '../../src/models/shares/wilson';
import { zOf } from '../../src/models/shares/gamma';

const folder = join(__dirname, '../../../shared/data/proportions');
const present = existsSync(folder);
const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
if (!present) console.info('skipped: published proportions, ../shared/data/proportions is absent');

(present ? describe : describe.skip)('shares against published intervals', () => {
  it('Newcombe 1998, Statistics in Medicine 17:857, table I, method 3 (printed to four decimals), and other quoted Wilson intervals', () => {
    const { single_newcombe_1998_table_I: table, other_quoted_wilson: quoted } = read('published.json');
    for (const { k, n, wilson: printed } of [...table.rows, ...quoted])
      wilson(k, n)!.forEach((limit, i) => expect(Math.abs(limit - printed[i])).toBeLessThanOrEqual(0.5001e-4));
  });

  it('Newcombe 1998, Statistics in Medicine 17:873, table II, method 10', () => {
    const rows: number[][] = read('published.json').difference_newcombe_1998_table_II_method10.rows;
    expect(rows.length).toBeGreaterThan(5);
    for (const [k1, n1, k2, n2, low, high] of rows) {
      const { interval } = differenceOfShares(k1, n1, k2, n2)!;
      expect(Math.abs(interval[0] - low)).toBeLessThanOrEqual(0.5001e-4);
      expect(Math.abs(interval[1] - high)).toBeLessThanOrEqual(0.5001e-4);
    }
  });

  it('base R 4.2.2 prop.test without correction, at 90, 95 and 99 %, and Newcombe differences', () => {
    const { single, difference } = read('oracle.json');
    for (const { k, n, ...limits } of single)
      for (const level of [90, 95, 99])
        wilson(k, n, zOf(level / 100))!.forEach((limit, i) =>
          expect(limit).toBeCloseTo(limits[`wilson${level}`][i], 9),
        );
    for (const { k1, n1, k2, n2, diff, newcombe95 } of difference) {
      const ours = differenceOfShares(k1, n1, k2, n2)!;
      expect(ours.difference).toBeCloseTo(diff, 12);
      ours.interval.forEach((limit, i) => expect(limit).toBeCloseTo(newcombe95[i], 10));
    }
  });
});
