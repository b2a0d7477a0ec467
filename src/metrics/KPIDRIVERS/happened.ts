import { isoText } from '../../calendar/day';
import type { Period } from '../../calendar/period';
import { closings } from '../../facts/closings/closings';
import { customers } from '../../facts/customers/customers';
import { dealAmounts } from '../../facts/dealAmounts/dealAmounts';
import type { Cell, Fact, FactDef } from '../../facts/fact';
import { cellOf } from '../../facts/fact';
import { lifeTable } from '../../facts/lifeTable/lifeTable';
import { openings } from '../../facts/openings/openings';
import { spend } from '../../facts/spend/spend';
import type { Values } from '../../models/bridge/noise';
import type { Happened } from '../../models/bridge/recipes';
import type { Cut } from '../../question/cut';
import type { Clock } from '../../question/rows';
import type { Ask } from '../metric';

/** What happened in each of some periods, slice by slice in one order, and what was refunded. */
export interface Gathered {
  readonly labels: readonly string[];
  readonly periods: readonly (Happened & { readonly refunds: number })[];
}

/** Reads what the bridges stand on, with the groups of the cut as slices. */
export function gather(ask: Ask, periods: readonly Period[], by: Cut['by'] = ask.cut.by): Gathered {
  const { book } = ask.question;
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
    periods: facts.map(({ openings, closings, within, sizes, days, customers, spend }) => {
      const each = <T>(of: (label: string) => T): T[] => labels.map(of);
      return {
        opened: each((label) => openings.of(label).sum('created')),
        closed: each((label) => closings.of(label).sum('won') + closings.of(label).sum('lost')),
        within: each((label) => within.of(label).sum('won') + within.of(label).sum('lost')),
        won: each((label) => closings.of(label).sum('won')),
        sizes: each((label) => sizesOf(sizes.of(label), closings.of(label).sum('won'))),
        days: each((label) => valuesOf(days.of(label), 'days')),
        spend: each((label) => spend?.of(label).sum('spend') ?? 0),
        fresh: each((label) => customers.of(label).sum('customers')),
        refunds: labels.reduce((sum, label) => sum + closings.of(label).sum('refundValue'), 0),
      };
    }),
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

/** The amounts of won deals; those without one stand at 0. */
function sizesOf(cell: Cell<'amount', 'won'>, won: number): Values {
  const { value, times } = valuesOf(cell, 'amount');
  const missing = won - times.reduce((sum, x) => sum + x, 0);
  return missing > 1e-9 ? { value: [0, ...value], times: [missing, ...times] } : { value, times };
}
