import { companyName, REGIONS, SEASON, type Owner, type Region, type Source } from './company';
import { firstDayOf, monthInYear, monthOf, weekdayOn, yearsInto, type Span } from './days';
import type { Random } from './random';

export interface Customer {
  name: string;
  region: Region;
  source: Source;
  owner?: Owner;
  /** Day of the first win, and the day on which the customer is lost for good. */
  since: number;
  leaves: number;
  appetite: number;
}

export interface Lead {
  source: string;
  created: number;
  converted: number | null;
}

/** The days on which deals are created: weekdays, by season, more each year, some months better than others. */
export function creationDays({ uniform, factor }: Random, span: Span, deals: number): number[] {
  const reached: number[] = [];
  let total = 0;
  let luck = 1;
  for (let day = span.first; day <= span.last; day++) {
    if (day === firstDayOf(monthOf(day))) luck = factor(0.1);
    if (weekdayOn(day) === day) total += SEASON[monthInYear(day)] * luck * 1.18 ** yearsInto(span, day);
    reached.push(total);
  }
  const days: number[] = [];
  for (let i = 0, at = 0; i < deals; i++) {
    const target = ((i + uniform()) / deals) * total;
    while (at < reached.length - 1 && reached[at] < target) at++;
    days.push(span.first + at);
  }
  return days;
}

/** Those who ask for an offer, and the leads from which they came. */
export function market({ uniform, whole, exponential, pick }: Random, span: Span) {
  const everyone: Customer[] = [];
  const buyers: Customer[] = [];
  const leads: Lead[] = [];

  /** A customer not seen before, with the leads of the same source that it took to find one. */
  const newcomer = (created: number, source: Source): Customer => {
    const region = pick(REGIONS);
    const name = companyName(everyone.length) + region.form;
    const customer = { name, region, source, since: Infinity, leaves: Infinity, appetite: exponential() };
    everyone.push(customer);
    const lead = (converted: number | null, shift: number) => {
      const day = Math.min(span.last, Math.max(span.first, created + shift - whole(21)));
      leads.push({ source: source.name, created: day, converted });
    };
    lead(created, 0);
    for (let rest = 1 / source.converts - 1; uniform() < rest; rest--) lead(null, 10);
    return customer;
  };

  /** A prospect who asks again, or a customer who buys again; none if nobody was found in a few tries. */
  const known = (created: number): Customer | undefined => {
    if (uniform() < 0.04) return everyone[everyone.length - 1 - whole(200)];
    if (uniform() * (buyers.length + 130 * span.scale) >= 0.5 * buyers.length) return undefined;
    for (let tries = 8; tries--;) {
      const buyer = pick(buyers);
      if (buyer.since <= created && created < buyer.leaves && uniform() * 3 < buyer.appetite) return buyer;
    }
    return undefined;
  };

  return {
    leads,
    newcomer,
    known,
    won(customer: Customer, day: number): void {
      if (customer.since === Infinity) {
        customer.leaves = day + 700 * exponential();
        buyers.push(customer);
      }
      customer.since = Math.min(customer.since, day);
    },
  };
}
