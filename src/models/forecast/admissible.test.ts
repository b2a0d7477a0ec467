import { admissible } from './admissible';
import { evaluateEts } from './ets';

/** Errors of the additive form on a series of zeros: what becomes of a wrong start. */
function last(alpha: number, beta: number, gamma: number, phi: number, period: number): number {
  const seasonal = Array.from({ length: period }, (_, i) => Math.sin(i * i + 1));
  const fit = evaluateEts(
    new Array<number>(20000).fill(0),
    { error: 'A', trend: 'Ad', season: 'A' },
    { alpha, beta, gamma, phi, start: { level: 1, slope: 0.1, seasonal } },
  )!;
  return Math.max(...fit.errors.slice(-100).map(Math.abs));
}

describe('admissible', () => {
  test.each([
    [0.3, 0.02, 0.1, 0.97, 12],
    [0.5, 0.1, 0.3, 1, 4],
    [0.2, 0.1, 0.05, 0.9, 7],
  ])('a wrong start is forgotten at alpha %d, beta %d, gamma %d, phi %d, cycle %d', (a, b, g, phi, m) => {
    expect(admissible(a, b, g, phi, m)).toBe(true);
    expect(last(a, b, g, phi, m)).toBeLessThan(0.1);
  });

  test.each([
    [0.4, 0.4, 0.277, 0.83, 12],
    [0.55, 0.55, 0.45, 1, 7],
    [0.15, 0.149, 0.85, 0.92, 12],
  ])('and grows within the usual bounds at alpha %d, beta %d, gamma %d, phi %d, cycle %d', (a, b, g, phi, m) => {
    expect(admissible(a, b, g, phi, m)).toBe(false);
    expect(last(a, b, g, phi, m)).toBeGreaterThan(10);
  });
});
