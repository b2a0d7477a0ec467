import { asOf, rowsOf } from '../../../test/support/cell';
import { isoText, readIsoDay } from '../../calendar/day';
import { exponential, gamma } from '../../models/customer-value/testing/random';
import { seeded } from '../../models/random/seeded';

const isLong = process.env.DEALSHEET_LONG === '1';
const BEGIN = readIsoDay('2024-01-01');
/** First purchases fall into the first 84 days, the last day known is the 273rd, as in CDNOW; a year comes after it. */
const [FIRST, KNOWN, AHEAD] = [84, 273, 365];

/** Deals of customers who buy and leave as BG/NBD says with the parameters of CDNOW in weeks, and what they buy in the year after. */
function base(customers: number, seed: number): { deals: (string | number)[][]; later: number } {
  const u = seeded(seed);
  const deals: (string | number)[][] = [['Deal ID', 'Customer', 'Status', 'Close date', 'Amount']];
  let later = 0;
  for (let c = 0; c < customers; c++) {
    const rate = gamma(u, 0.243) / 4.414 / 7;
    const [leaves, stays] = [gamma(u, 0.793), gamma(u, 2.426)];
    const chance = leaves / (leaves + stays);
    const first = Math.floor(FIRST * u());
    deals.push([`D${deals.length}`, `C${c}`, 'Won', isoText(BEGIN + first), 30 + 40 * u()]);
    // those of one day are one purchase, as the answer says
    let last = first;
    for (let t = first; ;) {
      t += exponential(u) / rate;
      if (!(t < KNOWN + AHEAD)) break;
      const day = Math.floor(t);
      if (day >= KNOWN) later += Number(day !== last);
      else if (day !== last) deals.push([`D${deals.length}`, `C${c}`, 'Won', isoText(BEGIN + day), 30 + 40 * u()]);
      last = day;
      if (u() < chance) break;
    }
  }
  return { deals, later };
}

describe('the printed interval of the purchases of next year', () => {
  test.each([
    [150, isLong ? 600 : 40],
    [1000, isLong ? 300 : 12],
    [5000, isLong ? 150 : 2],
  ])('%d customers, %d bases, through the cell: it holds them in 92 to 99 of 100', (customers, bases) => {
    let [inside, told] = [0, 0];
    for (let i = 0; i < bases; i++) {
      const { deals, later } = base(customers, 104729 * i + customers);
      const settings = asOf(isoText(BEGIN + KNOWN - 1));
      const [row] = rowsOf('CLV', deals, settings, 'details', 'horizon = 12 months');
      if (row['At least'] === '') continue; // the ladder refuses some of the small bases
      told++;
      if (Number(row['At least']) <= later && later <= Number(row['At most'])) inside++;
    }
    if (isLong) {
      expect(told).toBeGreaterThan(bases / 10);
      expect(inside / told).toBeGreaterThanOrEqual(0.92);
      expect(inside / told).toBeLessThanOrEqual(0.99);
    } else expect(told - inside).toBeLessThanOrEqual(Math.ceil(0.2 * told));
  });
});
