/** A deal of a simulated team as it stands on its day, with its stays in stages and, if open, whether it is won yet. */
export interface StagedDeal {
  readonly created: number;
  readonly closed: number | null;
  readonly amount: number;
  /** 0 open, 1 won, 2 lost. */
  readonly outcome: 0 | 1 | 2;
  readonly isWonLater: boolean;
  /** Stages (0 is the first) with the day each was entered, up to the team's day. */
  readonly path: readonly (readonly [stage: number, entered: number])[];
}
export interface StagedTeam {
  readonly deals: readonly StagedDeal[];
  readonly today: number;
}

export const STAGE_COUNT = 4;
/** Deals of a hundred that nobody will ever close. */
const DEAD = 0.08;

/** L'Ecuyer's combined generator (CACM 31, 1988, 742): numbers in (0, 1); no code is shared with the models. */
function uniforms(seed: number): () => number {
  let [a, b] = [(seed * 40014 + 7) % 2147483562, (seed * 40692 + 11) % 2147483398];
  const next = (): number => {
    a = ((a + 1) * 40014) % 2147483563;
    b = ((b + 1) * 40692) % 2147483399;
    const z = (a - b + 2147483562) % 2147483562;
    return (z + 0.5) / 2147483562;
  };
  for (let i = 0; i < 20; i++) next();
  return next;
}

/**
 * A team whose deals go through four stages, and what became of those that are open on its last day. It breaks what the
 * models assume as real ones do: each rep has a way with deals, a speed and a workload; larger deals are carried on less
 * often; arrivals come in bursts; luck and arrivals drift from quarter to quarter; some stages are skipped and some entered
 * twice; lost deals linger; and 8 % are dead: they stay where they are for ever.
 * @param seed the same seed gives the same team
 */
export function stagedTeam(seed: number): StagedTeam {
  const u = uniforms(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(u())) * Math.cos(2 * Math.PI * u());
  const exponential = (): number => -Math.log(u());
  const count = (mean: number): number => {
    let k = 0;
    for (let t = exponential(); t < mean; t += exponential()) k++;
    return k;
  };
  const today = 365 + Math.floor(u() * 730);
  const middle = 7 + 2 * u();
  const spread = 0.4 + 0.7 * u();
  const slope = -(0.05 + 0.2 * u());
  const level = 0.6 + 0.7 * u();
  const pace = 15 + 30 * u();
  const stages = Array.from({ length: STAGE_COUNT }, () => ({ odds: 0.5 * normal(), pace: Math.exp(0.4 * normal()) }));
  const reps = Array.from({ length: 2 + Math.floor(5 * u()) }, () => ({
    odds: 0.2 * normal(),
    pace: pace * Math.exp(0.25 * normal()),
    load: (2 + 6 * u()) / 30,
  }));
  let [luck, rush] = [0, 0];
  const deals: StagedDeal[] = [];
  for (let day = 0; day <= today; day++) {
    if (day % 91 === 0) {
      luck += 0.06 * normal();
      rush += 0.08 * normal();
    }
    const burst = exponential() * exponential();
    for (const rep of reps) {
      for (let k = count(rep.load * Math.exp(rush) * burst); k > 0; k--) {
        const size = spread * normal();
        const deadIn = u() < DEAD ? Math.floor(u() * STAGE_COUNT) : -1;
        const path: [number, number][] = [];
        let end: 0 | 1 | 2 = 0;
        let at = day;
        for (let s = 0; end === 0;) {
          if (path.length === 0 || u() > 0.06 || s === STAGE_COUNT - 1) path.push([s, at]);
          if (s === deadIn) break;
          const goesOn = u() < 1 / (1 + Math.exp(-(level + stages[s].odds + rep.odds + luck + slope * size)));
          const mean = rep.pace * stages[s].pace * (goesOn ? 1 : 1.5);
          at += Math.floor((mean * (exponential() + exponential() * u())) / 1.5);
          if (!goesOn) end = 2;
          else if (s > 0 && u() < 0.04) s--;
          else if (++s === STAGE_COUNT) end = 1;
        }
        const isOpen = end === 0 || at > today;
        deals.push({
          created: day,
          closed: isOpen ? null : at,
          amount: Math.round(Math.exp(middle + size)),
          outcome: isOpen ? 0 : end,
          isWonLater: isOpen && end === 1,
          path: path.filter(([, entered]) => entered <= today),
        });
      }
    }
  }
  return { deals, today };
}
