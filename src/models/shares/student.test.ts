import { t95 } from './student';

describe('t95', () => {
  // Student's t, two-sided 5 %: NIST/SEMATECH e-Handbook of Statistical Methods, table 1.3.6.7.2 (column .975)
  test.each([
    [1, 12.706],
    [2, 4.303],
    [3, 3.182],
    [4, 2.776],
    [5, 2.571],
    [10, 2.228],
    [30, 2.042],
    [100, 1.984],
  ])('%d degrees of freedom: %d', (df, t) => {
    expect(Math.abs(t95(df) - t)).toBeLessThan(0.0011);
  });

  test('falls with the degrees, whole or not, towards 1.96', () => {
    const all = [1, 1.3, 1.9, 2, 2.1, 3.5, 4.9, 5, 8, 20, 1e3, 1e6].map(t95);
    expect(all).toEqual(all.slice().sort((a, b) => b - a));
    expect(all[all.length - 1]).toBeCloseTo(1.96, 4);
  });
});
