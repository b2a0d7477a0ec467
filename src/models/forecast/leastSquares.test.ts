import fc from 'fast-check';
import { leastSquares } from './leastSquares';

const FAR = 1e6;

describe('leastSquares', () => {
  test('a straight line through four points: by hand, slope 1.32 and mean 2.6', () => {
    const y = [1, 1.5, 3, 4.9]; // Σ(t − 1.5)y / 5 = 6.6 / 5 = 1.32, mean 2.6
    const { p, sum } = leastSquares(
      ([a, b], out) => {
        y.forEach((v, t) => (out[t] = a + b * t - v));
        return true;
      },
      [0, 0],
      [-FAR, -FAR],
      [FAR, FAR],
      4,
      50,
      1e-10,
    );
    expect(p[1]).toBeCloseTo(1.32, 6);
    expect(p[0]).toBeCloseTo(2.6 - 1.5 * 1.32, 6);
    expect(sum).toBeCloseTo(
      y.reduce((s, v, t) => s + (0.62 + 1.32 * t - v) ** 2, 0),
      9,
    );
  });

  test("Rosenbrock's valley, and its edge where a bound cuts it", () => {
    const valley = ([a, b]: readonly number[], out: number[]) => {
      out[0] = 10 * (b - a * a);
      out[1] = 1 - a;
      return true;
    };
    const free = leastSquares(valley, [-1.2, 1], [-FAR, -FAR], [FAR, FAR], 2, 200, 1e-12);
    expect(free.p[0]).toBeCloseTo(1, 5);
    expect(free.p[1]).toBeCloseTo(1, 5);
    const cut = leastSquares(valley, [-1.2, 1], [-FAR, -FAR], [0.5, FAR], 2, 200, 1e-12);
    expect(cut.p[0]).toBe(0.5);
    expect(cut.p[1]).toBeCloseTo(0.25, 5);
    expect(cut.sum).toBeCloseTo(0.25, 8);
  });

  test('a start outside the domain is no start', () => {
    expect(leastSquares(() => false, [1], [0], [2], 1, 10, 1e-6).sum).toBe(Infinity);
  });

  test('never leaves the box, never ends above its start', () => {
    const value = fc.double({ min: -5, max: 5, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 3, maxLength: 8 }), value, value, (y, a, b) => {
        const residuals = (p: readonly number[], out: number[]) => {
          y.forEach((v, t) => (out[t] = Math.sin(p[0] * t) + p[1] - v));
          return true;
        };
        const clip = [a, b].map((v) => Math.min(1, Math.max(-1, v)));
        const first: number[] = [];
        residuals(clip, first);
        const { p, sum } = leastSquares(residuals, Object.freeze([a, b]), [-1, -1], [1, 1], y.length, 20, 1e-9);
        expect(Math.max(...p.map(Math.abs))).toBeLessThanOrEqual(1);
        expect(sum).toBeLessThanOrEqual(first.reduce((s, v) => s + v * v, 0));
      }),
    );
  });
});
