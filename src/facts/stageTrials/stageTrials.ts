import { NO_DAY } from '../../calendar/day';
import { LOST_IN, RUNNING } from '../../question/stays';
import { COUNT, fact, MONEY } from '../fact';
import { sumAt } from '../points';
import type { Rows } from '../../question/rows';

const PARTS = 64;
const YEAR = 365;

/** What every cut of the same lines counts of them. */
interface Trials {
  readonly of: readonly unknown[];
  /** The part of its deal; −1 for lines that are not counted. */
  readonly part: Int32Array;
  /** 1 for those that were lost. */
  readonly kind: Uint8Array;
  /** The days of those that went on, and the amounts of those won in the year up to the as-of day; else 0. */
  readonly passedDays: Int32Array;
  readonly wonYear: Float64Array;
}

/** What was last read: several cuts read the same lines. */
let kept: Trials | null = null;

function trialsOf({ n, asOf, day, number, text, stays }: Rows): Trials {
  const { days, end } = stays();
  const wonOn = day('won on');
  const amount = number('amount');
  const ids = text('deal id');
  const of = [days, wonOn, amount, ids];
  if (kept?.of.every((column, c) => column === of[c])) return kept;
  const [part, kind] = [new Int32Array(n).fill(-1), new Uint8Array(n)];
  const [passedDays, wonYear] = [new Int32Array(n), new Float64Array(n)];
  for (let i = 0, last = -1; i < n; i++) {
    last = i > 0 && ids[i] === ids[i - 1] ? last : partOf(ids[i]);
    if (end[i] === RUNNING || days[i] < 0) continue;
    part[i] = last;
    if (end[i] === LOST_IN) kind[i] = 1;
    else passedDays[i] = days[i];
    if (wonOn[i] !== NO_DAY && wonOn[i] <= asOf && wonOn[i] > asOf - YEAR && amount[i] === amount[i])
      wonYear[i] = amount[i];
  }
  return (kept = { of, part, kind, passedDays, wonYear });
}

/** The part of its deal: Σ place × code point of its id, modulo 64, so that it is the same in any order of rows. */
export function partOf(id: string): number {
  let sum = 0;
  let place = 0;
  for (const char of id) sum += ++place * (char.codePointAt(0) as number);
  return sum % PARTS;
}

/**
 * Stages that deals reached and have left, dealt into 64 parts by deal id: went on, in how many days, or lost; and the
 * amounts of those that were won in the year up to the as-of day. Parts are for drawing random halves of the deals.
 */
export const stageTrials = fact<'part', 'passed' | 'lost' | 'days' | 'wonYear'>({
  name: 'stageTrials',
  table: 'reaches',
  clock: 'entered',
  reads: 'cut',
  own: ['part'],
  measures: {
    passed: COUNT,
    lost: COUNT,
    days: { unit: 'days', adds: 'always' },
    wonYear: MONEY,
  },
  sheet(rows) {
    const { group, groups, weight } = rows;
    const { part, kind, passedDays, wonYear } = trialsOf(rows);
    const { start, axis, sums } = sumAt(group, part, groups, 4, (of, at, width, used, all) =>
      addTrials(of, at, width, used, all, kind, weight, passedDays, wonYear),
    );
    const [passed, lost, days, year] = sums;
    return { axis: { part: axis }, start, measure: { passed, lost, days, wonYear: year }, leftOut: [] };
  },
});

/** Adds lines up at their places: gone on, lost, the days of those that went on, what was won in the year. */
function addTrials(
  group: Int32Array,
  part: Int32Array,
  width: number,
  used: Int32Array,
  all: Float64Array,
  kind: Uint8Array,
  weight: Float64Array,
  days: Int32Array,
  worth: Float64Array,
): void {
  for (let i = 0; i < group.length; i++) {
    if (group[i] < 0 || part[i] < 0) continue;
    const place = group[i] * width + part[i];
    used[place] = 1;
    const at = 4 * place;
    const share = weight[i];
    all[at + kind[i]] += share;
    all[at + 2] += share * days[i];
    all[at + 3] += share * worth[i];
  }
}
