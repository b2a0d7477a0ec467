/** A deal of a simulated team as it stands on its day: outcome 0 open, 1 won, 2 lost, and whether an open one is won yet. */
export interface TeamDeal {
  readonly created: number;
  readonly closed: number | null;
  readonly amount: number;
  readonly outcome: 0 | 1 | 2;
  readonly isWonLater: boolean;
}

/** Lehmer's minimal standard generator (Park & Miller 1988): numbers in [0, 1). */
function randomOf(seed: number): () => number {
  let state = seed * 7919 + 1;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/**
 * A team of two years, and what became of the deals that are open on its last day: larger deals win less often, luck
 * differs by quarter, one deal in twelve never ends. By other rules than the model's.
 */
export function openTeam(seed: number): { deals: TeamDeal[]; today: number } {
  const next = randomOf(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const today = 700;
  const level = -0.4 + 0.3 * normal();
  const pace = 40 * Math.exp(0.3 * normal());
  const quarters = Array.from({ length: 8 }, () => 0.2 * normal());
  const deals = Array.from({ length: 300 }, (): TeamDeal => {
    const created = Math.floor(next() * today);
    const size = 8 + normal();
    const odds = level + quarters[Math.floor(created / 91)] - 0.4 * (size - 8);
    const wins = next() < 1 / (1 + Math.exp(-odds));
    const days = Math.floor(-pace * (wins ? 1.3 : 1) * (Math.log(1 - next()) + Math.log(1 - next())));
    const isDead = next() < 0.08;
    const isOpen = isDead || created + days > today;
    return {
      created,
      closed: isOpen ? null : created + days,
      amount: Math.round(Math.exp(size)),
      outcome: isOpen ? 0 : wins ? 1 : 2,
      isWonLater: isOpen && !isDead && wins,
    };
  });
  return { deals, today };
}
