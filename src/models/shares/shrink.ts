import { logGamma } from './gamma';
import { wilson } from './wilson';

/** A group's shrunk share: posterior mean and quantiles 2.5, 10, 90 and 97.5 %. The share is 90 % surely at least `low80`. */
export interface Shrunk {
  mean: number;
  low95: number;
  low80: number;
  high80: number;
  high95: number;
}

/** Below the highest log posterior by this much, a node holds no visible mass. */
const NEGLIGIBLE = 12;
/** Rows and columns at most: all that are prescribed, and as many as give means alone to 0.001. */
const FINE = [120, 200] as const;
const COARSE = [24, 40] as const;
/** Points of a group's own density. */
const POINTS = 64;

export interface Nodes {
  a: Float64Array; // M·mu
  b: Float64Array; // M·(1 − mu)
  log: Float64Array; // log posterior, highest = 0
}

/** Box in the unit square of (v, w): from and to of v, then of w; u = M/(m0 + M) = stretch(v) and mu = stretch(w). */
type Box = [number, number, number, number];

/** Unit interval onto itself with cells that narrow towards both ends, where a posterior may change fastest. */
const stretch = (v: number) => v * v * (3 - 2 * v);

/** Log posterior on the midpoints of rows × columns cells. Both u and mu are uniform a priori, which is the prescribed prior of M. */
function posterior(
  won: Float64Array,
  not: Float64Array,
  m0: number,
  [v0, v1, w0, w1]: Box,
  rows: number,
  columns: number,
): Nodes {
  const size = rows * columns,
    a = new Float64Array(size),
    b = new Float64Array(size),
    log = new Float64Array(size),
    count = won.length;
  let highest = -Infinity;
  for (let r = 0, node = 0; r < rows; r++) {
    const v = v0 + ((r + 0.5) / rows) * (v1 - v0),
      m = (m0 * stretch(v)) / stretch(1 - v);
    let perRow = count * logGamma(m) + Math.log(v * (1 - v));
    for (let g = 0; g < count; g++) perRow -= logGamma(m + won[g] + not[g]);
    for (let c = 0; c < columns; c++, node++) {
      const w = w0 + ((c + 0.5) / columns) * (w1 - w0),
        x = (a[node] = m * stretch(w)),
        y = (b[node] = m * stretch(1 - w));
      let sum = perRow + Math.log(w * (1 - w)) - count * (logGamma(x) + logGamma(y));
      for (let g = 0; g < count; g++) sum += logGamma(x + won[g]) + logGamma(y + not[g]);
      log[node] = sum;
      if (sum > highest) highest = sum;
    }
  }
  for (let node = 0; node < size; node++) log[node] -= highest;
  return { a, b, log };
}

/** The part of the box that holds the posterior, one cell wider on every side. */
function zoom(nodes: Nodes, [v0, v1, w0, w1]: Box, rows: number, columns: number): Box {
  let top = rows,
    bottom = 0,
    left = columns,
    right = 0;
  nodes.log.forEach((value, node) => {
    if (value < -NEGLIGIBLE) return;
    const r = Math.floor(node / columns),
      c = node % columns;
    top = Math.min(top, r);
    bottom = Math.max(bottom, r);
    left = Math.min(left, c);
    right = Math.max(right, c);
  });
  const v = (r: number) => v0 + (Math.min(rows, Math.max(0, r)) / rows) * (v1 - v0),
    w = (c: number) => w0 + (Math.min(columns, Math.max(0, c)) / columns) * (w1 - w0);
  return [v(top - 1), v(bottom + 2), w(left - 1), w(right + 2)];
}

/** One group's posterior, a mixture of Beta(a + won, b + not) over the nodes; on a grid of θ, p = sin²θ, where its spread is even. */
export function summarise(won: number, not: number, { a, b, log }: Nodes): Shrunk {
  const size = a.length,
    base = new Float64Array(size),
    exp = Math.exp;
  let total = 0,
    first = 0,
    second = 0;
  for (let i = 0; i < size; i++) {
    const x = a[i] + won,
      y = b[i] + not,
      n = x + y,
      w = exp(log[i]);
    base[i] = log[i] + logGamma(n) - logGamma(x) - logGamma(y);
    total += w;
    first += (w * x) / n;
    second += (w * x * (x + 1)) / (n * (n + 1));
  }
  const mean = first / total,
    reach = 6 * Math.sqrt(Math.max(0, second / total - mean * mean)),
    from = Math.asin(Math.sqrt(Math.max(0, mean - reach))),
    range = Math.asin(Math.sqrt(Math.min(1, mean + reach))) - from,
    thetaAt = (t: number) => from + range * stretch(t),
    below = new Float64Array(POINTS + 1);
  for (let j = 0; j < POINTS; j++) {
    const t = (j + 0.5) / POINTS,
      theta = thetaAt(t),
      p = 2 * Math.log(Math.sin(theta)),
      q = 2 * Math.log(Math.cos(theta));
    let density = 0;
    for (let i = 0; i < size; i++) {
      const exponent = base[i] + (a[i] + won - 0.5) * p + (b[i] + not - 0.5) * q;
      if (exponent > -16) density += exp(exponent);
    }
    below[j + 1] = below[j] + density * t * (1 - t);
  }
  const quantile = (level: number) => {
    const mass = level * below[POINTS];
    let j = 1;
    while (j < POINTS && below[j] < mass) j++;
    return Math.sin(thetaAt((j - 1 + (mass - below[j - 1]) / (below[j] - below[j - 1])) / POINTS)) ** 2;
  };
  return { mean, low95: quantile(0.025), low80: quantile(0.1), high80: quantile(0.9), high95: quantile(0.975) };
}

/** The posterior's nodes of groups that all have cases, at least two, on a grid thinned to their number or coarser. */
function nodesOf(known: readonly { k: number; n: number }[], most: readonly [rows: number, columns: number]): Nodes {
  const won = Float64Array.from(known, (g) => g.k),
    not = Float64Array.from(known, (g) => g.n - g.k),
    sizes = Float64Array.from(known, (g) => g.n).sort(),
    half = sizes.length / 2,
    m0 = (sizes[Math.ceil(half) - 1] + sizes[Math.floor(half)]) / 2,
    rows = Math.min(most[0], Math.max(12, Math.round(120 / Math.sqrt(known.length)))),
    columns = Math.min(most[1], Math.max(20, Math.round(200 / Math.sqrt(known.length))));
  let box: Box = [0, 1, 0, 1],
    shrunk = true;
  const area = (b: Box) => (b[1] - b[0]) * (b[3] - b[2]);
  for (let i = 0; i < 8 && shrunk; i++) {
    const next = zoom(posterior(won, not, m0, box, 12, 20), box, 12, 20);
    shrunk = area(next) < area(box) / 2;
    box = next;
  }
  const all = posterior(won, not, m0, box, rows, columns),
    keep = (values: Float64Array) => values.filter((_, i) => all.log[i] > 3 - NEGLIGIBLE);
  return { a: keep(all.a), b: keep(all.b), log: keep(all.log) };
}

/**
 * Shares of groups, each drawn towards the whole as far as the groups resemble each other: k ~ Bin(n, p), p ~ Beta(Mμ, M(1 − μ)),
 * μ uniform, M with density m0/(m0 + M)², m0 the median n. Integrated over a grid of 120 × 200 cells of (M/(m0 + M), μ), thinned to
 * 120/√groups × 200/√groups and laid only where the posterior has mass.
 * @param groups k of n each; both may be fractional
 * @returns in the order given; null where n ≤ 0; a single group with n > 0 has k/n with Wilson's 95 % and 80 % limits
 * @see Christiansen & Morris, JASA 92 (1997) 618, for the prior of M
 */
export function shrink(groups: readonly { k: number; n: number }[]): (Shrunk | null)[] {
  const known = groups.filter((g) => g.n > 0);
  if (known.length < 2)
    return groups.map(({ k, n }) => {
      const wide = wilson(k, n),
        narrow = wilson(k, n, 1.2815515655446004);
      return wide && narrow && { mean: k / n, low95: wide[0], low80: narrow[0], high80: narrow[1], high95: wide[1] };
    });
  const nodes = nodesOf(known, FINE);
  return groups.map(({ k, n }) => (n > 0 ? summarise(k, n - k, nodes) : null));
}

/** The means that `shrink` gives; a group without cases has that of the whole. */
export function shrunkMeans(groups: readonly { k: number; n: number }[]): number[] {
  const known = groups.filter((g) => g.n > 0);
  if (known.length === 0) return groups.map(() => 0);
  if (known.length < 2) return groups.map(() => known[0].k / known[0].n);
  const { a, b, log } = nodesOf(known, COARSE);
  const weight = log.map((each) => Math.exp(each));
  return groups.map(({ k, n }) => {
    let [sum, total] = [0, 0];
    for (let i = 0; i < weight.length; i++) {
      sum += (weight[i] * (a[i] + k)) / (a[i] + b[i] + n);
      total += weight[i];
    }
    return sum / total;
  });
}
