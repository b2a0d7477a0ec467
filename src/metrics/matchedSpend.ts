import type { Day } from '../calendar/day';
import { civil, dayOf, daysInMonth, readIsoDay } from '../calendar/day';
import { bucketLabel, bucketOf } from '../calendar/grain';
import type { Cell, Fact, FactAsk, FactDef } from '../facts/fact';
import { MONEY, cellOf, madeFact, oneEach } from '../facts/fact';
import { closings } from '../facts/closings/closings';
import { firstLives } from '../facts/firstLives/firstLives';
import { livesOf } from '../facts/lifeTable/lives';
import { openings } from '../facts/openings/openings';
import { spendDays } from '../facts/spendDays/spendDays';
import type { LagKernel } from '../models/lag/kernel';
import { fixedLag, lagKernel, matured, WINS_FOR_OWN_KERNEL } from '../models/lag/kernel';
import type { SpendEntry } from '../models/lag/matchSpend';
import { earlyReason, matchSpend } from '../models/lag/matchSpend';
import { incidence } from '../models/survival/incidence';
import type { Condition, Cut } from '../question/cut';
import { NONE } from '../tables/dictionary';

/** A lag as an option: days, or the delays of the team's own deals. */
export const LAG = { number: null, unit: 'days', least: 0, most: 3650, words: ['auto'] } as const;
export type Lag = number | 'auto';
export type Money = 'spend' | 'media';

const MEASURES = ['matched', 'notYetMatured', 'beforeFirstRow', 'early', 'expected'] as const;
type Measure = (typeof MEASURES)[number];

/**
 * Spend by the day on which its wins come: convolved, day by day, with the delays from creation to win of the team's new
 * customers (of the source's own where it has won 30, else of all), or moved by a fixed number of days. What stands on
 * the first or the last day of a month is that month's and spreads over its days. Every cent is `matched` on a day up to
 * the as-of day, `notYetMatured`, or `beforeFirstRow` of the deals; the last two stand on the day of the spend row.
 * `expected` is the money that even spending since the first row would have matched with a day, and `early` the part of
 * it that would have been spent before that row. All of it adds up over any groups, because the delays of a row hang on
 * its source alone.
 */
export const matchedSpend = (lag: Lag, money: Money): FactDef<never, Measure> =>
  madeFact<never, Measure>({
    name: `matchedSpend ${lag} ${money}`,
    table: 'spend',
    clock: 'spent',
    reads: 'history',
    own: [],
    measures: {
      matched: MONEY,
      notYetMatured: MONEY,
      beforeFirstRow: MONEY,
      early: MONEY,
      expected: MONEY,
    },
    make: (ask, cut) => make(ask, cut, lag, money),
  });

/** Rows of spend that wait alike: those of some sources, or all others. */
interface Part {
  readonly where: readonly Condition[];
  readonly kernel: LagKernel;
}

function make(ask: FactAsk, cut: Cut, lag: Lag, money: Money): Fact<never, Measure> {
  const everything = { ...cut, period: null, by: [], where: [], keep: undefined };
  const firstRow = firstDay(ask, everything);
  const sources = ask.fact(spendDays, { ...everything, by: [{ field: 'source' }] });
  let firstSpend = Infinity;
  for (let g = 0; g < sources.groups.length; g++)
    for (const { day, amount } of entriesOf(cellOf(sources, g), 'spend'))
      if (amount !== 0 && day < firstSpend) firstSpend = day;
  const inPeriod = (day: Day): boolean => !cut.period || (day >= cut.period.from && day <= cut.period.to);
  const { fiscal } = ask.question.settings;
  const found = new Map<string, Record<Measure, number>>();
  const labelsAt = new Map<Day, readonly string[]>();
  /** The sums of a day in a group of fields; null outside of the period. */
  const sumsOf = (fields: readonly string[], day: Day): Record<Measure, number> | null => {
    if (!inPeriod(day)) return null;
    let times = labelsAt.get(day);
    if (!times) {
      times = cut.by.map((axis) =>
        'grain' in axis ? bucketLabel(bucketOf(day, axis.grain, fiscal), axis.grain, fiscal) : '',
      );
      labelsAt.set(day, times);
    }
    let f = 0;
    const key = cut.by.map((axis, k) => ('grain' in axis ? times[k] : fields[f++])).join('\u0000');
    let sums = found.get(key);
    if (!sums) found.set(key, (sums = { matched: 0, notYetMatured: 0, beforeFirstRow: 0, early: 0, expected: 0 }));
    return sums;
  };
  const by = cut.by.filter((axis) => 'field' in axis);
  const keep = cut.keep && by.length < cut.by.length ? { ...cut.keep, axis: 0 } : cut.keep;
  const when = { asOf: cut.asOf, firstRow };
  const leftOut: Fact['leftOut'][number][] = [];
  for (const { where, kernel } of partsOf(ask, everything, sources, lag)) {
    const days = ask.fact(spendDays, { ...cut, period: null, by, keep, where: [...cut.where, ...where] });
    leftOut.push(...days.leftOut);
    days.groups.forEach((fields, g) => {
      const rows = entriesOf(cellOf(days, g), money);
      const perDay = rows.reduce((sum, { amount }) => sum + amount, 0) / Math.max(1, cut.asOf - firstSpend + 1);
      const { byDay } = matchSpend(rows, kernel, when);
      for (let i = 0; i < byDay.length; i++) {
        const sums = sumsOf(fields, firstRow + i);
        if (!sums) continue;
        sums.matched += byDay[i];
        sums.expected += perDay;
        sums.early += perDay * (1 - matured(kernel, firstRow + i - firstSpend));
      }
      for (const entry of rows) {
        const sums = sumsOf(fields, entry.row);
        if (!sums) continue;
        const rest = waiting(entry, kernel, when);
        sums.notYetMatured += rest.notYetMatured;
        sums.beforeFirstRow += rest.beforeFirstRow;
      }
    });
  }
  if (cut.by.length === 0 && !found.has(''))
    found.set('', { matched: 0, notYetMatured: 0, beforeFirstRow: 0, early: 0, expected: 0 });
  const keys = Array.from(found.keys()).sort();
  const measure = {} as Record<Measure, Float64Array>;
  for (const name of MEASURES)
    measure[name] = Float64Array.from(keys, (key) => (found.get(key) as Record<Measure, number>)[name]);
  return {
    groups: keys.map((key) => (cut.by.length === 0 ? [] : key.split('\u0000'))),
    start: oneEach(keys.length),
    axis: {},
    measure,
    leftOut: leftOut.filter(({ reason }, i) => leftOut.findIndex((item) => item.reason === reason) === i),
  };
}

/** The first day that any deal was created or closed; after the as-of day where there is none. */
function firstDay(ask: FactAsk, everything: Partial<Cut> & Pick<Cut, 'asOf'>): Day {
  let first = everything.asOf + 1;
  for (const fact of [openings, closings]) {
    const { groups } = ask.fact(fact as FactDef<never, never>, { ...everything, by: [{ grain: 'day' }] });
    for (const [label] of groups) if (label !== NONE) first = Math.min(first, readIsoDay(label));
  }
  return first;
}

interface Entry extends SpendEntry {
  /** The day that the row of the spend stands on. */
  readonly row: Day;
}

/** The spend of a group, a month's spread over its days. */
function entriesOf(cell: Cell<'day', Money>, money: Money): Entry[] {
  return Array.from({ length: cell.n }, (_, i) => {
    const row = cell.axis('day', i);
    const amount = cell.at(money, i);
    const { year, month, date } = civil(row);
    const days = daysInMonth(year, month);
    return date === 1 || date === days ? { row, amount, day: dayOf(year, month, 1), days } : { row, amount, day: row };
  });
}

/** What of one entry is not matched with any day. */
function waiting(
  { day, days = 1, amount }: Entry,
  kernel: LagKernel,
  { asOf, firstRow }: { asOf: Day; firstRow: Day },
) {
  let notYetMatured = 0;
  let beforeFirstRow = 0;
  for (let i = 0; i < days; i++) {
    notYetMatured += (amount / days) * (1 - matured(kernel, asOf - day - i));
    beforeFirstRow += (amount / days) * matured(kernel, Math.min(asOf, firstRow - 1) - day - i);
  }
  return { notYetMatured, beforeFirstRow };
}

/** The sources that have delays of their own, and the rest. */
function partsOf(ask: FactAsk, everything: Partial<Cut>, spent: Fact<'day', Money>, lag: Lag): Part[] {
  if (lag !== 'auto') return [{ where: [], kernel: fixedLag(lag) }];
  const bySource = ask.fact(firstLives, { ...everything, by: [{ field: 'source' }] });
  const known = new Set(spent.groups.map(([source]) => source));
  const parts: Part[] = [];
  const values: string[] = [];
  bySource.groups.forEach(([source], g) => {
    const lives = cellOf(bySource, g);
    const kernel = lives.sum('won') < WINS_FOR_OWN_KERNEL ? null : lagKernel(incidence(livesOf(lives)));
    if (!kernel || source === NONE || !known.has(source)) return;
    values.push(source);
    parts.push({ where: [{ field: 'source', op: '=', values: [source] }], kernel });
  });
  const all = lagKernel(incidence(livesOf(cellOf(ask.fact(firstLives, everything), 0))));
  // where nobody was won yet, all spend is still to mature
  const kernel = all ?? fixedLag(NEVER);
  return [...parts, { where: values.length === 0 ? [] : [{ field: 'source', op: 'not in', values }], kernel }];
}

const NEVER = 36500;

/** The matched spend of a group's days: an amount, or why there is none. Rows with more than a tenth before the first spend have none. */
export function matchedOf(cell: Cell<never, Measure>): number | string {
  const expected = cell.sum('expected');
  const early = cell.sum('early');
  if (!(expected > 0)) return 'no spend is matched to days with deals';
  return earlyReason(early / expected) ?? cell.sum('matched');
}
