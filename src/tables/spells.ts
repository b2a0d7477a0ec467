import { NO_DAY } from '../calendar/day';
import { fold } from './cell';
import type { Coded } from './dictionary';
import { LOST, OPEN, outcomeOfText, WON } from './outcome';
import type { Table } from './table';
import type { View } from './view';
import { gather } from './view';

/** Every entry of a deal into a stage, deal after deal: those of line i are start[i] … start[i + 1] − 1. */
interface Entries {
  readonly start: Int32Array;
  readonly stage: Int32Array;
  readonly day: Int32Array;
  /** Rank of a stage by code, in each pipeline by code: where it stands in the usual order. */
  readonly ranks: ReadonlyMap<number, readonly number[]>;
}

const EFFECT = 'Left out of TIMEINSTAGE, STAGECONVERSION and STALLED';
const WIDE = /^(?:hs )?(?:date|time|day)?\s*entered(?: stage)?\s+["“']?(.+?)["”']?(?:\s*\([^)]*\))?$/i;

/**
 * The stages that deals went through, as two tables of lines that join to them.
 * `spells`: each stay in a stage, from `entered` to `left on` (the next stage, or the day it was won) or `lost on`.
 * `reaches`: for each stage the day a deal reached it or a later one, to the day it reached the next one or was won
 * (`left on`), or was lost. A step back keeps the furthest stage; a skipped stage counts as reached and passed.
 * Read from a Stages table, or from columns such as `Date entered "Proposal"`; with neither, an open deal has one spell, its
 * current stage since it was created. With several pipelines a stage is one of those that its pipeline has.
 */
export function stageViews(deals: Table, stages: Table | undefined): { spells: View; reaches: View } {
  const known = deals.coded('stage');
  const found = (stages && fromRows(deals, stages, known)) ?? fromColumns(deals, known);
  if (!found) return current(deals, known);
  const ranks = new Map<number, readonly number[]>();
  found.ranks.forEach((rank, code) => ranks.set(code, chosenOrder(rank, known, deals.choices.stages ?? [])));
  return followed(deals, { ...found, ranks }, known);
}

function fromRows(deals: Table, stages: Table, { names }: Coded): Entries {
  const lineOf = new Map<string, number>();
  deals.text('deal id').forEach((id, i) => {
    if (id !== '') lineOf.set(id, i);
  });
  const day = stages.day('entered');
  const { codes } = stages.coded('stage');
  const strangers: number[] = [];
  const line = new Int32Array(stages.n).fill(-1);
  const start = new Int32Array(deals.n + 1);
  stages.text('deal id').forEach((id, i) => {
    const at = lineOf.get(id);
    if (at === undefined) {
      if (!deals.chosenOutIds().has(id)) strangers.push(i);
    } else if (codes[i] >= 0 && day[i] !== NO_DAY) {
      line[i] = at;
      start[at + 1]++;
    }
  });
  stages.report('of a deal that is not in Deals', strangers, EFFECT);
  for (let i = 0; i < deals.n; i++) start[i + 1] += start[i];
  const next = start.slice();
  const stage = new Int32Array(start[deals.n]);
  const days = new Int32Array(start[deals.n]);
  for (let i = 0; i < line.length; i++) {
    if (line[i] < 0) continue;
    const at = next[line[i]]++;
    stage[at] = codes[i];
    days[at] = day[i];
  }
  const pipeline = deals.coded('pipeline').codes;
  return { start, stage, day: days, ranks: usualOrders(start, stage, days, pipeline, names.names()) };
}

/** The order of stages that the user chose, with those not named behind it as they usually come. */
function chosenOrder(rank: readonly number[], { names }: Coded, chosen: readonly string[]): readonly number[] {
  if (chosen.length === 0) return rank;
  return names.names().map((name, code) => {
    const at = chosen.indexOf(fold(name));
    return at < 0 ? (rank[code] ?? 0) : at - chosen.length;
  });
}

/** Ranks the stages of each pipeline by how many others each usually comes before, ties by name. */
function usualOrders(
  start: Int32Array,
  stage: Int32Array,
  day: Int32Array,
  pipeline: Int32Array,
  names: readonly string[],
): Map<number, number[]> {
  const k = names.length;
  const befores = new Map<number, Float64Array>();
  for (let d = 0; d + 1 < start.length; d++) {
    let before = befores.get(pipeline[d]);
    if (!before) befores.set(pipeline[d], (before = new Float64Array(k * k)));
    for (let i = start[d]; i < start[d + 1]; i++)
      for (let j = start[d]; j < start[d + 1]; j++) if (day[i] < day[j]) before[stage[i] * k + stage[j]]++;
  }
  const ranks = new Map<number, number[]>();
  befores.forEach((before, code) => ranks.set(code, rankOf(before, names)));
  return ranks;
}

function rankOf(before: Float64Array, names: readonly string[]): number[] {
  const k = names.length;
  const score = names.map((_, a) => {
    let sum = 0;
    for (let b = 0; b < k; b++) sum += Math.sign(before[a * k + b] - before[b * k + a]);
    return sum;
  });
  const rank: number[] = [];
  names
    .map((_, a) => a)
    .sort((a, b) => score[b] - score[a] || (names[a] < names[b] ? -1 : 1))
    .forEach((a, place) => (rank[a] = place));
  return rank;
}

/** Entries of columns that are named by a stage, in the order of the columns; null when there is none. */
function fromColumns(deals: Table, { names }: Coded): Entries | null {
  const rank: number[] = [];
  const columns: { code: number; day: Int32Array }[] = [];
  for (const heading of deals.headings()) {
    const named = WIDE.exec(heading.replace(/_/g, ' '));
    const code = named ? names.add(named[1]) : -1;
    if (code < 0 || rank[code] !== undefined) continue;
    rank[code] = columns.length;
    columns.push({ code, day: deals.day(`[${heading}]`) });
  }
  if (columns.length === 0) return null;
  const start = new Int32Array(deals.n + 1);
  const stage: number[] = [];
  const day: number[] = [];
  for (let i = 0; i < deals.n; i++) {
    for (const column of columns) {
      if (column.day[i] === NO_DAY) continue;
      stage.push(column.code);
      day.push(column.day[i]);
    }
    start[i + 1] = stage.length;
  }
  const ranks = new Map(Array.from(new Set(deals.coded('pipeline').codes), (code) => [code, rank]));
  return { start, stage: Int32Array.from(stage), day: Int32Array.from(day), ranks };
}

const DATES = ['entered', 'left on', 'lost on', 'won on'] as const;
const OF_STAYS = [...DATES, 'first entered', 'deal lost'] as const;

/** Collects the lines of a view: line, stage and dates of each, one after another. */
class Lines {
  private readonly width: number;
  private all: Int32Array;
  private used = 0;

  constructor(private readonly dates: readonly string[]) {
    this.width = dates.length + 2;
    this.all = new Int32Array(4096 * this.width);
  }

  add(
    line: number,
    stage: number,
    entered: number,
    left: number,
    lost: number,
    won: number,
    first = NO_DAY,
    gone = NO_DAY,
  ): void {
    if (this.used === this.all.length) {
      const more = new Int32Array(2 * this.used);
      more.set(this.all);
      this.all = more;
    }
    const { all } = this;
    let at = this.used;
    all[at++] = line;
    all[at++] = stage;
    all[at++] = entered;
    all[at++] = left;
    all[at++] = lost;
    all[at++] = won;
    if (this.dates.length > DATES.length) {
      all[at++] = first;
      all[at++] = gone;
    }
    this.used = at;
  }

  private column(c: number): Int32Array {
    const out = new Int32Array(this.used / this.width);
    for (let i = 0; i < out.length; i++) out[i] = this.all[i * this.width + c];
    return out;
  }

  view(base: Table, { names }: Coded): View {
    const days: Record<string, Int32Array> = {};
    this.dates.forEach((name, d) => (days[name] = this.column(d + 2)));
    return { base, line: this.column(0), coded: { stage: { codes: this.column(1), names } }, days };
  }
}

/** Stays, with what the deal itself says of its stage and of when it is due: read when first asked for. */
function stays(lines: Lines, deals: Table, known: Coded): View {
  const view = lines.view(deals, known);
  return {
    ...view,
    coded: {
      ...view.coded,
      get 'deal stage'() {
        return { codes: gather(known.codes, view.line), names: known.names };
      },
    },
    days: {
      ...view.days,
      get due() {
        const [expected, close, said] = [deals.day('expected close'), deals.day('close'), deals.outcomes()];
        return view.line.map((i) => (expected[i] === NO_DAY && said[i] === OPEN ? close[i] : expected[i]));
      },
    },
  };
}

function current(deals: Table, known: Coded): { spells: View; reaches: View } {
  const said = deals.outcomes();
  const created = deals.day('created');
  const spells = new Lines(OF_STAYS);
  for (let i = 0; i < deals.n; i++)
    if (said[i] === OPEN && known.codes[i] >= 0)
      spells.add(i, known.codes[i], created[i], NO_DAY, NO_DAY, NO_DAY, created[i]);
  return { spells: stays(spells, deals, known), reaches: new Lines(DATES).view(deals, known) };
}

function followed(deals: Table, { start, stage, day, ranks }: Entries, known: Coded): { spells: View; reaches: View } {
  const said = deals.outcomes();
  const close = deals.day('close');
  const pipeline = deals.coded('pipeline').codes;
  const names = known.names.names();
  const isEnd = names.map((name) => outcomeOfText(name) !== OPEN);
  const funnels = funnelsOf(deals.n, start, stage, pipeline, ranks, isEnd);
  const spells = new Lines(OF_STAYS);
  const reaches = new Lines(DATES);
  const absent: number[] = [];
  const backwards: number[] = [];
  for (let i = 0; i < deals.n; i++) {
    const rank = ranks.get(pipeline[i]) as readonly number[];
    const path = pathOf(start[i], start[i + 1], stage, day, rank, isEnd);
    const end = said[i] === OPEN ? NO_DAY : close[i];
    if (said[i] !== OPEN && end === NO_DAY) continue; // closed, but nobody knows when
    if (path.length === 0) absent.push(i);
    else if (end !== NO_DAY && end < day[path[path.length - 1]]) backwards.push(i);
    else {
      const won = said[i] === WON ? end : NO_DAY;
      const lost = said[i] === LOST ? end : NO_DAY;
      path.forEach((at, s) => {
        const isLast = s === path.length - 1;
        const left = isLast ? won : day[path[s + 1]];
        const first = day[path.find((each) => stage[each] === stage[at]) as number];
        spells.add(i, stage[at], day[at], left, isLast ? lost : NO_DAY, won, first, lost);
      });
      const funnel = funnels.get(pipeline[i]) as readonly number[];
      const reached: number[] = [];
      for (const at of path)
        while (reached.length < funnel.length && rank[funnel[reached.length]] <= rank[stage[at]]) reached.push(day[at]);
      if (won !== NO_DAY) while (reached.length < funnel.length) reached.push(won);
      reached.forEach((since, s) => reaches.add(i, funnel[s], since, reached[s + 1] ?? won, lost, won));
    }
  }
  deals.report('without a stage on any day', absent, EFFECT);
  deals.report('closed before the last stage was entered', backwards, EFFECT);
  return { spells: stays(spells, deals, known), reaches: reaches.view(deals, known) };
}

/** A deal's entries by day, ties by rank; ends such as Closed Won are no stage, and a stage entered twice in a row is one. */
function pathOf(
  from: number,
  to: number,
  stage: Int32Array,
  day: Int32Array,
  rank: readonly number[],
  isEnd: readonly boolean[],
): number[] {
  const path: number[] = [];
  for (let i = from; i < to; i++) if (!isEnd[stage[i]]) path.push(i);
  path.sort((a, b) => day[a] - day[b] || rank[stage[a]] - rank[stage[b]]);
  return path.filter((at, i) => i === 0 || stage[at] !== stage[path[i - 1]]);
}

/** The stages of each pipeline in their order. */
function funnelsOf(
  n: number,
  start: Int32Array,
  stage: Int32Array,
  pipeline: Int32Array,
  ranks: ReadonlyMap<number, readonly number[]>,
  isEnd: readonly boolean[],
): Map<number, number[]> {
  const funnels = new Map<number, number[]>();
  for (let i = 0; i < n; i++) {
    let funnel = funnels.get(pipeline[i]);
    if (!funnel) funnels.set(pipeline[i], (funnel = []));
    for (let at = start[i]; at < start[i + 1]; at++)
      if (!isEnd[stage[at]] && !funnel.includes(stage[at])) funnel.push(stage[at]);
  }
  funnels.forEach((funnel, code) => {
    const rank = ranks.get(code) as readonly number[];
    funnel.sort((a, b) => rank[a] - rank[b]);
  });
  return funnels;
}
