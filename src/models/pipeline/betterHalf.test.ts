import { betterHalf, PARTS } from './betterHalf';

/** The same in every part of the deals. */
const everywhere = (...values: number[]): Float64Array[] => values.map((value) => new Float64Array(PARTS).fill(value));

describe('betterHalf', () => {
  test('by hand: two of four carry on all, two half: all 3/4, the better half 1, a third more', () => {
    const found = betterHalf({ sum: everywhere(2, 1, 2, 1), n: everywhere(2, 2, 2, 2) }, 'higher', 1);
    expect(found).toEqual({
      gain: expect.closeTo(1 / 3, 12),
      low: expect.closeTo(1 / 3, 9),
      high: expect.closeTo(1 / 3, 9),
    });
  });

  test('by hand: 12 days on average, 10 in the faster half', () => {
    const found = betterHalf({ sum: everywhere(10, 14, 10, 14), n: everywhere(1, 1, 1, 1) }, 'lower', 1);
    expect(found?.gain).toBeCloseTo(2, 12);
  });

  test('of an odd number the middle one is of the better half; equals are all of it', () => {
    // by hand: rates 1, .8, .3 of ten each: (10 + 8) / 20 over 21 / 30
    expect(betterHalf({ sum: everywhere(10, 8, 3), n: everywhere(10, 10, 10) }, 'higher', 1)?.gain).toBeCloseTo(
      2 / 7,
      12,
    );
    expect(betterHalf({ sum: everywhere(3, 3, 3), n: everywhere(5, 5, 5) }, 'higher', 1)?.gain).toBeCloseTo(0, 12);
  });

  test('one member, no cases, or nothing carried on: there is no better half', () => {
    expect(betterHalf({ sum: everywhere(1), n: everywhere(2) }, 'higher', 1)).toBeNull();
    expect(betterHalf({ sum: everywhere(0, 0), n: everywhere(0, 0) }, 'higher', 1)).toBeNull();
    expect(betterHalf({ sum: everywhere(0, 0), n: everywhere(3, 3) }, 'higher', 1)).toBeNull();
  });

  test('the same seed, the same answer', () => {
    const trials = {
      sum: [1, 2, 3].map((k) => Float64Array.from({ length: PARTS }, (_, p) => (p * p * k + p) % 4)),
      n: everywhere(4, 4, 4),
    };
    expect(betterHalf(trials, 'higher', 7)).toEqual(betterHalf(trials, 'higher', 7));
    expect(betterHalf(trials, 'higher', 7)).not.toEqual(betterHalf(trials, 'higher', 8));
  });
});
