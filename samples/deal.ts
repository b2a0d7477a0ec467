import { OWNERS, PASSED, PRODUCTS, REASONS, STAGES, type Owner, type Product } from './company';
import type { Customer } from './customers';
import { lastDayOfQuarter, monthInYear, weekdayOn, yearsInto, type Span } from './days';
import { rounded, type Random } from './random';

export interface Deal {
  owner: Owner;
  /** The first is the deal's own product, with its amount at the same place. */
  products: Product[];
  amounts: number[];
  amount: number;
  /** The customer has bought before. */
  existing: boolean;
  status: 'Won' | 'Lost' | 'Open';
  /** Why it was lost, if it was. */
  reason: string | null;
  /** Stage and day of entering, up to the last day shown. */
  history: [string, number][];
  /** The day of closing; of an open deal the day on which that is expected. */
  close: number;
}

/** What becomes of a deal; `forced` is an outcome that it must have. Sets the customer's owner. */
export function drawDeal(
  { uniform, whole, factor, pick }: Random,
  span: Span,
  created: number,
  customer: Customer,
  forced?: 'Won' | 'Open',
): Deal {
  const { source, region } = customer;
  const existing = customer.since <= created;

  const [, , , analytics, training] = PRODUCTS;
  const product = pick(PRODUCTS, (p) => (existing && p.days < 60 ? 1.6 * p.share : p.share));
  const products = [product];
  const companion = product.price > 5e3 && uniform() < 0.6 ? analytics : training;
  if (companion !== product && uniform() < 0.22) {
    products.push(companion);
    if (companion === analytics && uniform() < 0.3) products.push(training);
  }
  const level = source.size * 1.04 ** yearsInto(span, created);
  const amounts = products.map((p) => Math.max(10, rounded(p.price * level * factor(p.spread), 10)));
  const amount = amounts.reduce((sum, a) => sum + a);

  const team = product.price > 2e4 && uniform() < 0.85 ? 'Key accounts' : region.team;
  const hired = OWNERS.filter((o) => o.team === team && span.first + o.from * (span.last - span.first) <= created);
  const owner = (customer.owner = (existing && customer.owner) || pick(hired));

  const odds = -1.05 + owner.skill + source.quality + (existing ? 0.8 : 0) - 0.4 * Math.log(amount / 6000);
  const wins = uniform() < 1 / (1 + Math.exp(-odds)) || forced === 'Won';
  const reached = wins ? 4 : pick([1, 2, 3, 4], (k) => [28, 30, 28, 14][k - 1]);

  let days = product.days * (amount / product.price) ** 0.25 * owner.pace * factor(0.4);
  days *= (existing ? 0.85 : 1) * (wins ? 1 : [0.4, 0.7, 1.1, 1.3][reached - 1]);
  if (days > 150) days = 110 + whole(41);
  let close = created + Math.max(7, Math.round(days));
  const move = (to: number) => {
    if (to <= created + 150) close = to;
  };
  if (monthInYear(close) === 7 && uniform() < 0.45) move(close + 20 + whole(16));
  const quarterEnd = lastDayOfQuarter(close);
  if (wins && quarterEnd - close < 45 && uniform() < 0.4) move(quarterEnd - whole(8));
  close = weekdayOn(close);
  if (forced === 'Won') close = Math.min(close, span.last);

  // Some deals are never decided; most of the old ones have been tidied up.
  const stale = !forced && uniform() < 0.02 + 0.2 * Math.exp((created - span.last) / 150);
  const open = stale || forced === 'Open' || close > span.last;

  const bend = factor(0.25);
  const after = (share: number) => created + Math.floor((close - created) * share ** bend);
  const history = STAGES.slice(0, reached).map((s, k): [string, number] => [s, after(PASSED[k] / PASSED[reached])]);
  if (reached > 2 && uniform() < 0.1) history.splice(1, 1);
  if (reached > 3 && uniform() < 0.05) history.push([STAGES[2], after(0.9)], [STAGES[3], after(0.96)]);

  const hoped = Math.max(span.last + 3 + whole(stale ? 80 : 40), close + whole(25) - 12);
  return {
    owner,
    products,
    amounts,
    amount,
    existing,
    status: open ? 'Open' : wins ? 'Won' : 'Lost',
    reason: open || wins ? null : REASONS[whole(4) + reached - 1],
    history: history.filter(([, day]) => !open || day <= span.last),
    close: open ? weekdayOn(hoped) : close,
  };
}
