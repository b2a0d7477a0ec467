/** The gamma function and what the models need of it; own code, because Apps Script brings none. */

// a local name: in a realm whose globals are intercepted every read of Math costs more than the logarithm
const log = Math.log;

/**
 * log Γ(x) for x > 0, to about 1e-11.
 * Stirling's series from 8 upwards, reached by Γ(x+1) = xΓ(x) (Abramowitz & Stegun 1964, 6.1.41 and 6.1.15).
 */
export function logGamma(x: number): number {
  let product = 1;
  for (; x < 8; x++) product *= x;
  const s = 1 / (x * x);
  return (
    (x - 0.5) * log(x) -
    x +
    0.9189385332046728 +
    (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s / 1680))) / x -
    log(product)
  );
}

/**
 * Q(a, x) = Γ(a, x)/Γ(a), the regularised upper incomplete gamma function, for a > 0 and x ≥ 0; between 0 and 1.
 * Power series below a + 1, Legendre's continued fraction by Lentz's method above (Abramowitz & Stegun 1964, 6.5.29 and 6.5.31).
 */
export function upperGamma(a: number, x: number): number {
  if (!(x > 0)) return 1;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a,
      sum = term;
    for (let i = a + 1; term > sum * 1e-16; i++) sum += term *= x / i;
    return 1 - scale * sum;
  }
  let b = x + 1 - a,
    c = 1e300,
    d = 1 / b,
    fraction = d;
  for (let i = 1, ratio = 0; i < 1000 && Math.abs(ratio - 1) > 1e-15; i++) {
    const numerator = i * (a - i);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    ratio = c * d;
    fraction *= ratio;
  }
  return scale * fraction;
}

/** The z with P(|Z| ≤ z) = confidence for a standard normal Z: 1.96 for 0.95. By bisection on z² being chi-square with one degree. */
export function zOf(confidence: number): number {
  let low = 0,
    high = 8;
  for (let i = 0; i < 52; i++) {
    const z = (low + high) / 2;
    if (1 - upperGamma(0.5, (z * z) / 2) < confidence) low = z;
    else high = z;
  }
  return low;
}
