/**
 * Are the errors of long ago forgotten? True if every root of the characteristic polynomial of a trended seasonal form lies
 * inside the unit circle (Hyndman, Akram & Archibald, The admissible parameter space for exponential smoothing models,
 * Annals of the Institute of Statistical Mathematics 60, 2008, 407–426, theorem 1), by the Schur–Cohn recursion. All other
 * forms are admissible throughout 0 < alpha < 1, 0 < beta < alpha, 0 < gamma < 1 − alpha; these are not.
 *
 * @param period length of the cycle, at least 2
 */
export function admissible(alpha: number, beta: number, gamma: number, phi: number, period: number): boolean {
  const middle = alpha + beta - alpha * phi;
  const a = new Array<number>(period + 2).fill(middle);
  a[0] = 1;
  a[1] = alpha + beta - phi;
  a[period] = middle + gamma - 1;
  a[period + 1] = phi * (1 - alpha - gamma);
  for (let n = period + 1; n > 0; n--) {
    const k = a[n];
    if (k >= 1 || k <= -1) return false;
    const rest = 1 - k * k;
    // the outer pair of coefficients first: each meets its mirror image
    for (let i = 0, j = n; i <= j; i++, j--) {
      const [low, high] = [a[i], a[j]];
      a[i] = (low - k * high) / rest;
      a[j] = (high - k * low) / rest;
    }
  }
  return true;
}
