import type { DealHistory } from '../learned';

/** A simulated sales team, and what it truly won in the days that followed. */
export interface Team {
  readonly history: DealHistory;
  readonly days: number;
  /** Money and deals won in the days ahead. */
  readonly won: number;
  readonly deals: number;
}

/** Uniform numbers in (0, 1) by Park & Miller's generator with a shuffled start: no code is shared with the models. */
function uniforms(seed: number): () => number {
  let state = (seed * 48271 + 12345) % 2147483647 || 1;
  const next = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
  for (let i = 0; i < 20; i++) next();
  return next;
}

/**
 * A team that breaks the models' assumptions as real ones do: each rep has a win rate, speed and workload of their own,
 * larger deals win less often, arrivals are over-dispersed, the win rate and the arrivals drift from quarter to quarter,
 * and 8 % of deals are dead: nobody will ever close them.
 * @param seed the same seed gives the same team
 */
export function simulatedTeam(seed: number): Team {
  const u = uniforms(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(u())) * Math.cos(2 * Math.PI * u());
  const gamma = (shape: number): number => {
    // a sum of exponentials with a fractional rest by Ahrens & Dieter's rejection
    let sum = 0;
    for (let k = Math.floor(shape); k > 0; k--) sum -= Math.log(u());
    const rest = shape - Math.floor(shape);
    if (rest < 0.01) return sum;
    for (;;) {
      const b = (Math.E + rest) / Math.E;
      const p = b * u();
      const x = p <= 1 ? p ** (1 / rest) : -Math.log((b - p) / rest);
      if (p <= 1 ? u() <= Math.exp(-x) : u() <= x ** (rest - 1)) return sum + x;
    }
  };
  const poisson = (mean: number): number => {
    let k = 0;
    for (let t = -Math.log(u()); t < mean; t -= Math.log(u())) k++;
    return k;
  };
  const span = 365 + Math.floor(u() * 730);
  const days = [30, 61, 91][Math.floor(u() * 3)];
  const reps = 2 + Math.floor(u() * 5);
  const middle = Math.exp(7 + 2 * u());
  const spread = 0.4 + 0.7 * u();
  const sizeSlope = -(0.2 + 0.6 * u());
  const base = -1.4 + 1.4 * u();
  const pace = 30 + 60 * u();
  const drift = { odds: 0, load: 0 };
  const staff = Array.from({ length: reps }, () => ({
    odds: base + 0.4 * normal(),
    pace: pace * Math.exp(0.25 * normal()),
    load: (2 + 6 * u()) / 30,
  }));
  const since: number[] = [];
  const age: number[] = [];
  const value: number[] = [];
  const outcome: number[] = [];
  let won = 0;
  let deals = 0;
  for (let day = -span; day <= days; day++) {
    if ((day + span) % 91 === 0) {
      drift.odds += 0.12 * normal();
      drift.load += 0.08 * normal();
    }
    for (const rep of staff) {
      // weekly bursts: a gamma rate of mean 1 drawn for each day makes counts over-dispersed
      const burst = gamma(0.5) / 0.5;
      for (let k = poisson(rep.load * Math.exp(drift.load) * burst); k > 0; k--) {
        const log = spread * normal();
        const amount = Math.round(middle * Math.exp(log));
        const isWon = u() < 1 / (1 + Math.exp(-(rep.odds + drift.odds + sizeSlope * log)));
        // lost deals take longer to be given up
        const shape = 1.6;
        const life = Math.floor((gamma(shape) / shape) * rep.pace * (isWon ? 1 : 1.3));
        const close = u() < 0.08 ? Infinity : day + life;
        if (day <= 0) {
          const isOpen = close > 0;
          since.push(-day);
          age.push(isOpen ? -day : life);
          value.push(amount);
          outcome.push(isOpen ? 0 : isWon ? 1 : 2);
        }
        if (isWon && close > 0 && close <= days) {
          won += amount;
          deals++;
        }
      }
    }
  }
  return { history: { since, days: age, value, outcome, count: since.map(() => 1) }, days, won, deals };
}
