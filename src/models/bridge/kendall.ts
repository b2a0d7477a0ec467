const Z90 = 1.6448536269514722;

/** Which way a series goes by the Mann–Kendall test at 10 % (Mann, Econometrica 1945); null for fewer than five values. */
export function trendOf(series: readonly number[]): 'rising' | 'falling' | 'no trend' | null {
  const n = series.length;
  if (n < 5) return null;
  let score = 0;
  for (let i = 0; i < n; i++) for (let k = i + 1; k < n; k++) score += Math.sign(series[k] - series[i]);
  const spread = Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18);
  if ((Math.abs(score) - 1) / spread <= Z90) return 'no trend';
  return score > 0 ? 'rising' : 'falling';
}
