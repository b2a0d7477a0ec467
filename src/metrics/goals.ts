import type { Day } from '../calendar/day';
import type { Fiscal } from '../calendar/grain';
import { bucketEnd, bucketLabel, bucketOf, bucketStart, readBucketLabel } from '../calendar/grain';
import type { Period } from '../calendar/period';
import type { Axis, Condition, Cut } from '../question/cut';
import { conditionText, OTHERS, timeIn } from '../question/cut';
import type { Goal, Goals } from '../question/goals';
import { fold } from '../tables/cell';
import { NONE } from '../tables/dictionary';
import type { AnyMetric } from './metric';
import { isPlain, titleOf } from './metric';

/** What is to be reached in a period, and by the as-of day of it. */
export interface Aim {
  /** The goal of the whole period; null where goals cover only a part of it. */
  readonly goal: number | null;
  /** The plan up to the as-of day: day 12 of the plan on day 12. Rates have the goal itself. */
  readonly toDate: number | null;
  readonly minimum: number | null;
  readonly stretch: number | null;
  readonly direction: 'up' | 'down';
  readonly kpiOwner: string;
  /** Rows of the Goals table it stands on. */
  readonly rows: readonly number[];
}

const SPOKEN: Readonly<Record<string, string>> = {
  revenue: 'SALES',
  bookings: 'SALES',
  turnover: 'SALES',
  'won deals': 'DEALSWON',
  'deals won': 'DEALSWON',
};

/** The metric that a goal names: what is typed, or its title. */
export function metricOf(goal: Goal, catalogue: readonly AnyMetric[]): AnyMetric | undefined {
  const wanted = fold(goal.metric);
  const spoken = SPOKEN[wanted] ?? wanted.toUpperCase();
  return catalogue.find((def) => def.name === spoken) ?? catalogue.find((def) => fold(titleOf(def)) === wanted);
}

/** Equal for equal slices, in whatever order their conditions are written. */
export const keyOf = (where: readonly Condition[]): string =>
  where
    .map(({ field, op, values }) => fold(conditionText({ field, op, values })))
    .sort()
    .join(' and ');

/** The conditions that the labels of a row are; null for rows that are no slice, such as `(none)`. */
export function sliceOf(by: readonly Axis[], labels: readonly string[]): Condition[] | null {
  const where: Condition[] = [];
  for (let k = 0; k < by.length; k++) {
    const axis = by[k];
    if ('grain' in axis) continue;
    if (labels[k] === NONE || labels[k] === OTHERS) return null;
    where.push({ field: axis.field, op: '=', values: [labels[k]] });
  }
  return where;
}

const isOf =
  (field: string) =>
  (part: Condition): boolean =>
    part.field === field && part.op === '=';

/** The folded name that a slice gives a field, '' for none. */
const named = (where: readonly Condition[], field: string): string =>
  fold(String(where.find(isOf(field))?.values[0] ?? ''));

/** A slice without whose it is. */
const kindOf = (where: readonly Condition[]): string =>
  keyOf(where.filter((part) => !isOf('owner')(part) && !isOf('team')(part)));

const meets = (a: Period, b: Period): boolean => a.from <= b.to && b.from <= a.to;

function grouped(goals: readonly Goal[], keyFor: (goal: Goal) => string): Goal[][] {
  const groups = new Map<string, Goal[]>();
  for (const goal of goals) groups.set(keyFor(goal), [...(groups.get(keyFor(goal)) ?? []), goal]);
  return Array.from(groups.values());
}

const bySlice = (goals: readonly Goal[]): Goal[][] => grouped(goals, ({ where }) => keyOf(where));

/**
 * The goals of each person, once: of one that names the team and one that does not, for the same days, the former is told
 * of within a team and the latter beyond it. Goals in several teams for the same days are several.
 */
function byPerson(goals: readonly Goal[], isWithin: boolean): Goal[][] {
  const slices: Goal[][] = [];
  for (const own of grouped(goals, ({ where }) => named(where, 'owner'))) {
    const isFirst = ({ where }: Goal): boolean => (named(where, 'team') !== '') === isWithin;
    const first = own.filter(isFirst);
    const used = [
      ...first,
      ...own.filter((goal) => !isFirst(goal) && !first.some((each) => meets(each.period, goal.period))),
    ];
    const isTwice = used.some((a) => used.some((b) => keyOf(a.where) !== keyOf(b.where) && meets(a.period, b.period)));
    slices.push(...(isTwice ? bySlice(used) : [used]));
  }
  return slices;
}

/**
 * Goals of one metric and some days for a slice, by how they are found: set for the slice itself; else those one level below, which
 * add up: of its teams (of their people where a team has none), of its people (those that the goal or Owners or the deals
 * say are of the team on the goal's last day), of any other one field.
 */
function goalsFor(goals: readonly Goal[], { teamOf }: Goals, where: readonly Condition[], adds: boolean): Goal[][][] {
  const wanted = keyOf(where);
  const [owner, team] = [named(where, 'owner'), named(where, 'team')];
  const teamIn = (goal: Goal): string =>
    named(goal.where, 'team') || fold(teamOf(String(goal.where.find(isOf('owner'))?.values[0] ?? ''), goal.period.to));
  const own = goals.filter((goal) => keyOf(goal.where) === wanted);
  const alike = goals.filter((goal) => kindOf(goal.where) === kindOf(where));
  const people = alike.filter(
    (goal) =>
      named(goal.where, 'owner') !== '' &&
      (owner === '' || (team === '' && named(goal.where, 'owner') === owner)) &&
      (team === '' || teamIn(goal) === team),
  );
  const persons = byPerson(people, team !== '');
  // a rate holds in one team alone
  if (!adds) return [[own], ...(owner !== '' && persons.length === 1 ? [persons] : [])];
  const teams = owner + team === '' ? alike.filter((goal) => teamIn(goal) && !people.includes(goal)) : [];
  const aimed = new Set(teams.map(teamIn));
  const isKnown = people.some((goal) => teamIn(goal) !== '');
  const others = people.filter((goal) => !aimed.has(teamIn(goal)) && isKnown);
  const below = new Map<string, Goal[]>();
  for (const goal of goals)
    for (const part of goal.where)
      if (part.op === '=' && !/^(owner|team)$/.test(part.field))
        if (keyOf(goal.where.filter((each) => each !== part)) === wanted)
          below.set(part.field, [...(below.get(part.field) ?? []), goal]);
  return [
    bySlice(own),
    teams.length > 0 ? [...bySlice(teams), ...byPerson(others, false)] : [],
    persons,
    ...Array.from(below.values(), bySlice),
  ].filter((slices) => slices.length > 0);
}

/** The part of a period that a row speaks of: the bucket of its label, where time is among the groups. */
export function periodOfRow({ by, period }: Cut, labels: readonly string[], fiscal: Fiscal): Period | null {
  const at = timeIn(by);
  if (at < 0) return period;
  const read = readBucketLabel(labels[at], fiscal);
  if (!read) return null;
  const [from, to] = [bucketStart(read.bucket, read.grain, fiscal), bucketEnd(read.bucket, read.grain, fiscal)];
  const whole = { from, to, label: labels[at], grain: read.grain };
  return period && (period.from > from || period.to < to)
    ? { ...whole, from: Math.max(from, period.from), to: Math.min(to, period.to), grain: null }
    : whole;
}

/**
 * The groups that goals name and an answer has no row for, by its one field, in each of its periods (of an answer without
 * rows, the first of the period asked).
 * @param isAimed whether a group has a goal
 */
export function alsoAimed(
  { by, period }: Pick<Cut, 'by' | 'period'>,
  goals: readonly Goal[],
  rows: readonly (readonly unknown[])[],
  fiscal: Fiscal,
  isAimed: (labels: readonly string[]) => boolean,
): string[][] {
  const at = by.findIndex((axis) => 'field' in axis);
  const axis = by[at];
  if (!axis || !('field' in axis) || by.filter((each) => 'field' in each).length > 1) return [];
  const labels = (k: number): string[] => Array.from(new Set(rows.map((row) => String(row[k]))));
  const time = by[1 - at];
  const times = by.length === 1 ? [''] : labels(1 - at);
  if (times.length === 0 && period && 'grain' in time)
    times.push(bucketLabel(bucketOf(period.from, time.grain, fiscal), time.grain, fiscal));
  const known = new Set(labels(at).map(fold));
  const missing: string[][] = [];
  for (const { where } of goals)
    for (const { field, op, values } of where) {
      const name = String(values[0]);
      if (field !== axis.field || op !== '=' || known.has(fold(name))) continue;
      known.add(fold(name));
      for (const each of times) missing.push(by.length === 1 ? [name] : at === 0 ? [name, each] : [each, name]);
    }
  return missing.filter(isAimed);
}

const lengthOf = ({ from, to }: { from: Day; to: Day }): number => to - from + 1;

/** How much of a goal falls on the days from … to, spread evenly over its own. */
function partOf({ target, period }: Goal, from: Day, to: Day): number {
  const days = Math.min(to, period.to) - Math.max(from, period.from) + 1;
  return days > 0 ? (target * days) / lengthOf(period) : 0;
}

/** Goals of one slice that tile a period without overlap, the longest inside it first; with the days they cover. */
function tiled(goals: readonly Goal[], period: Period): { tiles: Goal[]; covered: (from: Day, to: Day) => boolean } {
  const inside = goals.filter((goal) => goal.period.from >= period.from && goal.period.to <= period.to);
  // a longer goal is split by the shorter ones only where it is absent
  inside.sort((a, b) => lengthOf(b.period) - lengthOf(a.period) || a.period.from - b.period.from || a.row - b.row);
  const tiles: Goal[] = [];
  const isFree = ({ period: { from, to } }: Goal): boolean =>
    tiles.every((tile) => tile.period.to < from || tile.period.from > to);
  for (const goal of inside) if (isFree(goal)) tiles.push(goal);
  return {
    tiles,
    covered(from, to) {
      let next = from;
      for (const tile of tiles.slice().sort((a, b) => a.period.from - b.period.from))
        if (tile.period.from <= next) next = Math.max(next, tile.period.to + 1);
      return next > to;
    },
  };
}

/**
 * The goal of a metric for a slice and a period. Goals of metrics that add up (Sales, Deals won) are added over the parts
 * of a period and over the slices below, and are spread evenly over their days; goals of rates hold for every part of
 * their period.
 * @returns null when no goal says anything about it
 */
export function aimOf(
  goals: Goals,
  def: AnyMetric,
  catalogue: readonly AnyMetric[],
  where: readonly Condition[],
  period: Period,
  asOf: Day,
): Aim | null {
  const adds = isPlain(def) && def.sums === true;
  const all = goals.list.filter((goal) => meets(goal.period, period) && metricOf(goal, catalogue)?.name === def.name);
  const direction = (list: readonly Goal[]): 'up' | 'down' =>
    list.find((goal) => goal.direction !== null)?.direction ?? (def.better === 'down' ? 'down' : 'up');
  for (const level of goalsFor(all, goals, where, adds)) {
    const aim = adds ? summed(level, period, asOf) : held(level[0], period);
    if (aim) {
      const used = all.filter(({ row }) => aim.rows.includes(row));
      const owners = Array.from(new Set(used.map(({ kpiOwner }) => kpiOwner).filter(Boolean)));
      return { ...aim, direction: direction(used), kpiOwner: owners.join(', ') };
    }
  }
  return null;
}

type Bare = Omit<Aim, 'direction' | 'kpiOwner'>;

/** A goal that holds throughout its period: the one of this period, else the shortest around it, else all parts agree. */
function held(goals: readonly Goal[], period: Period): Bare | null {
  const around = goals.filter((goal) => goal.period.from <= period.from && goal.period.to >= period.to);
  around.sort((a, b) => lengthOf(a.period) - lengthOf(b.period) || a.row - b.row);
  const { tiles, covered } = tiled(goals, period);
  const parts = covered(period.from, period.to) && tiles.every(({ target }) => target === tiles[0].target) ? tiles : [];
  const [goal] = [...around, ...parts];
  if (!goal) return null;
  const { target, minimum, stretch, row } = goal;
  return { goal: target, toDate: target, minimum, stretch, rows: [row] };
}

/** The goals of one or several slices, added up over the parts of a period. */
function summed(slices: readonly Goal[][], period: Period, asOf: Day): Bare | null {
  let [goal, toDate] = [0, 0];
  let [isWhole, isToDate] = [true, true];
  const rows: number[] = [];
  const more: Record<'minimum' | 'stretch', number | null> = { minimum: 0, stretch: 0 };
  const last = asOf < period.from ? period.to : Math.min(asOf, period.to);
  for (const slice of slices) {
    const exact = slice.find(({ period: { from, to } }) => from === period.from && to === period.to);
    const { tiles, covered } = tiled(
      exact ? slice.filter((each) => lengthOf(each.period) < lengthOf(period)) : slice,
      period,
    );
    const around = slice
      .filter((each) => each.period.from <= period.from && each.period.to >= period.to)
      .sort((a, b) => lengthOf(a.period) - lengthOf(b.period) || a.row - b.row)[0];
    const whole = exact ?? (covered(period.from, period.to) ? null : around);
    const used = whole ? [whole] : tiles;
    if (used.length === 0) continue;
    const target = used.reduce((sum, each) => sum + partOf(each, period.from, period.to), 0);
    goal += target;
    // shorter goals below the exact one are its line over time
    const planned = tiles.reduce((sum, each) => sum + each.target, 0);
    if (exact && planned > 0 && covered(period.from, period.to))
      toDate += (exact.target * tiles.reduce((sum, each) => sum + partOf(each, period.from, last), 0)) / planned;
    else toDate += used.reduce((sum, each) => sum + partOf(each, period.from, last), 0);
    isWhole &&= whole !== null && whole !== undefined ? true : covered(period.from, period.to);
    isToDate &&= whole !== null && whole !== undefined ? true : covered(period.from, last);
    for (const name of ['minimum', 'stretch'] as const) {
      const known = used.every((each) => each[name] !== null) && more[name] !== null;
      more[name] = known
        ? (more[name] as number) +
          used.reduce((sum, each) => sum + partOf({ ...each, target: each[name] as number }, period.from, period.to), 0)
        : null;
    }
    rows.push(...used.map(({ row }) => row));
  }
  if (rows.length === 0 || !isToDate) return null;
  return {
    goal: isWhole ? goal : null,
    toDate,
    minimum: isWhole ? more.minimum : null,
    stretch: isWhole ? more.stretch : null,
    rows,
  };
}

/** Attainment: what was reached as a share of what was to be reached; of what should stay low, the other way round. */
export function attained(actual: number | null, goal: number | null, direction: 'up' | 'down'): number | null {
  if (actual === null || goal === null) return null;
  const [over, under] = direction === 'up' ? [actual, goal] : [goal, actual];
  return under > 0 ? over / under : null;
}
