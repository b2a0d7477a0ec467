import type { Period } from '../calendar/period';
import type { Condition } from '../question/cut';
import type { Aim } from './goals';
import { attained } from './goals';
import type { AnyMetric, Ask } from './metric';
import { simulatorOf } from './odds';

/** Odds from which a KPI is on track, and below which it is off. */
const ON = 0.7;
const OFF = 0.3;
/** Attainment to date from which a KPI without odds is on track, and below which it is off where no minimum is set. */
const PACE = 1;
const BEHIND = 0.9;
const DRAWS = 600;

/** How a number stands against its goal. */
export interface Standing {
  /** What is reached, as a share of the goal to date. */
  readonly attainment: number | null;
  /** The chance that the goal of a running period is reached; null where that cannot be told. */
  readonly odds: number | null;
  /** `Reached`, `Missed`, `On track`, `At risk`, `Off track` or `No answer`. */
  readonly status: string;
}

/**
 * How a number stands against its goal: by its odds where they can be told, else by the pace of the plan.
 * @param where whose number it is @param period what the goal is set for
 */
export function standingOf(
  ask: Ask,
  def: AnyMetric,
  where: readonly Condition[],
  period: Period,
  actual: number | null,
  aim: Aim,
): Standing {
  const { asOf } = ask.cut;
  const attainment = attained(actual, aim.toDate, aim.direction);
  const isRunning = asOf >= period.from && asOf < period.to;
  const { goal } = aim;
  const odds = isRunning && actual !== null && goal !== null ? oddsOf(ask, def, where, period, goal, actual) : null;
  return { attainment, odds, status: statusOf({ actual, aim, attainment, odds, isOver: asOf >= period.to }) };
}

function oddsOf(
  ask: Ask,
  { name }: AnyMetric,
  where: readonly Condition[],
  period: Period,
  goal: number,
  closed: number,
): number | null {
  const deals = ask.question.book.get('deals');
  const isTold = (name === 'SALES' || name === 'DEALSWON') && deals?.has('created') && deals.tellsOutcomes();
  if (!isTold) return null;
  const simulator = simulatorOf(ask, { where }, null, name === 'SALES' ? 'amount' : 'one', 1);
  return simulator.refusal === null ? simulator.of(null, period, DRAWS).odds(goal - closed) : null;
}

function statusOf(of: {
  actual: number | null;
  aim: Aim;
  attainment: number | null;
  odds: number | null;
  isOver: boolean;
}): string {
  const { actual, aim, attainment, odds, isOver } = of;
  const { goal, toDate, direction } = aim;
  if (actual === null || toDate === null) return 'No answer';
  const isThere = (wanted: number | null): boolean =>
    wanted !== null && (direction === 'up' ? actual >= wanted : actual <= wanted);
  const reached = isThere(goal);
  if (isOver) return reached ? 'Reached' : 'Missed';
  if (odds !== null) return reached ? 'Reached' : odds >= ON ? 'On track' : odds < OFF ? 'Off track' : 'At risk';
  if (attainment === null) return isThere(toDate) ? 'On track' : 'Off track'; // of nothing there is no share
  const least = aim.minimum !== null && goal ? attained(aim.minimum, goal, direction) : null;
  return attainment >= PACE ? 'On track' : attainment < (least ?? BEHIND) ? 'Off track' : 'At risk';
}
