import type { Period } from '../calendar/period';
import { cellOf } from '../facts/fact';
import { histories } from '../facts/histories/histories';
import { countText } from '../models/countText';
import type { DealHistory, Learned } from '../models/pipeline/learned';
import { standing } from '../models/pipeline/expected';
import type { Simulation } from '../models/pipeline/simulate';
import { simulate, weightings } from '../models/pipeline/simulate';
import type { Cut } from '../question/cut';
import { historyOf } from './dealHistory';
import type { Ask } from './metric';

/** Closed deals without which nothing tells how deals end. */
const FEWEST = 5;
const EMPTY: DealHistory = { since: [], days: [], value: [], outcome: [], count: [] };

const SEED = 20260101;

/** The choice `seed`. */
export const SEED_OPTION = { number: 1, unit: 'count', least: 1, most: 1000000 } as const;

/** What all deals of a table tell, learned once for all groups and goals of a call. */
let known: { from: object; seed: number; history: DealHistory; learned?: readonly Learned[] } | null = null;

/** Simulates what will be won from the day after the as-of day to the end of a period. */
export interface Simulator {
  /** Why nothing can be simulated, or null. */
  readonly refusal: string | null;
  /** The groups of the cut's field that have deals. */
  readonly names: readonly string[];
  /** Of the whole cut, or of one of its groups. */
  of(name: string | null, period: Period, draws: number): Simulation;
}

/**
 * A simulator over the deals of a cut (its conditions and as-of day), learned from all deals of the table.
 * @param field by which groups are told apart, null for none
 */
export function simulatorOf(
  ask: Ask,
  change: Partial<Cut>,
  field: string | null,
  worth: 'amount' | 'one',
  seed: number,
): Simulator {
  const deals = (by: Cut['by'], where = change.where ?? ask.cut.where) =>
    ask.fact(histories, { ...change, where, period: null, by, keep: undefined }, 'created');
  const all = deals([], []);
  if (known?.from !== all || known.seed !== seed) known = { from: all, seed, history: historyOf(cellOf(all, 0)) };
  const shared = known;
  const { history } = shared;
  const asked = deals([]);
  const whole = asked === all ? history : historyOf(cellOf(asked, 0));
  const fact = field === null ? null : deals([{ field }]);
  const names = fact ? fact.groups.map(([name]) => name) : [];
  const { closed } = standing(history);
  return {
    refusal:
      closed < FEWEST
        ? `${countText(closed)} closed deals tell too little of how deals end, and it takes ${FEWEST}`
        : null,
    names,
    of(name, { from, to }, draws) {
      const at = name === null ? -1 : names.indexOf(name);
      const own = name === null ? whole : at < 0 || !fact ? EMPTY : historyOf(cellOf(fact, at));
      const { asOf } = ask.cut;
      return simulate({
        history,
        own,
        days: to - asOf,
        after: Math.max(0, from - 1 - asOf),
        worth,
        seed: SEED + seed,
        draws,
        learned: (shared.learned ??= weightings(history, SEED + seed)),
      });
    },
  };
}

/** Totals of a simulation, ascending. */
export const totalsOf = ({ open, fresh }: Simulation): Float64Array => open.map((v, i) => v + fresh[i]).sort();
