import { asOf, rowsOf } from '../../../test/support/cell';
import { openTeam } from '../../models/pipeline/testing/openTeam';

const iso = (day: number): string => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10);
const HEAD = ['Deal ID', 'Status', 'Created', 'Close date', 'Amount', 'Probability'];

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
    let [said, won, inside, drifted] = [0, 0, 0, 0];
    for (let seed = 1; seed <= 500; seed++) {
      const { deals, today } = openTeam(seed);
      const rows = deals.map(({ created, closed, amount, outcome }, i) => [
        i,
        ['Open', 'Won', 'Lost'][outcome],
        iso(created),
        closed === null ? '' : iso(closed),
        amount,
        '',
      ]);
      const [row] = rowsOf('WEIGHTEDPIPELINE', [HEAD, ...rows], asOf(iso(today)), 'details');
      const later = deals.reduce((sum, { amount, isWonLater }) => sum + (isWonLater ? amount : 0), 0);
      if (row.Note !== '') drifted++;
      said += Number(row['Weighted pipeline']);
      won += later;
      if (later >= Number(row['Low 95%']) && later <= Number(row['High 95%'])) inside++;
    }
    expect(said / won).toBeGreaterThan(0.95);
    expect(said / won).toBeLessThan(1.05);
    expect(inside / 500).toBeGreaterThan(0.88);
    // quarters differ in luck there, so that some truly drift
    expect(drifted / 500).toBeLessThan(0.1);
  });
});
