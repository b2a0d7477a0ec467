import { incidence } from '../survival/incidence';
import { tally } from '../survival/lifeTable';
import { bySize, sizeSlope, surerSlope } from './sizeSlope';
import { lastClosing, wonLater } from './wonLater';

describe('wonLater', () => {
  // the ten deals of days 0 … 12 whose incidences R survival 3.5.3 gives: F(3) = .325, S(3) = .45, F(8) = .475
  const curve = incidence(tally([0, 0, 1, 3, 3, 3, 5, 8, 9, 12], [1, 0, 2, 1, 1, 2, 0, 1, 0, 2]));

  test('by hand from those: after 3 days (.475 − .325) / .45; from day 12 on nothing', () => {
    expect(wonLater(curve, 3).share).toBeCloseTo(1 / 3, 12);
    expect(wonLater(curve, 4).share).toBeCloseTo(1 / 3, 12);
    expect(wonLater(curve, 8).share).toBe(0);
    expect(wonLater(curve, 12)).toEqual({ share: 0, n: 1 });
    expect(lastClosing(curve)).toBe(12);
  });

  test('before any age it is the share ever won; without a closing there is none', () => {
    const fresh = incidence(tally([2, 4, 6, 8], [1, 2, 1, 2]));
    expect(wonLater(fresh, 0)).toEqual({ share: 0.5, n: 4 });
    expect(wonLater(incidence(tally([3, 4], [0, 0])), 1)).toEqual({ share: 0, n: 2 });
  });
});

describe('sizeSlope', () => {
  test('is the logistic slope, shrunk by its penalty', () => {
    // by hand: two sizes ±1, 20 of 100 and 50 of 100; without the penalty the slope is (logit .5 − logit .2) / 2 = .6931
    const { slope, middle } = sizeSlope([1, 3], [20, 50], [80, 50]);
    expect(middle).toBe(2);
    expect(slope).toBeGreaterThan(0.65);
    expect(slope).toBeLessThan(Math.log(4) / 2);
    // the gradient at the answer, by hand: Σ z·(won − n·p) = slope
    const many = sizeSlope([1, 3], [20e6, 50e6], [80e6, 50e6]);
    expect(many.slope).toBeCloseTo(Math.log(4) / 2, 5);
  });

  test('nothing differs: 0; a chance of 0 or 1 stays', () => {
    expect(sizeSlope([5], [3], [4]).slope).toBe(0);
    expect(sizeSlope([1, 2], [3, 4], [0, 0])).toMatchObject({ slope: 0 });
    expect(bySize(0, 9, { slope: -1, middle: 0 })).toBe(0);
    expect(bySize(1, 9, { slope: -1, middle: 0 })).toBe(1);
    expect(bySize(0.5, 1, { slope: -Math.log(3), middle: 0 })).toBeCloseTo(0.25, 12); // odds 1 to 1/3
  });
});

describe('surerSlope', () => {
  test('a slope that chance may have made all but vanishes, a sure one stays', () => {
    // by hand: 9 of 20 against 11 of 20 on sizes ±1 is a slope of .2 with a standard error of .32, 20 of 100 against 50 of
    // 100 one of .69 with .16
    const x = [-1, 1];
    expect(sizeSlope(x, [9, 11], [11, 9]).slope).toBeGreaterThan(0.15);
    expect(surerSlope(x, [9, 11], [11, 9]).slope).toBeLessThan(0.06);
    expect(surerSlope(x, [20, 50], [80, 50]).slope).toBeGreaterThan(0.63);
  });

  test('none is none, and a steep one is what the penalty of 1 leaves', () => {
    expect(surerSlope([-1, 1], [5, 5], [5, 5]).slope).toBe(0);
    const steep = [
      [-1, 1],
      [2, 98],
      [98, 2],
    ] as const;
    expect(surerSlope(...steep).slope).toBe(sizeSlope(...steep).slope);
  });
});
