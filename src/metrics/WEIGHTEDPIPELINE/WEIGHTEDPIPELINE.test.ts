import { asOf, rowsOf } from '../../../test/support/cell';

const iso = (day: number): string => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10);
const HEAD = ['Deal ID', 'Status', 'Created', 'Close date', 'Amount', 'Probability'];

/** A generator of the next number in [0, 1), Lehmer's minimal standard one (Park & Miller 1988). */
function randomOf(seed: number): () => number {
  let state = seed * 7919 + 1;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/** A team of two years: larger deals win less often, luck differs by quarter, one deal in twelve never ends. */
function team(seed: number): { rows: unknown[][]; today: number; wonLater: (number | null)[] } {
  const next = randomOf(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const today = 700;
  const level = -0.4 + 0.3 * normal();
  const pace = 40 * Math.exp(0.3 * normal());
  const quarters = Array.from({ length: 8 }, () => 0.2 * normal());
  const rows: unknown[][] = [];
  const wonLater: (number | null)[] = [];
  for (let i = 0; i < 300; i++) {
    const created = Math.floor(next() * today);
    const size = 8 + normal();
    const amount = Math.round(Math.exp(size));
    const odds = level + quarters[Math.floor(created / 91)] - 0.4 * (size - 8);
    const wins = next() < 1 / (1 + Math.exp(-odds));
    const days = Math.floor(-pace * (wins ? 1.3 : 1) * (Math.log(1 - next()) + Math.log(1 - next())));
    const isDead = next() < 0.08;
    const isOpen = isDead || created + days > today;
    rows.push([
      i,
      isOpen ? 'Open' : wins ? 'Won' : 'Lost',
      iso(created),
      isOpen ? '' : iso(created + days),
      amount,
      '',
    ]);
    wonLater.push(isOpen ? (!isDead && wins ? amount : 0) : null);
  }
  return { rows, today, wonLater };
}

describe('WEIGHTEDPIPELINE', () => {
  test('stated probabilities: 3,800 at 90 % and 22,500 at 20 % are 7,920 (Odoo, prorated revenue)', () => {
    const closed = Array.from({ length: 6 }, (_, i) => [`C${i}`, i < 3 ? 'Won' : 'Lost', iso(0), iso(30), 1000, '']);
    const open = [
      ['A', 'Open', iso(90), '', 3800, '90%'],
      ['B', 'Open', iso(90), '', 22500, 0.2],
    ];
    const [row] = rowsOf('WEIGHTEDPIPELINE', [HEAD, ...closed, ...open], asOf(iso(100)), 'details');
    expect(row['By stated probability']).toBeCloseTo(7920, 9);
    // by hand: all closed deals took 30 days and half were won; sizes do not differ among them
    expect(row['Weighted pipeline']).toBeCloseTo(26300 / 2, 9);
    expect(row['Deals to win']).toBeCloseTo(1, 12);
  });

  test('a deal older than any that closed is worth nothing and is counted; one without an amount is named', () => {
    const closed = Array.from({ length: 6 }, (_, i) => [`C${i}`, 'Won', iso(0), iso(30), 1000, '']);
    const open = [
      ['A', 'Open', iso(0), '', 500, ''],
      ['B', 'Open', iso(90), '', '', ''],
    ];
    const [row] = rowsOf('WEIGHTEDPIPELINE', [HEAD, ...closed, ...open], asOf(iso(100)), 'details');
    expect(row).toMatchObject({ 'Weighted pipeline': 0, 'Older than any closed': 1, 'By stated probability': '' });
    expect(row['Left out']).toMatch(/open without an amount above 0 \(row 9\)/);
  });

  test('few closed deals: no number', () => {
    const four = Array.from({ length: 4 }, (_, i) => [`C${i}`, 'Won', iso(0), iso(30), 1000, '']);
    const open = ['A', 'Open', iso(90), '', 500, ''];
    expect(() => rowsOf('WEIGHTEDPIPELINE', [HEAD, ...four, open], asOf(iso(100)), 'details')).toThrow(/five closed/);
  });

  test('500 simulated teams: in total 0.95 to 1.05 of what is won later, and the limits hold it', () => {
    let [said, won, inside] = [0, 0, 0];
    for (let seed = 1; seed <= 500; seed++) {
      const { rows, today, wonLater } = team(seed);
      const [row] = rowsOf('WEIGHTEDPIPELINE', [HEAD, ...rows], asOf(iso(today)), 'details');
      const later = wonLater.reduce<number>((sum, amount) => sum + (amount ?? 0), 0);
      said += Number(row['Weighted pipeline']);
      won += later;
      if (later >= Number(row['Low 95%']) && later <= Number(row['High 95%'])) inside++;
    }
    expect(said / won).toBeGreaterThan(0.95);
    expect(said / won).toBeLessThan(1.05);
    expect(inside / 500).toBeGreaterThan(0.88);
  });
});
