import { bucketOf, bucketStart, CALENDAR } from '../../calendar/grain';
import type { Cell, Fact } from '../../facts/fact';
import { cellOf } from '../../facts/fact';
import { livesOfStages } from '../../facts/lifeTable/lives';
import { stageReach } from '../../facts/stageReach/stageReach';
import { stageTrials } from '../../facts/stageTrials/stageTrials';
import type { Gain, Trials } from '../../models/pipeline/betterHalf';
import { betterHalf, PARTS } from '../../models/pipeline/betterHalf';
import { wonWithin } from '../../models/survival/wonWithin';
import type { Axis } from '../../question/cut';
import { axisTitle, timeIn } from '../../question/cut';
import { byPipeline } from '../../question/pipelines';
import { Sentence } from '../../tables/cell';
import { NONE } from '../../tables/dictionary';
import type { AnswerColumn, Ask, Value } from '../metric';
import { roleOf, tableMetric } from '../metric';
import { SEED_OPTION } from '../odds';

/** So many members with so many settled deals each are compared. */
const MEMBERS = 3;
const DEALS = 10;
const YEAR = 365;
const MONTHS = 12;

type Trial = Cell<'part', 'passed' | 'lost' | 'days' | 'wonYear'>;
type Slice = Fact<'part', 'passed' | 'lost' | 'days' | 'wonYear'>;

const BRIEF =
  'For each stage what its team would win more a month if all of it carried as many deals on as its own better half does, and what would come in sooner, once, at the speed of the faster half; the larger over the next 12 months first. Gains that their interval does not tell from nothing are 0.';

const COLUMNS: readonly (readonly [heading: string, unit: AnswerColumn['unit']])[] = [
  ['Next 12 months', 'money'],
  ['Extra per month (conversion)', 'money'],
  ['Brought forward once (time)', 'money'],
  ['Low 95%', 'money'],
  ['High 95%', 'money'],
  ['Went on', 'share'],
  ['Better half', 'share'],
  ['Mean days', 'days'],
  ['Faster half', 'days'],
  ['Reached', 'count'],
  ['Compared', 'text'],
];

export const BOTTLENECK = tableMetric({
  name: 'BOTTLENECK',
  question: 'Which stage holds our sales back, and what is that worth?',
  brief: BRIEF,
  better: 'neither',
  level: 'new',
  needs: { deals: ['outcome', 'amount'] },
  wants: ['stages'],
  example: '',
  options: {
    capacity: { choice: ['free', 'fixed'] },
    seed: SEED_OPTION,
  },
  answer(ask, { capacity, seed }) {
    const asked = ask.cut.by.filter((axis) => !('field' in axis && axis.field === 'stage'));
    const by = byPipeline(asked, ask.question);
    const found = stagesOf(ask, by);
    if (found.size === 0)
      throw new Sentence(
        'BOTTLENECK: no history tells when a stage was left. Pass a Stages table (Deal ID, Stage, Entered), or columns such as Date entered Proposal. This works: =BOTTLENECK(DEALS;STAGES;SETTINGS)',
      );
    const span = yearSoFar(ask);
    const groups = new Map<string, { labels: readonly string[]; size: number; rows: Row[] }>();
    found.forEach((stage, key) => {
      const labels = key.split('\u0000');
      const name = labels.pop() as string;
      const group = groups.get(labels.join('\u0000')) ?? { labels, size: 0, rows: [] };
      groups.set(labels.join('\u0000'), group);
      group.size = Math.max(group.size, stage.wonYear);
      group.rows.push(rowOf(name, stage, span, cycleOf(found, labels), capacity === 'fixed', seed));
    });
    const grain = timeIn(by);
    const rows: Value[][] = [];
    Array.from(groups.values())
      .sort((a, b) => {
        const [none, other] = [a, b].map(({ labels }) => Number(labels.includes(NONE)));
        if (grain >= 0 && a.labels[grain] !== b.labels[grain]) return a.labels[grain] < b.labels[grain] ? -1 : 1;
        return none - other || b.size - a.size || (a.labels.join() < b.labels.join() ? -1 : 1);
      })
      .forEach((group) => {
        group.rows.sort(
          (a, b) => rounded(b.worth - a.worth) || rounded(a.wentOn - b.wentOn) || (a.name < b.name ? -1 : 1),
        );
        for (const { name, values } of group.rows) rows.push([...group.labels, name, ...values]);
      });
    const group = (heading: string): AnswerColumn => ({ heading, unit: 'text', role: 'group' });
    return {
      columns: [
        ...by.map((axis) => group(axisTitle(axis))),
        group('Stage'),
        ...COLUMNS.map(([heading, unit], i): AnswerColumn => ({
          heading: i === 2 && capacity === 'fixed' ? 'Extra per month (time)' : heading,
          unit,
          role: i === 0 ? 'headline' : roleOf(heading),
        })),
      ],
      rows,
      whole: [],
      refusal: null,
      leftOut: ask.question.book.all().flatMap((table) => table.problems()),
      definition: BRIEF,
    };
  },
});

/** What is known of one stage of one group. */
interface Stage {
  readonly wentOn: number | null;
  readonly reached: number;
  readonly settled: number;
  readonly passed: number;
  readonly days: number;
  readonly wonYear: number;
  readonly people: readonly Trial[];
  readonly quarters: readonly Trial[];
}

/** Every stage of every group, by the labels of the group and its name. */
function stagesOf(ask: Ask, by: readonly Axis[]): Map<string, Stage> {
  const stage: Axis = { field: 'stage' };
  const fields = by.filter((axis) => 'field' in axis);
  const sliced = (more: Axis): Map<string, Trial[]> => {
    const slice = ask.fact(stageTrials, { by: [...by, stage, more] });
    const trials = new Map<string, Trial[]>();
    slice.groups.forEach((labels, g) => {
      const key = labels.slice(0, -1).join('\u0000');
      if (labels[labels.length - 1] === NONE) return;
      trials.set(key, [...(trials.get(key) ?? []), cellOf(slice, g)]);
    });
    return trials;
  };
  const has = (field: string): boolean => by.some((axis) => 'field' in axis && axis.field === field);
  const people = has('owner') ? new Map<string, Trial[]>() : sliced({ field: 'owner' });
  const quarters = fields.length < by.length ? new Map<string, Trial[]>() : sliced({ grain: 'quarter' });
  const reach = ask.fact(stageReach, { by: [...by, stage] });
  const all: Slice = ask.fact(stageTrials, { by: [...by, stage] });
  const year: Slice = ask.fact(stageTrials, { by: [...fields, stage], period: null });
  const trialAt = (slice: Slice, key: string): Trial =>
    cellOf(
      slice,
      slice.groups.findIndex((labels) => labels.join('\u0000') === key),
    );
  const grain = timeIn(by);
  const found = new Map<string, Stage>();
  reach.groups.forEach((labels, g) => {
    if (labels[labels.length - 1] === NONE) return;
    const key = labels.join('\u0000');
    const cell = cellOf(reach, g);
    const trial = trialAt(all, key);
    const [passed, lost] = [trial.sum('passed'), trial.sum('lost')];
    const life = livesOfStages(cell);
    const share = passed + lost > 0 ? wonWithin(life, life.day[life.day.length - 1]) : '';
    found.set(key, {
      wentOn: typeof share === 'string' ? null : share.share,
      reached: cell.sum('passed') + cell.sum('lost') + cell.sum('open'),
      settled: passed + lost,
      passed,
      days: trial.sum('days'),
      wonYear: trialAt(year, labels.filter((_, i) => i !== grain).join('\u0000')).sum('wonYear'),
      people: people.get(key) ?? [],
      quarters: quarters.get(key) ?? [],
    });
  });
  return found;
}

/** The days of the last year that the stages tell of. */
function yearSoFar(ask: Ask): number {
  const { asOf } = ask.cut;
  const first = ask.firstDay('reaches', 'entered') ?? asOf;
  return Math.min(YEAR, asOf - bucketStart(bucketOf(first, 'month', CALENDAR), 'month', CALENDAR) + 1);
}

/** Mean days over all stages of a group, one after the other. */
function cycleOf(stages: ReadonlyMap<string, Stage>, labels: readonly string[]): number {
  const of = labels.map((label) => label + '\u0000').join('');
  let sum = 0;
  stages.forEach(({ days, passed }, key) => {
    if (passed > 0 && key.startsWith(of)) sum += days / passed;
  });
  return sum;
}

interface Row {
  readonly name: string;
  readonly worth: number;
  readonly wentOn: number;
  readonly values: readonly Value[];
}

/** A difference without what rounding left. */
const rounded = (value: number): number => Math.round(value * 1e9);
const sure = (gain: Gain | null): number => (gain && gain.low > 0 ? gain.gain : 0);

function rowOf(name: string, stage: Stage, span: number, cycle: number, isFixed: boolean, seed: number): Row {
  const { wentOn, reached, settled, passed, days, wonYear } = stage;
  const few = settled < 5;
  const enough = (trials: readonly Trial[]): Trial[] =>
    trials.filter((trial) => trial.sum('passed') + trial.sum('lost') >= DEALS);
  const [people, quarters] = [enough(stage.people), enough(stage.quarters)];
  const members = people.length >= MEMBERS ? people : quarters.length >= MEMBERS ? quarters : null;
  const base = { name, wentOn: wentOn ?? 1, worth: -1 };
  const shown = few ? [null, null, null, null] : [wentOn, null, passed > 0 ? days / passed : null, null];
  const untold = { ...base, values: [null, null, null, null, null, ...shown, reached, null] };
  if (!members || few) return untold;
  const conversion = betterHalf(trialsOf(members, 'passed', 'settled'), 'higher', seed);
  const time = betterHalf(trialsOf(members, 'days', 'passed'), 'lower', seed);
  // no halves of the deals to compare on: deals without ids are all one part
  if (!conversion && !time) return untold;
  const [perMonth, perDay] = [(wonYear / span) * (YEAR / MONTHS), wonYear / span];
  const ofConversion = (gain: number): number => perMonth * MONTHS * gain;
  // with the number of open deals fixed, what leaves sooner makes room for more
  const ofTime = (gain: number): number =>
    isFixed ? perMonth * MONTHS * (cycle / Math.max(cycle - gain, cycle / 10) - 1) : perDay * gain;
  const [extra, forward] = [ofConversion(sure(conversion)), ofTime(sure(time))];
  const [gain, worthOf] = forward > extra ? [time, ofTime] : [conversion, ofConversion];
  const worth = Math.max(extra, forward);
  return {
    ...base,
    worth,
    values: [
      worth,
      extra / MONTHS,
      isFixed ? forward / MONTHS : forward,
      gain && worthOf(gain.low),
      gain && worthOf(Math.max(0, gain.high)),
      wentOn,
      conversion && wentOn !== null ? Math.min(1, Math.max(0, wentOn * (1 + conversion.gain))) : null,
      passed > 0 ? days / passed : null,
      time && passed > 0 ? Math.max(0, days / passed - time.gain) : null,
      reached,
      `${members.length} ${members === people ? 'people' : 'quarters'}`,
    ],
  };
}

/** The members' cases by part, as `betterHalf` reads them. */
function trialsOf(members: readonly Trial[], of: 'passed' | 'days', among: 'passed' | 'settled'): Trials {
  const spread = (value: (trial: Trial, i: number) => number): Float64Array[] =>
    members.map((trial) => {
      const parts = new Float64Array(PARTS);
      for (let i = 0; i < trial.n; i++) parts[trial.axis('part', i)] += value(trial, i);
      return parts;
    });
  return {
    sum: spread((trial, i) => trial.at(of, i)),
    n: spread((trial, i) => trial.at('passed', i) + (among === 'settled' ? trial.at('lost', i) : 0)),
  };
}
