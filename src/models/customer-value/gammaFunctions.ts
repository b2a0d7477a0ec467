/**
 * Logarithm of the gamma function and its derivative (digamma) for x > 0, both to about 1e-13.
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions (1964), 6.1.41 and 6.3.18, after raising x above 9 by recurrence.
 */
export function logGamma(x: number): readonly [value: number, slope: number] {
  let product = 1;
  let slope = 0;
  for (; x < 9; x++) {
    product *= x;
    slope -= 1 / x;
  }
  const u = 1 / (x * x);
  const log = Math.log(x);
  return [
    (x - 0.5) * log -
      x +
      0.9189385332046727 -
      Math.log(product) +
      (1 / 12 - u * (1 / 360 - u * (1 / 1260 - u / 1680))) / x,
    slope + log - 0.5 / x - u * (1 / 12 - u * (1 / 120 - u * (1 / 252 - u / 240))),
  ];
}
