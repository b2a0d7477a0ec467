import type { activity } from '../../facts/activity/activity';
import type { customerLives } from '../../facts/customerLives/customerLives';
import type { Cell, FactDef } from '../../facts/fact';
import type { heldOut } from '../../facts/heldOut/heldOut';
import type { Cohorts } from '../../models/customer-value/cohortCurve';
import type { History, Learned, Lives } from '../../models/customer-value/learned';
import { learn } from '../../models/customer-value/learned';
import type { ClvOptions } from './options';

type CellOf<D> = D extends FactDef<infer A, infer M> ? Cell<A, M> : never;
export interface HistoryCells {
  readonly lives: CellOf<typeof customerLives>;
  readonly earlier: CellOf<typeof heldOut>;
  readonly activity: CellOf<typeof activity>;
}

const along = (n: number, of: (i: number) => number): Float64Array => {
  const values = new Float64Array(n);
  for (let i = 0; i < n; i++) values[i] = of(i);
  return values;
};

/** One group's customers in the columns that models take. */
export function livesOf({ lives: cell }: Pick<HistoryCells, 'lives'>): Lives {
  return {
    x: cell.column('repeats'),
    tx: cell.column('recency'),
    T: cell.column('age'),
    n: cell.column('customers'),
    firstValue: cell.column('firstValue'),
    firstSquares: cell.column('firstSquares'),
    repeatValue: cell.column('repeatValue'),
  };
}

/** Cohorts by month, their revenue by month of age as far as the whole month has been seen. */
function cohortsOf(cell: HistoryCells['activity']): Cohorts {
  const found = new Map<number, { customers: number; months: number; revenue: Map<number, number> }>();
  for (let i = 0; i < cell.n; i++) {
    const month = cell.axis('cohort', i);
    const age = cell.axis('age', i);
    const cohort = found.get(month) ?? { customers: 0, months: 0, revenue: new Map<number, number>() };
    found.set(month, cohort);
    if (age === 0) {
      cohort.customers += cell.at('customers', i);
      cohort.months += cell.at('months', i);
    }
    cohort.revenue.set(age, (cohort.revenue.get(age) ?? 0) + cell.at('value', i));
  }
  const cohorts = Array.from(found.values());
  return {
    customers: cohorts.map(({ customers }) => customers),
    revenue: cohorts.map(({ customers, months, revenue }) =>
      along(Math.round(months / customers), (age) => revenue.get(age) ?? 0),
    ),
  };
}

/** One group's history in the columns that models take; `churn` a month, where one is known. */
export function historyOf(cells: HistoryCells, churn: number | null): History {
  const { earlier } = cells;
  const customers = earlier.sum('customers');
  return {
    lives: livesOf(cells),
    earlier: {
      x: earlier.column('repeats'),
      tx: earlier.column('recency'),
      T: earlier.column('age'),
      n: earlier.column('customers'),
    },
    later: earlier.column('later'),
    laterDays: customers > 0 ? earlier.sum('laterDays') / customers : 0,
    cohorts: cohortsOf(cells.activity),
    churn,
  };
}

interface Known {
  readonly lives: HistoryCells['lives'];
  readonly months: number;
  readonly churn: number | null;
  readonly found: Learned & { readonly lives: Lives };
}
let known: Known | null = null;

/** What all customers tell; the same for every group of a call. */
export function learnedFrom(
  cells: HistoryCells,
  { horizon: months, churn = null }: Pick<ClvOptions, 'horizon' | 'churn'>,
): Known['found'] {
  const { lives } = cells;
  if (known?.lives === lives && known.months === months && known.churn === churn) return known.found;
  const history = historyOf(cells, churn);
  known = { lives, months, churn, found: { ...learn(history, months), lives: history.lives } };
  return known.found;
}
