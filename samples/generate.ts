import { OWNERS, SOURCES, WEBINAR } from './company';
import type { Cell } from './csv';
import { drawChanges } from './changes';
import { creationDays, market } from './customers';
import { dateText, dayOf, firstDayOf, monthInYear, monthOf, type Span } from './days';
import { drawDeal } from './deal';
import { spendAndGoals } from './plan';
import { PLANTED, SPELT, type PlantedKind } from './planted';
import { random } from './random';

export { PLANTED, type Cell, type PlantedKind };

export interface SampleOptions {
  /** Any whole number, 24 unless told; the same seed gives the same tables. */
  seed?: number;
  /** How many deals, 2,000 unless told. */
  deals?: number;
  /** The day on which the tables were taken, 2026-10-31 unless told; they begin with the month 29 months before its own. */
  end?: string;
}

/**
 * The tables of an invented company that sells planning software: Deals, Spend, Stages, Goals, Owners, Leads, Lines, Changes.
 * First row = headings; dates as ISO text, money in whole tens, an empty cell is null. Closed deals carry the day they
 * closed in Close date, open ones the day they are expected to close.
 * @throws RangeError if `deals` is no whole number from zero or `end` is no day of the calendar.
 */
export function sampleTables(options: SampleOptions = {}): Record<string, Cell[][]> {
  const { seed = 24, deals = 2000, end = '2026-10-31' } = options;
  const last = dayOf(end);
  let refused = '';
  if (isNaN(last) || dateText(last) !== end) refused = `end needs a day such as 2026-10-31, got ${end}`;
  if (!(deals >= 0 && deals % 1 === 0)) refused = `deals needs a whole number from zero, got ${deals}`;
  if (refused) throw new RangeError(`sampleTables: ${refused}`);

  const draw = random(seed);
  const span: Span = { first: firstDayOf(monthOf(last) - 29), last, scale: deals / 2000 };
  const { leads, newcomer, known, won } = market(draw, span);

  const headings =
    'Deal ID|Deal name|Customer|Amount|Status|Stage|Created|Close date|Owner|' +
    'Product|Source|Campaign|Region|Deal type|Lost reason';
  const Deals: Cell[][] = [headings.split('|')];
  const Stages: Cell[][] = [['Deal ID', 'Stage', 'Entered']];
  const Lines: Cell[][] = [['Deal ID', 'Product', 'Quantity', 'Amount']];
  const log: Cell[][] = [];
  const logging = random(seed + 1);
  const texts: Record<number, string> = {};
  const iso = (day: number) => texts[day] || (texts[day] = dateText(day));
  const planted: Record<string, PlantedKind | undefined> = {};
  for (const { kind, dealIds } of PLANTED) for (const id of dealIds) planted[id] = kind;

  creationDays(draw, span, deals).forEach((day, i) => {
    const id = `D-${1001 + i}`;
    const kind = planted[id];
    const forced = kind && (kind === 'overdue' ? 'Open' : 'Won');
    const created = forced === 'Open' ? Math.min(day, last - 60) : day;
    const fairs = [2, 3, 8, 9].includes(monthInYear(created)) ? 2.2 : 0.4;
    const origin = draw.pick(SOURCES, (s) => (s.name === 'Trade fair' ? s.share * fairs : s.share));
    const customer = SPELT[id] ? newcomer(created, WEBINAR) : known(created) || newcomer(created, origin);
    const { source } = customer;
    const deal = drawDeal(draw, span, created, customer, forced);
    const { status, products, amounts, history } = deal;
    const amount = kind === 'no amount' ? null : deal.amount;

    for (const [stage, entered] of history) Stages.push([id, stage, iso(entered)]);
    if (status === 'Won') {
      won(customer, deal.close);
      if (products[1] && amount)
        products.forEach(({ name, unit }, k) =>
          Lines.push([id, name, Math.max(1, Math.round(amounts[k] / unit)), amounts[k]]),
        );
    }

    let close = deal.close;
    if (kind === 'closed before created') close = created - 9;
    if (forced === 'Open') close = Math.floor((created + last) / 2);
    const row: Cell[] = [
      id,
      `${customer.name} – ${products[0].name}`,
      kind === 'no customer' ? null : customer.name,
      amount,
      status,
      history[history.length - 1][0],
      iso(created),
      kind === 'no close date' ? null : iso(close),
      deal.owner.name,
      products[0].name,
      SPELT[id] || source.name || null,
      draw.pick(source.campaigns.split('|')) || null,
      customer.region.name,
      `${deal.existing ? 'Existing' : 'New'} business`,
      deal.reason,
    ];
    if (!kind) for (const change of drawChanges(logging, span, created, deal)) log.push([id, ...change]);
    Deals.push(row);
    if (kind === 'duplicate') Deals.push([...row]);
  });

  leads.sort((a, b) => a.created - b.created);
  const Leads: Cell[][] = [['Lead ID', 'Source', 'Created', 'Converted']];
  leads.forEach(({ source, created, converted }, i) =>
    Leads.push([`L-${10001 + i}`, source || null, iso(created), converted === null ? null : iso(converted)]),
  );
  const Owners: Cell[][] = [['Owner', 'Team'], ...OWNERS.map(({ name, team }) => [name, team])];
  log.sort((a, b) => Number(a[4]) - Number(b[4]));
  const told = (value: Cell, field: Cell): Cell => (field === 'Close date' ? iso(Number(value)) : value);
  const Changes: Cell[][] = [['Deal ID', 'Field', 'Old', 'New', 'Date']];
  for (const [id, field, old, now, day] of log)
    Changes.push([id, field, told(old, field), told(now, field), iso(Number(day))]);
  const [Spend, Goals] = spendAndGoals(draw, span, leads);
  return { Deals, Spend, Stages, Goals, Owners, Leads, Lines, Changes };
}
