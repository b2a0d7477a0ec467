import { drawsOf } from '../random/draws';
import { drawSum, isLarge, momentsOfDraw, momentsOfWins } from './largeSums';

describe('moments of large sums', () => {
  test('by hand: 2 deals of 10 with chance .5 and 1 of 20 with chance .2', () => {
    const { mean, variance, third, largest } = momentsOfWins(
      Float64Array.of(10, 20),
      Float64Array.of(2, 1),
      Float32Array.of(0.5, 0.25),
    );
    expect(mean).toBe(15);
    expect(variance).toBe(50 + 75); // 2 · 100 · .25 and 400 · .1875
    expect(third).toBe(8000 * 0.1875 * 0.5);
    expect(largest).toBe(75);
  });

  test('by hand: one draw from 0, 0, 0 and 4', () => {
    // mean 1, squares 4, cubes 16: variance 3, third moment 16 − 12 + 2
    const cumulated = Float64Array.of(3, 4);
    expect(momentsOfDraw([0, 4], cumulated)).toEqual({ mean: 1, variance: 3, third: 6, largest: 9 });
  });

  test('a deal that stands out is drawn by itself', () => {
    const chance = new Float32Array(300).fill(0.3);
    const many = new Float64Array(300).fill(1);
    const even = new Float64Array(300).fill(100);
    const uneven = even.map((value, k) => (k === 0 ? 1e6 : value));
    expect(isLarge(momentsOfWins(even, many, chance), 300)).toBe(true);
    expect(isLarge(momentsOfWins(even, many, chance), 199)).toBe(false);
    expect(isLarge(momentsOfWins(uneven, many, chance), 300)).toBe(false);
  });

  test('quantiles of 4,000 sums are those of 4,000 sums drawn deal by deal, within sampling error', () => {
    const value = Float64Array.from({ length: 250 }, (_, k) => Math.exp(7 + 0.02 * (k % 50)));
    const chance = Float32Array.from({ length: 250 }, (_, k) => 0.05 + 0.01 * (k % 30));
    const many = new Float64Array(250).fill(1);
    const known = momentsOfWins(value, many, chance);
    expect(isLarge(known, 250)).toBe(true);
    const random = drawsOf(5);
    const sorted = (draw: () => number): number[] => Array.from({ length: 4000 }, draw).sort((a, b) => a - b);
    const byDeal = sorted(() => value.reduce((sum, v, k) => sum + (random.uniform() < chance[k] ? v : 0), 0));
    const bySums = sorted(() => drawSum(random, known));
    for (const share of [0.02, 0.1, 0.2, 0.5, 0.8, 0.9, 0.98]) {
      const at = Math.floor(share * 4000);
      // where a quantile of one falls among the other: 4 standard errors of the difference
      const place = byDeal.filter((each) => each <= bySums[at]).length / 4000;
      expect(Math.abs(place - share)).toBeLessThan(4 * Math.sqrt((2 * share * (1 - share)) / 4000));
    }
  });
});
