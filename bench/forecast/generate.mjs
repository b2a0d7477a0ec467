/**
 * Generated series of known kinds, from a fixed seed: nothing here shares code or a model with the forecaster.
 * Each is {kind, train, test, period}.
 */

/** Uniform numbers in (0, 1): mulberry32. */
export function uniform(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4294967296;
  };
}

const draws = (u) => {
  const normal = () => Math.sqrt(-2 * Math.log(u())) * Math.cos(2 * Math.PI * u());
  const between = (low, high) => low + (high - low) * u();
  const poisson = (mean) => {
    let k = 0;
    for (let p = u(); p > Math.exp(-mean) && k < 1000; k++) p *= u();
    return k;
  };
  return { u, normal, between, poisson };
};

/** Sales of a small team: a Poisson number of deals a month, each lognormal in size, under a season and a trend. */
function sales(d, n, deals, period) {
  const spread = d.between(0.5, 1.2);
  const size = Math.exp(d.between(6, 10));
  const growth = d.between(-0.15, 0.35) / period;
  const season = seasonOf(d, period, d.between(0, 0.45));
  return Array.from({ length: n }, (_, t) => {
    let sum = 0;
    for (let k = d.poisson(deals * Math.exp(growth * (t - n / 2)) * season[t % period]); k > 0; k--)
      sum += size * Math.exp(spread * d.normal());
    return Math.round(sum);
  });
}

/** Positive factors, one per place in the cycle, with mean one. */
function seasonOf(d, period, strength) {
  const phase = d.between(0, 6.3);
  const raw = Array.from({ length: period }, (_, i) =>
    Math.exp(strength * (Math.cos((2 * Math.PI * i) / period + phase) + 0.6 * d.normal())),
  );
  const mean = raw.reduce((a, b) => a + b, 0) / period;
  return raw.map((v) => v / mean);
}

/** Business series: a wandering level with a wandering growth, a season that drifts, relative noise, rare outliers. */
function business(d, n, period, { trend, strength, shift }) {
  const noise = Math.exp(d.between(-4.6, -1.6));
  const walk = noise * d.between(0, 0.8);
  const turn = trend * noise * d.between(0, 0.1);
  const drift = d.u() < 0.3 ? 0.03 * strength : 0;
  let season = seasonOf(d, period, strength);
  let level = d.between(7, 9);
  const usual = (trend * d.normal() * 0.08) / period;
  let growth = usual;
  const pull = d.between(0.7, 0.95);
  const at = shift ? Math.floor(d.between(0.2, 0.65) * n) : -1;
  return Array.from({ length: n }, (_, t) => {
    growth = usual + pull * (growth - usual) + turn * d.normal();
    level += growth + walk * d.normal();
    if (t === at) level += d.between(-0.6, 0.6);
    season = season.map((s) => s * Math.exp(drift * d.normal()));
    const outlier = d.u() < 0.01 ? d.normal() * 3 : 0;
    return Math.max(1, Math.round(10 * Math.exp(level + noise * (d.normal() + outlier)) * season[t % period]) / 10);
  });
}

/** Zeros in most periods. */
function intermittent(d, n) {
  const p = d.between(0.15, 0.6);
  const size = Math.exp(d.between(2, 7));
  return Array.from({ length: n }, () => (d.u() < p ? Math.round(size * Math.exp(0.6 * d.normal())) : 0));
}

/**
 * @param {number} each series per kind
 * @param {number} seed
 * @returns {{kind: string, train: number[], test: number[], period: number}[]}
 */
export function generate(each, seed) {
  const kinds = [];
  for (const deals of [3, 8, 30])
    for (const n of [24, 36, 60])
      kinds.push([`${deals} deals a month, ${n} months`, 12, 18, () => n, (d, n) => sales(d, n, deals, 12)]);
  const long = (d) => Math.floor(d.between(48, 127));
  const quarters = (d) => Math.floor(d.between(16, 65));
  const add = (name, period, horizon, length, options) =>
    kinds.push([name, period, horizon, length, (d, n) => business(d, n, period, options(d))]);
  add('monthly, trend and season', 12, 18, long, (d) => ({ trend: 1, strength: d.between(0, 0.3) }));
  add('monthly, trend', 12, 18, long, () => ({ trend: 1, strength: 0 }));
  add('monthly, season', 12, 18, long, (d) => ({ trend: 0, strength: d.between(0.05, 0.4) }));
  add('monthly, level shift', 12, 18, long, (d) => ({ trend: 0.5, strength: d.between(0, 0.2), shift: true }));
  add('quarterly, trend and season', 4, 8, quarters, (d) => ({ trend: 1, strength: d.between(0, 0.25) }));
  add('quarterly, level shift', 4, 8, quarters, (d) => ({ trend: 0.5, strength: d.between(0, 0.2), shift: true }));
  add(
    'weekly, trend and season',
    52,
    13,
    (d) => Math.floor(d.between(60, 209)),
    (d) => ({ trend: 0.5, strength: d.between(0, 0.2) }),
  );
  kinds.push(['intermittent, monthly', 12, 18, (d) => Math.floor(d.between(24, 72)), intermittent]);
  kinds.push(['short, 6 to 23 months', 12, 6, (d) => Math.floor(d.between(6, 24)), (d, n) => sales(d, n, 12, 12)]);
  return kinds.flatMap(([kind, period, horizon, length, make], i) =>
    Array.from({ length: each }, (_, j) => {
      const d = draws(uniform(seed + 100003 * i + 17 * j));
      const n = length(d);
      const y = make(d, n + horizon);
      return { kind, period, train: y.slice(0, n), test: y.slice(n) };
    }),
  );
}
