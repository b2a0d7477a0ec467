/** How the odds of winning change with the logarithm of the amount, about the middle of the closed deals. */
export interface SizeSlope {
  slope: number;
  middle: number;
}

type Column = ArrayLike<number>;

/**
 * Slope of a logistic regression of won on log amount, centred, with a ridge penalty on the slope alone; 0 where the
 * amounts do not differ or all deals ended alike.
 * @param x log amounts; `won` and `lost` how many of each
 * @param ridge the penalty: 1 over the variance that slopes are thought to have
 * @see Hoerl & Kennard, Technometrics 12 (1970) 55; le Cessie & van Houwelingen, Applied Statistics 41 (1992) 191
 */
export function sizeSlope(x: Column, won: Column, lost: Column, ridge = 1): SizeSlope {
  let n = 0;
  let total = 0;
  let wins = 0;
  for (let i = 0; i < x.length; i++) {
    n += won[i] + lost[i];
    wins += won[i];
    total += x[i] * (won[i] + lost[i]);
  }
  const middle = n > 0 ? total / n : 0;
  if (!(wins > 0 && wins < n)) return { slope: 0, middle };
  let level = Math.log(wins / (n - wins));
  let slope = 0;
  for (let step = 0; step < 25; step++) {
    let [g0, g1, h00, h01, h11] = [0, -ridge * slope, 0, 0, ridge];
    for (let i = 0; i < x.length; i++) {
      const z = x[i] - middle;
      const p = 1 / (1 + Math.exp(-level - slope * z));
      const count = won[i] + lost[i];
      const off = won[i] - count * p;
      const spread = count * p * (1 - p);
      g0 += off;
      g1 += off * z;
      h00 += spread;
      h01 += spread * z;
      h11 += spread * z * z;
    }
    const determinant = h00 * h11 - h01 * h01;
    if (!(determinant > 1e-12)) break;
    const change = (h00 * g1 - h01 * g0) / determinant;
    level += (h11 * g0 - h01 * g1) / determinant;
    slope += change;
    if (Math.abs(change) < 1e-10) break;
  }
  return { slope, middle };
}

/**
 * The slope that open deals are told apart by: with a ridge of 1 / slope², and of at least 1, so that a slope no larger
 * than chance makes it all but vanishes. With a ridge of 1 alone the smallest tenth of the open deals of 500 simulated
 * teams was said to be won 7 % too often, the largest 5 % too seldom.
 * @see Schaefer, Roi & Wolfe, Communications in Statistics – Theory and Methods 13 (1984) 99
 */
export function surerSlope(x: Column, won: Column, lost: Column): SizeSlope {
  const { slope } = sizeSlope(x, won, lost);
  return sizeSlope(x, won, lost, Math.max(1, 1 / Math.max(1e-9, slope * slope)));
}

/** A chance moved by the size of the deal: its log odds rise by the slope × the distance from the middle. */
export function bySize(share: number, x: number, { slope, middle }: SizeSlope): number {
  if (!(share > 0 && share < 1)) return share;
  return 1 / (1 + ((1 - share) / share) * Math.exp(-slope * (x - middle)));
}
