import { drawsOf } from '../random/draws';
import { beyondNoise, fallByChance } from './fall';

const equal = (before: number, now: number, amount = 100) =>
  fallByChance(
    { sum: before * amount, squares: before * amount * amount },
    { sum: now * amount, squares: now * amount * amount },
  );

describe('a fall by chance', () => {
  test.each([
    // by hand: the binomial tail of n deals with even odds
    [3, 0, 1 / 8],
    [5, 0, 1 / 32],
    [5, 1, 7 / 64],
    [10, 0, 1 / 1024],
    [8, 4, 794 / 4096], // 1 + 12 + 66 + 220 + 495 of 2^12
  ])('%d before and %d now: the exact binomial within .011', (before, now, exact) => {
    expect(Math.abs(Number(equal(before, now)) - exact)).toBeLessThan(0.011);
  });

  test('one large deal gone says little, whatever it was worth; no fall has no chance', () => {
    expect(equal(1, 0, 1e6)).toBeCloseTo(0.5, 9);
    expect(equal(2, 2)).toBeNull();
    expect(equal(0, 3)).toBeNull();
    expect(fallByChance({ sum: 0, squares: 0 }, { sum: -5, squares: 25 })).toBeNull();
  });

  test('two periods of one process are called a fall at 5 % in no more than 5 % of 2,000 teams, seeded', () => {
    const draws = drawsOf(7);
    const period = () => {
      let [sum, squares] = [0, 0];
      const deals = draws.poisson(8);
      for (let i = 0; i < deals; i++) {
        const amount = Math.exp(8 + draws.normal());
        sum += amount;
        squares += amount * amount;
      }
      return { sum, squares };
    };
    let alarms = 0;
    for (let i = 0; i < 2000; i++) if ((fallByChance(period(), period()) ?? 1) <= 0.05) alarms++;
    expect(alarms / 2000).toBeLessThan(0.05);
    expect(alarms / 2000).toBeGreaterThan(0.005); // and it does say so at times
  });

  test('of many products fewer are named: by hand, .01 is below 1/5 of .05, .03 is not below 2/5', () => {
    expect(beyondNoise([0.03, 0.01, null, 0.5, 0.9, 0.2])).toEqual([false, true, false, false, false, false]);
    expect(beyondNoise([0.03, 0.01])).toEqual([true, true]);
    expect(beyondNoise([])).toEqual([]);
  });
});
