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
  let a = [1, alpha + beta - phi, ...new Array<number>(period - 2).fill(middle), middle + gamma - 1];
  a.push(phi * (1 - alpha - gamma));
  while (a.length > 1) {
    const n = a.length - 1;
    const k = a[n];
    if (Math.abs(k) >= 1) return false;
    const b = a;
    a = b.slice(0, n).map((v, i) => (v - k * b[n - i]) / (1 - k * k));
  }
  return true;
}
