import { Z95 } from './wilson';

/** Two-sided 5 %. */
const P = 0.05;

/**
 * The t that Student's distribution exceeds in absolute value one time in twenty: 12.706 with one degree of freedom, 1.96
 * with very many; within 0.001 of the tables from 2 degrees on.
 * @param df degrees of freedom, 1 or more; between 1 and 2 it lies between theirs
 * @see Hill, Algorithm 396, Communications of the ACM 13 (1970) 619
 */
export function t95(df: number): number {
  if (df < 2) {
    const [one, two] = [1 / Math.tan((P * Math.PI) / 2), t95(2)];
    return two + (2 / Math.max(1, df) - 1) * (one - two);
  }
  if (df === 2) return Math.sqrt(2 / (P * (2 - P)) - 2);
  const a = 1 / (df - 0.5);
  const b = 48 / a ** 2;
  let c = (((20700 * a) / b - 98) * a - 16) * a + 96.36;
  const d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt((a * Math.PI) / 2) * df;
  let y = (d * P) ** (2 / df);
  if (y > 0.05 + a) {
    const x = -Z95;
    y = x * x;
    if (df < 5) c += 0.3 * (df - 4.5) * (x + 0.6);
    c += (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b;
    y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x;
    y = Math.expm1(a * y * y);
  } else
    y =
      ((1 / (((df + 6) / (df * y) - 0.089 * d - 0.822) * (df + 2) * 3) + 0.5 / (df + 4)) * y - 1) *
        ((df + 1) / (df + 2)) +
      1 / y;
  return Math.sqrt(df * y);
}
