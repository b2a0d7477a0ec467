/**
 * Generated series of known kinds, from a fixed seed: nothing here shares code or a model with the forecaster.
 * Each is {kind, train, test, period}.
 */

export interface Series {
  kind: string;
  period: number;
  train: number[];
  test: number[];
}

/** Uniform numbers in (0, 1): mulberry32. */
export function uniform(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4294967296;
  };
}

type Draws = ReturnType<typeof draws>;

const draws = (u: () => number) => {
  const normal = () => Math.sqrt(-2 * Math.log(u())) * Math.cos(2 * Math.PI * u());
  const between = (low: number, high: number) => low + (high - low) * u();
  const poisson = (mean: number) => {
    let k = 0;
    for (let p = u(); p > Math.exp(-mean) && k < 1000; k++) p *= u();
    return k;
  };
  return { u, normal, between, poisson };
};

/** Sales of a small team: a Poisson number of deals a month, each lognormal in size, under a season and a trend. */
function sales(d: Draws, n: number, deals: number, period: number): number[] {
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
function seasonOf(d: Draws, period: number, strength: number): number[] {
  const phase = d.between(0, 6.3);
  const raw = Array.from({ length: period }, (_, i) =>
    Math.exp(strength * (Math.cos((2 * Math.PI * i) / period + phase) + 0.6 * d.normal())),
  );
  const mean = raw.reduce((a, b) => a + b, 0) / period;
  return raw.map((v) => v / mean);
}

/** Business series: a wandering level with a wandering growth, a season that drifts, relative noise, rare outliers. */
interface Business {
  trend: number;
  strength: number;
  shift?: boolean;
}

function business(d: Draws, n: number, period: number, { trend, strength, shift }: Business): number[] {
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
function intermittent(d: Draws, n: number): number[] {
  const p = d.between(0.15, 0.6);
  const size = Math.exp(d.between(2, 7));
  return Array.from({ length: n }, () => (d.u() < p ? Math.round(size * Math.exp(0.6 * d.normal())) : 0));
}

interface Kind {
  name: string;
  period: number;
  horizon: number;
  length: (d: Draws) => number;
  make: (d: Draws, n: number) => number[];
}

function kinds(): Kind[] {
  const monthly = { period: 12, horizon: 18 };
  const team = [3, 8, 30].flatMap((deals) =>
    [24, 36, 60].map((n) => ({
      ...monthly,
      name: `${deals} deals a month, ${n} months`,
      length: () => n,
      make: (d: Draws, all: number) => sales(d, all, deals, 12),
    })),
  );
  const cycle = (name: string, period: number, options: (d: Draws) => Business): Kind => ({
    name,
    period,
    horizon: period === 12 ? 18 : period === 4 ? 8 : 13,
    length: (d) =>
      Math.floor(period === 12 ? d.between(48, 127) : period === 4 ? d.between(16, 65) : d.between(60, 209)),
    make: (d, n) => business(d, n, period, options(d)),
  });
  return [
    ...team,
    cycle('monthly, trend and season', 12, (d) => ({ trend: 1, strength: d.between(0, 0.3) })),
    cycle('monthly, trend', 12, () => ({ trend: 1, strength: 0 })),
    cycle('monthly, season', 12, (d) => ({ trend: 0, strength: d.between(0.05, 0.4) })),
    cycle('monthly, level shift', 12, (d) => ({ trend: 0.5, strength: d.between(0, 0.2), shift: true })),
    cycle('quarterly, trend and season', 4, (d) => ({ trend: 1, strength: d.between(0, 0.25) })),
    cycle('quarterly, level shift', 4, (d) => ({ trend: 0.5, strength: d.between(0, 0.2), shift: true })),
    cycle('weekly, trend and season', 52, (d) => ({ trend: 0.5, strength: d.between(0, 0.2) })),
    { ...monthly, name: 'intermittent, monthly', length: (d) => Math.floor(d.between(24, 72)), make: intermittent },
    ...[5, 12].map((from) => ({
      name: from < 12 ? 'short, 5 to 11 months' : 'short, 12 to 23 months',
      period: 12,
      horizon: 6,
      length: (d: Draws) => Math.floor(d.between(from, from < 12 ? 12 : 24)),
      make: (d: Draws, n: number) => sales(d, n, 12, 12),
    })),
  ];
}

/**
 * @param each series per kind
 * @param seed the same seed gives the same series
 */
export function generate(each: number, seed: number): Series[] {
  return kinds().flatMap(({ name, period, horizon, length, make }, i) =>
    Array.from({ length: each }, (_, j) => {
      const d = draws(uniform(seed + 100003 * i + 17 * j));
      const n = length(d);
      const y = make(d, n + horizon);
      return { kind: name, period, train: y.slice(0, n), test: y.slice(n) };
    }),
  );
}
