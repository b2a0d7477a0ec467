import { Asker } from '../answers/asker';
import { cutOf } from '../answers/ask';
import { cellOf } from '../facts/fact';
import { lifeTable } from '../facts/lifeTable/lifeTable';
import { livesOf } from '../facts/lifeTable/lives';
import type { AnyMetric } from '../metrics/metric';
import { lastClosing } from '../models/pipeline/wonLater';
import { incidence } from '../models/survival/incidence';
import { rowAt } from '../models/survival/lifeTable';
import type { Question } from '../question/question';
import { aheadRows, MONTHS_AHEAD } from './ahead';
import { answerIn, notesBlock } from './blocks';
import { figureRow, figuresBlock } from './figures';
import { readingBlock, stuck } from './reading';
import type { DataCell, Template } from './plan';
import { funnelBlock, stageRows } from './stages';
import { stalledBlock, stalledDeals } from './stalled';

type Catalogue = readonly AnyMetric[];

/** Steps of the curves. */
const STEPS = 24;
const STALLED_ROWS = 15;

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
        Coverage: 'factor',
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
        ['Stalled deals', stalledDeals(question, catalogue), null, null],
        figureRow('SLIPRATE', 'Slip rate', question, catalogue, { versus: null }),
      ],
    ),
    readingBlock(stuck),
    funnelBlock,
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
      rows: aheadRows,
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
    stalledBlock(STALLED_ROWS),
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
