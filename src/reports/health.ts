import { Asker } from '../answers/asker';
import { cutOf } from '../answers/ask';
import { cellOf } from '../facts/fact';
import { lifeTable } from '../facts/lifeTable/lifeTable';
import { livesOf } from '../facts/lifeTable/lives';
import type { AnyMetric } from '../metrics/metric';
import { lastClosing } from '../models/pipeline/wonLater';
import { incidence } from '../models/survival/incidence';
import { rowAt } from '../models/survival/lifeTable';
import { bucketOf } from '../calendar/grain';
import { runOf } from '../calendar/period';
import { aimOf } from '../metrics/goals';
import { goalsOf } from '../question/goals';
import { byPipeline } from '../question/pipelines';
import type { Question } from '../question/question';
import { answerIn, figureRow, figuresBlock, notesBlock, pick } from './blocks';
import type { DataCell, Template } from './plan';

type Catalogue = readonly AnyMetric[];

export const MONTHS_AHEAD = 6;
/** Steps of the curves. */
const STEPS = 24;
const STALLED_ROWS = 15;

/** What is stalled, as a number of deals. */
function stalledRow(question: Question, catalogue: Catalogue): DataCell[] {
  const answer = answerIn('STALLED', question, catalogue, { period: null });
  const rows = pick(answer, ['Days']);
  if (!answer) return ['Stalled deals', null, null, null];
  return ['Stalled deals', rows.filter(([days]) => typeof days === 'number').length, null, null];
}

/** What is said of each stage; where there are several pipelines a stage bears the name of its own before it. */
function stageRows(name: string, columns: readonly string[], question: Question, catalogue: Catalogue): DataCell[][] {
  const by = byPipeline([{ field: 'stage' }], question);
  const answer = answerIn(name, question, catalogue, { period: null, by });
  return pick(answer, ['Pipeline', 'Stage', ...columns]).map(([pipeline, stage, ...more]) => [
    pipeline === null ? stage : `${pipeline}: ${stage}`,
    ...more,
  ]);
}

/** The bars of a funnel: an unseen one that pushes each into the middle, and the deals that reached the stage. */
export function funnelRows(question: Question, catalogue: Catalogue): DataCell[][] {
  const rows = stageRows('STAGECONVERSION', ['Reached', 'Went on', 'Open'], question, catalogue);
  const most = Math.max(0, ...rows.map((row) => Number(row[1])));
  return rows.map(([stage, reached, ...more]) => [stage, (most - Number(reached)) / 2, reached, ...more]);
}

/** Open amounts by the month they are expected in, six from this one on, beside the goal, their chances and what is won. */
export function monthRows(question: Question, catalogue: Catalogue): DataCell[][] {
  const { asOf, settings } = question;
  const first = bucketOf(asOf, 'month', settings.fiscal);
  const period = runOf(first, first + MONTHS_AHEAD - 1, 'month', settings.fiscal);
  const by = [{ grain: 'month' as const }];
  const weighted = new Map(
    pick(answerIn('WEIGHTEDPIPELINE', question, catalogue, { period, by }), ['Period', 'Weighted pipeline']).map(
      ([month, value]) => [month, value],
    ),
  );
  const won = new Map(
    pick(answerIn('SALES', question, catalogue, { period, by }), ['Period', 'Sales']).map(([month, value]) => [
      month,
      value,
    ]),
  );
  const goals = goalsOf(question);
  const sales = catalogue.find(({ name }) => name === 'SALES') as AnyMetric;
  return pick(answerIn('PIPELINE', question, catalogue, { period, by }), ['Period', 'Pipeline']).map(
    ([month, open], i) => {
      const of = runOf(first + i, first + i, 'month', settings.fiscal);
      const goal = aimOf(goals, sales, catalogue, question.where, of, asOf)?.goal ?? null;
      return [month, open, goal, weighted.get(month) ?? null, won.get(month) ?? null];
    },
  );
}

/** Shares of deals won, lost and still open by their age, up to the last age at which one closed. */
function curveRows(question: Question, catalogue: Catalogue): DataCell[][] {
  const asker = new Asker(question, catalogue, { ...cutOf(question), by: [], period: null });
  const curve = incidence(livesOf(cellOf(asker.fact(lifeTable), 0)));
  const last = lastClosing(curve);
  if (last < 1) return [];
  const step = Math.max(1, Math.ceil(last / STEPS));
  return Array.from({ length: Math.ceil(last / step) + 1 }, (_, i) => {
    const day = Math.min(i * step, last);
    const row = rowAt(curve.day, day);
    return row < 0 ? [day, 0, 0, 1] : [day, curve.won[row], curve.lost[row], curve.survival[row]];
  });
}

/** The flows of the pipeline as a waterfall: what each bar stands on unseen, then what stands, came and went. */
function changeRows(question: Question, catalogue: Catalogue): DataCell[][] {
  const answer = answerIn('PIPELINECHANGES', question, catalogue, {});
  if (!answer || answer.rows.length === 0) return [];
  const [values] = answer.rows;
  let level = 0;
  return answer.columns.flatMap(({ heading }, i): DataCell[][] => {
    const value = Number(values[i]);
    if (heading === 'Opening' || heading === 'Closing') {
      level = value;
      return [[heading, 0, value, 0, 0, value]];
    }
    if (value === 0) return [];
    const from = level;
    level += value;
    return [[heading, Math.min(from, level), 0, Math.max(0, value), Math.max(0, -value), value]];
  });
}

/** The summary for whoever runs the pipeline: what is open, where it stays, what is stuck, what has changed. */
export const HEALTH: Template = {
  title: 'Pipeline health',
  brief: 'What is open and when it is due, how deals move through the stages, what is stuck, and what has changed.',
  reads: ['DEALS', 'STAGES', 'CHANGES', 'GOALS'],
  blocks: [
    figuresBlock(
      {
        'Open pipeline': 'money',
        'Weighted pipeline': 'money',
        'Win rate': 'share',
        'Days to win': 'days',
        'Won per day': 'money',
        'Stalled deals': 'count',
        'Slip rate': 'share',
      },
      (question, catalogue) => [
        figureRow('PIPELINE', 'Open pipeline', question, catalogue, { period: null, versus: null }),
        figureRow('WEIGHTEDPIPELINE', 'Weighted pipeline', question, catalogue, { period: null, versus: null }),
        figureRow('PIPELINECOVERAGE', 'Coverage', question, catalogue, { period: null, versus: null }),
        figureRow('WINRATE', 'Win rate', question, catalogue),
        figureRow('SALESCYCLE', 'Days to win', question, catalogue),
        figureRow('SALESVELOCITY', 'Won per day', question, catalogue),
        stalledRow(question, catalogue),
        figureRow('SLIPRATE', 'Slip rate', question, catalogue, { versus: null }),
      ],
    ),
    {
      key: 'funnel',
      title: 'Through the stages',
      columns: [
        ['Stage', 'text'],
        ['Aside', 'count'],
        ['Reached', 'count'],
        ['Went on', 'share'],
        ['Open', 'count'],
      ],
      room: 8,
      hidden: [1],
      heat: { 3: 'low' },
      rows: funnelRows,
    },
    {
      key: 'months',
      title: 'Open pipeline by expected month',
      columns: [
        ['Month', 'text'],
        ['Open', 'money'],
        ['Goal', 'money'],
        ['By its chances', 'money'],
        ['Won so far', 'money'],
      ],
      room: MONTHS_AHEAD,
      rows: monthRows,
    },
    {
      key: 'curves',
      title: 'Won, lost and still open by age in days',
      columns: [
        ['Days', 'count'],
        ['Won', 'share'],
        ['Lost', 'share'],
        ['Still open', 'share'],
      ],
      room: STEPS + 1,
      rows: curveRows,
    },
    {
      key: 'stageTimes',
      title: 'Days in each stage',
      columns: [
        ['Stage', 'text'],
        ['Half over by', 'days'],
        ['90% over by', 'days'],
        ['Stays', 'count'],
        ['Running', 'count'],
      ],
      room: 8,
      rows: (question, catalogue) =>
        stageRows('TIMEINSTAGE', ['Median days', '90% over by', 'Stays', 'Running'], question, catalogue),
    },
    {
      key: 'bottleneck',
      title: 'What the better half does in each stage',
      columns: [
        ['Stage', 'text'],
        ['Next 12 months', 'money'],
        ['Went on', 'share'],
        ['Better half', 'share'],
      ],
      room: 8,
      rows: (question, catalogue) =>
        stageRows('BOTTLENECK', ['Next 12 months', 'Went on', 'Better half'], question, catalogue),
    },
    {
      key: 'changes',
      title: 'What has changed in the pipeline',
      columns: [
        ['Step', 'text'],
        ['Below', 'money'],
        ['Stands', 'money'],
        ['Came', 'money'],
        ['Went', 'money'],
        ['Amount', 'money'],
      ],
      room: 12,
      hidden: [1, 2, 3, 4],
      rows: changeRows,
    },
    {
      key: 'stalled',
      title: 'Stalled deals, the largest amount × excess first',
      columns: [
        ['Customer', 'text'],
        ['Deal id', 'text'],
        ['Owner', 'text'],
        ['Amount', 'money'],
        ['Stage', 'text'],
        ['Days', 'count'],
        ['Usual at most', 'count'],
        ['Excess', 'count'],
        ['Row', 'count'],
      ],
      room: STALLED_ROWS,
      heat: { 7: 'high' },
      link: 8,
      rows: (question, catalogue) =>
        pick(answerIn('STALLED', question, catalogue, { period: null }), [
          'Customer',
          'Deal id',
          'Owner',
          'Amount',
          'Stage',
          'Days',
          'Usual at most',
          'Excess',
          'Row',
        ]).slice(0, STALLED_ROWS),
    },
    notesBlock,
  ],
  charts: [
    {
      key: 'funnel',
      kind: 'funnel',
      title: 'Deals that reached each stage',
      block: 'funnel',
      columns: [0, 1, 2],
      unit: 'count',
    },
    {
      key: 'months',
      kind: 'combo',
      title: 'Open pipeline by expected month, and the goal',
      block: 'months',
      columns: [0, 1, 2],
      unit: 'money',
    },
    {
      key: 'curves',
      kind: 'line',
      title: 'Share won, lost and still open, by age in days',
      block: 'curves',
      columns: [0, 1, 2, 3],
      unit: 'share',
    },
    {
      key: 'stageTimes',
      kind: 'bar',
      title: 'Days by which half, and nine in ten, have left each stage',
      block: 'stageTimes',
      columns: [0, 1, 2],
      unit: 'days',
    },
    {
      key: 'bottleneck',
      kind: 'bar',
      title: 'What the better half’s way would bring in 12 months',
      block: 'bottleneck',
      columns: [0, 1],
      unit: 'money',
    },
    {
      key: 'changes',
      kind: 'waterfall',
      title: 'What has changed in the pipeline',
      block: 'changes',
      columns: [0, 1, 2, 3, 4],
      unit: 'money',
    },
  ],
  tables: [['stalled'], ['funnel', 'months'], ['stageTimes', 'bottleneck'], ['changes']],
  definitions: [
    'PIPELINE',
    'WEIGHTEDPIPELINE',
    'PIPELINECOVERAGE',
    'STAGECONVERSION',
    'TIMEINSTAGE',
    'BOTTLENECK',
    'STALLED',
    'PIPELINECHANGES',
    'SLIPRATE',
  ],
};
