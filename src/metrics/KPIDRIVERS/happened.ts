import { isoText } from '../../calendar/day';
import type { Period } from '../../calendar/period';
import { closings } from '../../facts/closings/closings';
import { customers } from '../../facts/customers/customers';
import { dealAmounts } from '../../facts/dealAmounts/dealAmounts';
import type { Cell, Fact, FactDef } from '../../facts/fact';
import { cellOf } from '../../facts/fact';
import { lifeTable } from '../../facts/lifeTable/lifeTable';
import { openings } from '../../facts/openings/openings';
import { dealsSinceFirst } from '../../facts/dealsSinceFirst/dealsSinceFirst';
import { pipeline } from '../../facts/pipeline/pipeline';
import { spend } from '../../facts/spend/spend';
import type { Values } from '../../models/bridge/noise';
import type { Kinds } from '../../models/bridge/own';
import type { Happened } from '../../models/bridge/recipes';
import type { Cut } from '../../question/cut';
import type { Clock } from '../../question/rows';
import type { Ask } from '../metric';

/** What happened in each of some periods, slice by slice in one order, and what was refunded. */
export interface Gathered {
  readonly labels: readonly string[];
  readonly periods: readonly (Happened & { readonly refunds: number })[];
}

/**
 * Reads what the bridges stand on, with the groups of the cut as slices.
 * @param name the number taken apart: won deals without an amount stand at 0 in Sales, and have no size in any other
 */
export function gather(ask: Ask, name: string, periods: readonly Period[], by: Cut['by'] = ask.cut.by): Gathered {
  const { book } = ask.question;
  const tellsCustomers = book.get('deals')?.has('customer');
  const facts = periods.map((period) => {
    const cut = { period, by };
    const fact = <A extends string, M extends string>(def: FactDef<A, M>, clock?: Clock) =>
      slices(ask.fact(def, cut, clock));
    const since = { field: 'created', op: '>=', values: [isoText(period.from)] } as const;
    return {
      openings: fact(openings),
      closings: fact(closings),
      within: slices(ask.fact(closings, { ...cut, where: [...ask.cut.where, since] })),
      sizes: fact(dealAmounts),
      days: fact(lifeTable, 'closed'),
      customers: fact(customers),
      // those open at the end of the period
      open: slices(ask.fact(pipeline, { by, period: null, asOf: Math.min(period.to, ask.cut.asOf) })),
      since: by.length === 0 && tellsCustomers ? fact(dealsSinceFirst) : null,
      spend: book.get('spend') ? fact(spend) : null,
    };
  });
  const labels = Array.from(
    new Set(
      facts.flatMap(({ openings, closings, spend }) => [
        ...openings.labels,
        ...closings.labels,
        ...(spend?.labels ?? []),
      ]),
    ),
  ).sort();
  return {
    labels,
    periods: facts.map(({ openings, closings, within, sizes, days, customers, spend, open, since }) => {
      const each = <T>(of: (label: string) => T): T[] => labels.map(of);
      return {
        opened: each((label) => openings.of(label).sum('created')),
        closed: each((label) => closings.of(label).sum('won') + closings.of(label).sum('lost')),
        within: each((label) => within.of(label).sum('won') + within.of(label).sum('lost')),
        won: each((label) => closings.of(label).sum('won')),
        sizes: each((label) => sizesOf(sizes.of(label), name === 'SALES' ? closings.of(label).sum('won') : 0)),
        days: each((label) => valuesOf(days.of(label), 'days')),
        spend: each((label) => spend?.of(label).sum('spend') ?? 0),
        open: each((label) => open.of(label).sum('open')),
        ...(by.length === 0 && { kinds: kindsOf(closings.of(''), within.of(''), since?.of('') ?? null) }),
        fresh: each((label) => customers.of(label).sum('customers')),
        refunds: labels.reduce((sum, label) => sum + closings.of(label).sum('refundValue'), 0),
      };
    }),
  };
}

/** The closed deals by new and returning customers; where no customer is told, by those opened in the period and before. */
function kindsOf(
  closed: Cell<never, 'won' | 'lost'>,
  within: Cell<never, 'won' | 'lost'>,
  since: Cell<'since', 'won' | 'lost'> | null,
): Kinds {
  const kinds = [0, 0, 0].map(() => ({ won: 0, closed: 0 }));
  const add = (kind: number, won: number, lost: number): void => {
    kinds[kind].won += won;
    kinds[kind].closed += won + lost;
  };
  const [won, lost] = [closed.sum('won'), closed.sum('lost')];
  if (since) {
    for (let i = 0; i < since.n; i++)
      add(since.axis('since', i) === 0 ? 0 : 1, since.at('won', i), since.at('lost', i));
    add(2, won - since.sum('won'), lost - since.sum('lost'));
  } else {
    add(0, within.sum('won'), within.sum('lost'));
    add(1, won - kinds[0].won, won + lost - kinds[0].closed - (won - kinds[0].won));
  }
  const of = ['new customers', 'returning customers', 'unknown customers'];
  const opened = ['deals opened in the period', 'deals opened before'];
  const names = since ? of : opened;
  return {
    mix: `Share of ${names[1]}`,
    names: names.map((name) => `Win rate of ${name}`),
    won: kinds.map((kind) => kind.won),
    closed: kinds.map((kind) => kind.closed),
  };
}

const slices = <A extends string, M extends string>(fact: Fact<A, M>) => {
  const labels = fact.groups.map((group) => group.join(' · '));
  return { labels, of: (label: string): Cell<A, M> => cellOf(fact, labels.indexOf(label)) };
};

function valuesOf<A extends string>(cell: Cell<A, 'won'>, axis: A): Values {
  const [value, times]: [number[], number[]] = [[], []];
  for (let i = 0; i < cell.n; i++) {
    if (cell.at('won', i) === 0) continue;
    value.push(cell.axis(axis, i));
    times.push(cell.at('won', i));
  }
  return { value, times };
}

/** The amounts of won deals; of so many, those without one stand at 0. */
function sizesOf(cell: Cell<'amount', 'won'>, won: number): Values {
  const { value, times } = valuesOf(cell, 'amount');
  const missing = won - times.reduce((sum, x) => sum + x, 0);
  return missing > 1e-9 ? { value: [0, ...value], times: [missing, ...times] } : { value, times };
}
