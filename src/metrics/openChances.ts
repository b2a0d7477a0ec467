import type { Cell, Fact, FactAsk } from '../facts/fact';
import { COUNT, MONEY, cellOf, madeFact, oneEach } from '../facts/fact';
import { closedSizes } from '../facts/closedSizes/closedSizes';
import { lifeTable } from '../facts/lifeTable/lifeTable';
import { openAges } from '../facts/openAges/openAges';
import { openStays } from '../facts/openStays/openStays';
import type { OpenMeasure } from '../facts/openSums';
import { logOfSize } from '../facts/sizes';
import { LEAST_ENDS, stageLandmarks } from '../facts/stageLandmarks/stageLandmarks';
import { stageSpells } from '../facts/stageSpells/stageSpells';
import type { ChanceAt, Ladder, Landmark, Stage } from '../models/pipeline/ladder';
import { chanceAt, DEAD, ladders, stageOfLives } from '../models/pipeline/ladder';
import type { LifeTable } from '../models/survival/lifeTable';
import type { SizeSlope } from '../models/pipeline/sizeSlope';
import { bySize, surerSlope } from '../models/pipeline/sizeSlope';
import type { Axis, Condition, Cut } from '../question/cut';
import { PIPELINE } from '../question/pipelines';

/** So many closed deals must tell of a pipeline, or of its stages; of a pipeline with fewer all pipelines tell. */
export const LEAST = 5;
const LEAST_OF_ITS_OWN = 30;

/** What all deals tell of how open ones end, whatever the question asks for. */
export interface Learned {
  /** Closed deals that it rests on. */
  readonly closed: number;
  readonly slope: SizeSlope;
  /** The chances along the age: of all deals under '', and of each pipeline that has enough of its own. */
  readonly ages: ReadonlyMap<string, Ladder>;
  /** The chances along the days in each stage, by pipeline and stage; none without a history of stages. */
  readonly stages: ReadonlyMap<string, { readonly pipeline: string; readonly stage: string; readonly ladder: Ladder }>;
}

const STAGE: Axis = { field: 'stage' };
const keyOf = (pipeline: string, stage: string): string => `${pipeline}\u0000${stage}`;

let known: { readonly of: Fact; readonly learned: Learned } | null = null;

/** What the whole table tells as of a day; conditions choose open deals, never what they are held against. */
export function learnedFrom(ask: FactAsk, { asOf, measure, currency }: Cut): Learned {
  const all = { period: null, where: [], by: [], keep: undefined, asOf, measure, currency };
  const lives = ask.fact(lifeTable, all);
  if (known?.of === lives) return known.learned;
  const whole = cellOf(lives, 0);
  const sizes = cellOf(ask.fact(closedSizes, all), 0);
  const steps = Array.from({ length: sizes.n }, (_, i) => i);
  const learned: Learned = {
    closed: whole.sum('won') + whole.sum('lost'),
    slope: surerSlope(
      steps.map((i) => logOfSize(sizes.axis('size', i))),
      steps.map((i) => sizes.at('won', i)),
      steps.map((i) => sizes.at('lost', i)),
    ),
    ages: agesOf(ask, all, whole),
    stages: stagesOf(ask, all),
  };
  known = { of: lives, learned };
  return learned;
}

const lifeOf = ({ column }: Cell<'days', 'won' | 'lost' | 'open'>): LifeTable => ({
  day: column('days'),
  won: column('won'),
  lost: column('lost'),
  open: column('open'),
});

function agesOf(ask: FactAsk, all: Partial<Cut>, whole: Cell<'days', 'won' | 'lost' | 'open'>): Map<string, Ladder> {
  const ages = new Map([['', ladders([stageOfLives(lifeOf(whole))])[0]]]);
  const { groups, ...lives } = ask.fact(lifeTable, { ...all, by: [PIPELINE] });
  if (groups.length < 2) return ages;
  groups.forEach(([pipeline], g) => {
    const cell = cellOf({ groups, ...lives }, g);
    if (cell.sum('won') + cell.sum('lost') >= LEAST_OF_ITS_OWN)
      ages.set(pipeline, ladders([stageOfLives(lifeOf(cell))])[0]);
  });
  return ages;
}

function stagesOf(ask: FactAsk, all: Partial<Cut>): Learned['stages'] {
  const by = [PIPELINE, STAGE];
  const marks = ask.fact(stageLandmarks, { ...all, by });
  const spells = ask.fact(stageSpells, { ...all, by });
  const endsOf = new Map(spells.groups.map((labels, g) => [keyOf(labels[0], labels[1]), cellOf(spells, g)]));
  let closed = 0;
  const stages = marks.groups.map(([pipeline, stage], g): Stage => {
    const landmarks = landmarksOf(cellOf(marks, g));
    const { won, lost } = landmarks[0].lives;
    for (let i = 0; i < won.length; i++) closed += won[i] + lost[i];
    return { landmarks, ...endsIn(endsOf.get(keyOf(pipeline, stage))) };
  });
  if (closed < LEAST) return new Map();
  const made = ladders(stages);
  return new Map(
    marks.groups.map(([pipeline, stage], g) => [keyOf(pipeline, stage), { pipeline, stage, ladder: made[g] }]),
  );
}

/** The landmarks of a stage, each with its life table. */
function landmarksOf({ n, column }: Cell<'since' | 'days', 'won' | 'lost' | 'open'>): Landmark[] {
  const since = column('since');
  const columns = (['days', 'won', 'lost', 'open'] as const).map((name) => new Float64Array(column(name)));
  const found: Landmark[] = [];
  for (let from = 0, to = 0; from < n; from = to) {
    while (to < n && since[to] === since[from]) to++;
    const [day, won, lost, open] = columns.map((each) => each.subarray(from, to));
    found.push({ since: since[from], lives: { day, won, lost, open } });
  }
  return found;
}

/** How many stays ended after how many days, and the longest of them where enough did. */
function endsIn(cell: Cell<'days', 'passed' | 'lost' | 'open' | 'ofWon'> | undefined): Omit<Stage, 'landmarks'> {
  const ends: { day: number[]; count: number[] } = { day: [], count: [] };
  let all = 0;
  for (let i = 0; cell && i < cell.n; i++) {
    const count = cell.at('passed', i) + cell.at('lost', i);
    if (!(count > 0)) continue;
    all += count;
    ends.day.push(cell.axis('days', i));
    ends.count.push(count);
  }
  return { ends, beyond: all >= LEAST_ENDS ? ends.day[ends.day.length - 1] : Infinity };
}

/** The ladder of a pipeline along the age of its deals. */
export const ageLadder = ({ ages }: Learned, pipeline: string): Ladder =>
  ages.get(pipeline) ?? (ages.get('') as Ladder);

/** The ladder of a stage; undefined where nobody is known to have been in it. */
export const stageLadder = ({ stages }: Learned, pipeline: string, stage: string): Ladder | undefined =>
  stages.get(keyOf(pipeline, stage))?.ladder;

const MEASURES = [
  'weighted',
  'wins',
  'chance',
  'doubt',
  'value',
  'open',
  'dead',
  'byAge',
  'stated',
  'statedOf',
] as const;
type Measure = (typeof MEASURES)[number];
/** Where each stands in the list. */
const [WEIGHTED, WINS, CHANCE, DOUBT, VALUE, OPEN, DEAD_ONES, BY_AGE, STATED, STATED_OF] = MEASURES.map((_, m) => m);

/**
 * Open deals by the chance that they are yet won: by stage and days in it where a history of stages tells, else by age;
 * moved by their size. `weighted` and `wins` are what is to be won, in money and in deals; `chance` its variance were the
 * chances known, `doubt` the standard deviation of what is not known of them; `dead` those older than any that closed, or
 * longer in their stage than any that left it; `byAge` those without a stage where there are stages. By expected close.
 */
export const openChances = madeFact<never, Measure>({
  name: 'openChances',
  table: 'deals',
  clock: 'expected',
  reads: 'history',
  own: [],
  measures: {
    weighted: MONEY,
    wins: { unit: 'factor', adds: 'always' },
    chance: MONEY,
    doubt: MONEY,
    value: MONEY,
    open: COUNT,
    dead: COUNT,
    byAge: COUNT,
    stated: MONEY,
    statedOf: MONEY,
  },
  make,
});

/** The stays of open deals under a cut, by its groups, pipeline and the stage they are in; `stage` in the cut is the deal's own word. */
export function staysUnder(ask: FactAsk, cut: Cut): Fact<'stayed' | 'days' | 'size', OpenMeasure> {
  const own = (field: string): string => (field === 'stage' ? 'deal stage' : field);
  const axes = cut.by.map((axis): Axis => ('field' in axis ? { field: own(axis.field) } : axis));
  const where = cut.where.map((each): Condition => ({ ...each, field: own(each.field) }));
  return ask.fact(openStays, { ...cut, by: [...axes, PIPELINE, STAGE], where });
}

function make(ask: FactAsk, cut: Cut): Fact<never, Measure> {
  const learned = learnedFrom(ask, cut);
  const hasStages = learned.stages.size > 0;
  const ages = ask.fact(openAges, { ...cut, by: [...cut.by, PIPELINE] });
  const groups = new Map<string, { labels: readonly string[]; sums: Float64Array }>();
  const sumsOf = (labels: readonly string[]): Float64Array => {
    const key = labels.join('\u0000');
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { labels, sums: new Float64Array(MEASURES.length) }));
    return group.sums;
  };
  if (cut.by.length === 0) sumsOf([]);
  const staying = new Map<string, Map<number, Alike>>();
  if (hasStages) {
    const stays = staysUnder(ask, cut);
    stays.groups.forEach((labels, g) => {
      const [pipeline, stage] = labels.slice(-2);
      const ladder = stageLadder(learned, pipeline, stage);
      if (!ladder) return;
      const key = labels.slice(0, -1).join('\u0000');
      const here = staying.get(key) ?? new Map<number, Alike>();
      staying.set(key, here);
      const { beyond } = ageLadder(learned, pipeline);
      addStays(sumsOf(labels.slice(0, -2)), cellOf(stays, g), ladder, beyond, learned.slope, here);
    });
  }
  ages.groups.forEach((labels, g) => {
    const ladder = ageLadder(learned, labels[labels.length - 1]);
    const sums = sumsOf(labels.slice(0, -1));
    const byAge = addAges(sums, cellOf(ages, g), ladder, learned.slope, staying.get(labels.join('\u0000')));
    if (hasStages) sums[BY_AGE] += byAge;
  });
  const keys = Array.from(groups.keys()).sort();
  const measure = {} as Record<Measure, Float64Array>;
  MEASURES.forEach((name, m) => (measure[name] = Float64Array.from(keys, (key) => groups.get(key)!.sums[m])));
  return {
    groups: keys.map((key) => groups.get(key)!.labels),
    start: oneEach(keys.length),
    axis: {},
    measure,
    leftOut: ages.leftOut,
  };
}

/** Open deals of one age and size: how many, their amount and its squares. */
type Alike = [open: number, value: number, squares: number];
const codeOf = (days: number, size: number): number => days * 256 + size;

/** The chances of a ladder by days, as they have been asked for: each group asks for the same. */
const chancesOf = new WeakMap<Ladder, Map<number, ChanceAt>>();

function knownChance(ladder: Ladder, days: number): ChanceAt {
  let by = chancesOf.get(ladder);
  if (!by) chancesOf.set(ladder, (by = new Map<number, ChanceAt>()));
  let chance = by.get(days);
  if (!chance) by.set(days, (chance = chanceAt(ladder, days)));
  return chance;
}

/** Adds the stays of a stage to the sums of their group, and notes which deals they are. */
function addStays(
  sums: Float64Array,
  { n, column }: Cell<'stayed' | 'days' | 'size', OpenMeasure>,
  ladder: Ladder,
  beyond: number,
  slope: SizeSlope,
  here: Map<number, Alike>,
): void {
  const [stayed, days, size] = [column('stayed'), column('days'), column('size')];
  const [open, value, squares] = [column('open'), column('value'), column('squares')];
  for (let i = 0; i < n; i++) {
    const chance = days[i] >= beyond ? DEAD : knownChance(ladder, stayed[i]);
    add(sums, open[i], value[i], squares[i], chance, size[i], slope);
    const code = codeOf(days[i], size[i]);
    const known = here.get(code);
    if (known) {
      known[0] += open[i];
      known[1] += value[i];
      known[2] += squares[i];
    } else here.set(code, [open[i], value[i], squares[i]]);
  }
}

/** Adds all that is open to the sums of its group, with the chances at its age where no stage tells: of how many is answered. */
function addAges(
  sums: Float64Array,
  { n, column }: Cell<'days' | 'size', OpenMeasure>,
  ladder: Ladder,
  slope: SizeSlope,
  here: Map<number, Alike> | undefined,
): number {
  const [days, size] = [column('days'), column('size')];
  const [open, value, squares] = [column('open'), column('value'), column('squares')];
  const [stated, statedOf] = [column('stated'), column('statedOf')];
  let byAge = 0;
  for (let i = 0; i < n; i++) {
    sums[VALUE] += value[i];
    sums[OPEN] += open[i];
    sums[STATED] += stated[i];
    sums[STATED_OF] += statedOf[i];
    const known = here?.get(codeOf(days[i], size[i])) ?? NONE_ALIKE;
    const left = open[i] - known[0];
    if (!(left > 1e-9)) continue;
    byAge += left;
    add(sums, left, value[i] - known[1], squares[i] - known[2], knownChance(ladder, days[i]), size[i], slope);
  }
  return byAge;
}

const NONE_ALIKE: Alike = [0, 0, 0];

/** Adds deals that are alike to the sums of their group. */
function add(
  sums: Float64Array,
  open: number,
  value: number,
  squares: number,
  at: ChanceAt,
  size: number,
  slope: SizeSlope,
): void {
  const { share, deviation } = at;
  const p = bySize(share, logOfSize(size), slope);
  sums[WEIGHTED] += p * value;
  sums[WINS] += p * open;
  sums[CHANCE] += p * (1 - p) * squares;
  // what moves the chance moves what is not known of it
  if (share > 0 && share < 1) sums[DOUBT] += (value * deviation * p * (1 - p)) / (share * (1 - share));
  if (at === DEAD) sums[DEAD_ONES] += open;
}
