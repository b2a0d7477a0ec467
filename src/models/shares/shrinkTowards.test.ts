import { shrinkTowards } from './shrinkTowards';

describe('shrinkTowards', () => {
  // scipy 1.17.1: betaln on 4,000 points of M/(m0 + M), betainc mixed over them, brentq
  it.each([
    [
      [
        [2, 3, 0.4],
        [40, 100, 0.4],
        [5, 40, 0.2],
      ],
      [
        [0.41631, 0.28846, 0.34415, 0.49935, 0.59474],
        [0.4, 0.32921, 0.35657, 0.44369, 0.47276],
        [0.17371, 0.08893, 0.1205, 0.21649, 0.24207],
      ],
    ],
    [
      [
        [9, 30, 0.3],
        [2, 25, 0.15],
        [0, 8, 0.05],
        [0, 0, 0.3],
        [12.5, 20.5, 0.5],
      ],
      [
        [0.3, 0.19736, 0.23667, 0.36433, 0.41256],
        [0.12482, 0.04187, 0.06924, 0.17232, 0.20493],
        [0.04071, 0.00031, 0.00632, 0.07254, 0.10643],
        [0.3, 0.12649, 0.20492, 0.39316, 0.49537],
        [0.53571, 0.41956, 0.46281, 0.6254, 0.68952],
      ],
    ],
  ] as [number[][], number[][]][])(
    'means and quantiles of %j as integrated by scipy on a finer grid',
    (parts, rows) => {
      shrinkTowards(parts.map(([k, n, towards]) => ({ k, n, towards }))).forEach((one, g) => {
        expect(Math.abs(one.mean - rows[g][0])).toBeLessThan(0.002);
        [one.low95, one.low80, one.high80, one.high95].forEach((value, i) =>
          expect(Math.abs(value - rows[g][i + 1])).toBeLessThan(0.012),
        );
      });
    },
  );

  it('nothing is known of any: each has what it is drawn towards; there may be none at all', () => {
    const [one] = shrinkTowards([{ k: 0, n: 0, towards: 0.3 }]);
    expect(one.mean).toBeCloseTo(0.3, 9);
    expect(one.low95).toBeLessThan(0.05);
    expect(shrinkTowards([])).toEqual([]);
  });
});
