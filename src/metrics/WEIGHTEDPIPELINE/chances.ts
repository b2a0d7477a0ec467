import type { Fact } from '../../facts/fact';
import { cellOf } from '../../facts/fact';
import { openAges } from '../../facts/openAges/openAges';
import type { Ladder } from '../../models/pipeline/ladder';
import { axisText } from '../../question/cut';
import { Sentence } from '../../tables/cell';
import type { AnswerColumn, Ask, Value } from '../metric';
import { tableMetric } from '../metric';
import { learnedFrom, LEAST, staysUnder } from '../openChances';
import { NEEDS, OPTIONS } from './options';

/** Open deals by how long they have waited, and what a column says of them. */
interface Waiting {
  readonly days: number;
  readonly open: number;
  readonly value: number;
  readonly stated: number;
  readonly statedOf: number;
}

const COLUMNS: readonly (readonly [heading: string, unit: AnswerColumn['unit'], role?: AnswerColumn['role']])[] = [
  ['From day', 'days'],
  ['Chance', 'share', 'headline'],
  ['Low 95%', 'share', 'low'],
  ['High 95%', 'share', 'high'],
  ['Stated probability', 'share'],
  ['Deals', 'count'],
  ['Closed', 'count'],
  ['Open deals', 'count'],
  ['Amount', 'money'],
];

/** The chances behind the weighted pipeline: by stage and the days in it, and by age alone. */
export const chances = tableMetric({
  name: 'WEIGHTEDPIPELINE',
  question: 'How likely is an open deal won, by stage and age?',
  brief:
    'The chance that a deal is yet won, by stage and the days it has been there (Aalen–Johansen from that day on, drawn towards the stage and all stages), and by age alone; with 95 % limits and the deals it rests on.',
  better: 'neither',
  level: 'new',
  needs: NEEDS,
  wants: ['stages'],
  example: '"basis = chances"',
  options: OPTIONS,
  isAlone: true,
  answer(ask) {
    if (ask.cut.by.length > 0)
      throw new Sentence(
        `WEIGHTEDPIPELINE: "basis = chances" lists what all deals tell, by stage and days in it. Leave out "${ask.cut.by.map(axisText).join(', ')}", or ask for the amounts: =WEIGHTEDPIPELINE(DEALS;STAGES;"owner")`,
      );
    const learned = learnedFrom(ask, ask.cut);
    // as a funnel runs: from the stage of most deals
    const stays = Array.from(learned.stages.values()).sort((a, b) => first(b) - first(a));
    const pipelines = new Set(stays.map(({ pipeline }) => pipeline).concat(Array.from(learned.ages.keys()).slice(1)));
    const several = pipelines.size > 1;
    const { staying, living } = waiting(ask);
    const rows: Value[][] = [];
    const list = (pipeline: string, stage: string, ladder: Ladder, open: readonly Waiting[]): void =>
      rowsOf(ladder, open).forEach((row) => rows.push([...(several ? [pipeline || 'All'] : []), stage, ...row]));
    for (const { pipeline, stage, ladder } of stays)
      list(pipeline, stage, ladder, staying.get(`${pipeline}\u0000${stage}`) ?? []);
    if (learned.closed >= LEAST)
      learned.ages.forEach((ladder, pipeline) =>
        list(
          pipeline,
          '(by age)',
          ladder,
          Array.from(living).flatMap(([of, open]) =>
            of === pipeline || (pipeline === '' && !learned.ages.has(of)) ? open : [],
          ),
        ),
      );
    const group = (heading: string): AnswerColumn => ({ heading, unit: 'text', role: 'group' });
    return {
      columns: [
        ...(several ? [group('Pipeline')] : []),
        group('Stage'),
        ...COLUMNS.map(([heading, unit, role = 'evidence']): AnswerColumn => ({ heading, unit, role })),
      ],
      rows: rows.length > 0 ? rows : [['Fewer than five closed deals tell how deals end', ...COLUMNS.map(() => null)]],
      whole: [],
      refusal: null,
      leftOut: [],
      definition: this.brief,
    };
  },
});

const first = ({ ladder }: { readonly ladder: Ladder }): number => ladder.rungs[0]?.deals ?? 0;

/** Open deals under the cut, by pipeline and stage, and by pipeline. */
function waiting(ask: Ask): Record<'staying' | 'living', Map<string, Waiting[]>> {
  const cut = { ...ask.cut, by: [] };
  return {
    staying: along(staysUnder(ask, cut), 'stayed'),
    living: along(ask.fact(openAges, { ...cut, by: [{ field: 'pipeline' }] }), 'days'),
  };
}

function along<A extends string>(
  of: Fact<A, 'open' | 'value' | 'stated' | 'statedOf'>,
  axis: A,
): Map<string, Waiting[]> {
  const found = new Map<string, Waiting[]>();
  of.groups.forEach((labels, g) => {
    const cell = cellOf(of, g);
    found.set(
      labels.join('\u0000'),
      Array.from({ length: cell.n }, (_, i) => ({
        days: cell.axis(axis, i),
        open: cell.at('open', i),
        value: cell.at('value', i),
        stated: cell.at('stated', i),
        statedOf: cell.at('statedOf', i),
      })),
    );
  });
  return found;
}

/** One row for each landmark of a ladder, with the open deals that wait between it and the next; the last beyond the longest. */
function rowsOf({ rungs, beyond }: Ladder, open: readonly Waiting[]): Value[][] {
  const steps = rungs.filter(({ since }) => since < beyond);
  const rows = steps.map(({ since, chance, low, high, deals, closed }, i): [number, number, Value[]] => [
    since,
    i + 1 < steps.length ? steps[i + 1].since : beyond,
    [chance, low, high, deals, closed],
  ]);
  const dead = rungs.find(({ since }) => since >= beyond);
  if (beyond < Infinity) rows.push([beyond, Infinity, [0, 0, null, dead?.deals ?? 0, 0]]);
  return rows.map(([from, to, [chance, low, high, deals, closed]]) => {
    const here = open.filter(({ days }) => days >= from && days < to);
    const total = (name: keyof Waiting): number => here.reduce((sum, each) => sum + each[name], 0);
    const stated = total('statedOf') > 0 ? total('stated') / total('statedOf') : null;
    return [from, chance, low, high, stated, deals, closed, total('open'), total('value')];
  });
}
