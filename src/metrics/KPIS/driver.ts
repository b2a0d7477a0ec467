import type { Period } from '../../calendar/period';
import { comparedPeriod } from '../../calendar/period';
import { driversOf } from '../../models/bridge/drivers';
import { ownOf } from '../../models/bridge/own';
import { RECIPES } from '../../models/bridge/recipes';
import type { Condition } from '../../question/cut';
import { Sentence } from '../../tables/cell';
import { gather } from '../KPIDRIVERS/happened';
import type { Answer, Ask } from '../metric';

/** A change below this is none. */
const STILL = 0.005;

/**
 * What moved a number most since the period before: the largest driver of its bridge (see KPIDRIVERS) with what it brought;
 * for numbers without a bridge, the part of the evidence that changed by the largest factor.
 */
export function driverOf(
  ask: Ask,
  name: string,
  where: readonly Condition[],
  period: Period,
  now: Answer,
  before: Answer,
): string {
  if (!Object.prototype.hasOwnProperty.call(RECIPES, name)) return changedMost(now, before);
  const recipe = RECIPES[name as keyof typeof RECIPES];
  const earlier = comparedPeriod(period, 'previous', ask.cut.asOf, ask.question.settings.fiscal);
  if (!earlier) return '';
  const narrowed = Object.assign(Object.create(ask) as Ask, { cut: { ...ask.cut, where, by: [], period } });
  try {
    const [one, two] = gather(narrowed, name, [earlier, period], []).periods;
    const bridge = driversOf(recipe, one, two, ownOf(name, one, two));
    const drivers = (bridge?.drivers ?? []).slice().sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
    const most = drivers[0];
    if (!most || most.effect === 0) return '';
    const nothing = 1e-9 * (Math.abs(bridge?.before ?? 0) + Math.abs(bridge?.after ?? 0));
    const isNoise = most.low <= nothing && most.high >= -nothing;
    const size = now.columns[0].unit === 'share' ? `${rounded(100 * most.effect)} points` : rounded(most.effect);
    return `${most.name} ${most.effect > 0 ? '+' : '−'}${size}${isNoise ? ', within noise' : ''}`;
  } catch (error) {
    if (error instanceof Sentence) return changedMost(now, before);
    throw error;
  }
}

/** Three digits of a size, thousands set apart. */
function rounded(value: number): string {
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : 2;
  return String(Number(size.toFixed(digits))).replace(/\B(?=(\d{3})+$)/g, ',');
}

function changedMost(now: Answer, before: Answer): string {
  let most: readonly [name: string, change: number] | null = null;
  now.columns.forEach(({ heading, unit, role }, i) => {
    const [after, old] = [now.whole[i], before.whole[i]];
    if (role !== 'evidence' || (unit !== 'count' && unit !== 'money')) return;
    if (typeof after !== 'number' || typeof old !== 'number' || !(after > 0 && old > 0)) return;
    const change = after / old - 1;
    if (!most || Math.abs(Math.log(1 + change)) > Math.abs(Math.log(1 + most[1]))) most = [heading, change];
  });
  if (!most || Math.abs(most[1]) < STILL) return '';
  return `${most[0]} ${most[1] > 0 ? '+' : '−'}${Math.round(100 * Math.abs(most[1]))} %`;
}
