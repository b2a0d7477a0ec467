import { bucketEnd, bucketLabel, bucketOf } from '../calendar/grain';
import type { Period } from '../calendar/period';
import { aimOf } from '../metrics/goals';
import type { AnyMetric, Answer } from '../metrics/metric';
import { goalsOf } from '../question/goals';
import type { Question } from '../question/question';
import { answerIn, notesBlock, pick } from './blocks';
import { bridge, toActOn, yearOf } from './drivers';
import { figureRow, figuresBlock } from './figures';
import { readingBlock, whyAndNext } from './reading';
import type { DataCell, Template } from './plan';

type Catalogue = readonly AnyMetric[];
const RISE = '#009E73';
const FALL = '#D55E00';

const STEPS = ['Step', 'Change', 'Low 90%', 'High 90%', 'Reading', 'Trend', 'Moved most'];
const DRAWN = ['Hidden', 'Total', 'Up', 'Up below 0', 'Down', 'Down below 0'];

/** Goals with how they stand: those that run now, or those of a period that is over. */
function status(question: Question, catalogue: Catalogue): DataCell[][] {
  const isOver = question.period !== null && question.period.to < question.asOf;
  const answer = answerIn('KPIS', question, catalogue, { period: isOver ? question.period : null });
  const rows = pick(answer, [
    'KPI',
    'For',
    'Period',
    'Actual',
    'Goal to date',
    'Attainment',
    'Odds',
    'Status',
    'KPI owner',
  ]);
  return rows
    .slice(0, 20)
    .map(([kpi, whom, ...more]) => [
      kpi,
      String(whom ?? '').replace(/^(owner|team|product|source|region) = /, ''),
      ...more,
    ]);
}

/**
 * Sales of the year so far and to come, month by month, added up beside the goals added up. Between now and the end of the
 * year the ranges widen as those of the months do, and end at the range of the year as a whole.
 */
function fan(question: Question, catalogue: Catalogue): DataCell[][] {
  const { asOf, settings } = question;
  const { fiscal } = settings;
  const { year, months } = yearOf(question);
  const by = [{ grain: 'month' as const }];
  const sold = answerIn('SALES', question, catalogue, { period: year, by });
  if (!sold) return [];
  const sales = new Map(pick(sold, ['Period', 'Sales']).map(([month, value]) => [month, Number(value ?? 0)]));
  const ranges = ['Low 80%', 'High 80%', 'Low 95%', 'High 95%'];
  const coming = answerIn('SALESFORECAST', question, catalogue, { period: year, by });
  const whole = answerIn('SALESFORECAST', question, catalogue, { period: year });
  const ahead = new Map(
    pick(coming, ['Period', 'Forecast', ...ranges]).map((row) => [row[0], row.slice(1).map(Number)]),
  );
  const headings = whole?.columns.map(({ heading }) => heading) ?? [];
  const end = ['Forecast', ...ranges].map((heading) => Number(whole?.whole[headings.indexOf(heading)] ?? NaN));
  const goals = goalsOf(question);
  const def = catalogue.find(({ name }) => name === 'SALES') as AnyMetric;
  const isPast = (month: Period): boolean => bucketEnd(bucketOf(month.from, 'month', fiscal), 'month', fiscal) < asOf;
  const width = (month: Period): number => {
    const row = ahead.get(month.label);
    return row && !isPast(month) ? (row[2] - row[1]) ** 2 : 0;
  };
  const all = months.reduce((sum, month) => sum + width(month), 0);
  let [done, forecast, spread] = [0, 0, 0];
  return months.map((month): DataCell[] => {
    const label = bucketLabel(bucketOf(month.from, 'month', fiscal), 'month', fiscal);
    const isNow = month.from <= asOf;
    done += sales.get(label) ?? 0;
    const row = ahead.get(label);
    forecast += isPast(month) ? (sales.get(label) ?? 0) : (row?.[0] ?? NaN);
    spread += width(month);
    const planned = (of: Period) => aimOf(goals, def, catalogue, question.where, of, month.to);
    // the goal of the months so far; where only a longer one is set, its part of them
    const goal = planned({ ...year, to: month.to })?.goal ?? planned(year)?.toDate ?? null;
    const share = all > 0 ? Math.sqrt(spread / all) : 0;
    const limits = end.slice(1).map((limit) => Math.max(done, forecast + (limit - end[0]) * share));
    const shown = (x: number): DataCell => (isPast(month) || !Number.isFinite(x) ? null : x);
    return [label, goal, isNow ? done : null, shown(forecast), ...limits.map(shown)];
  });
}

/** How far the forecast was off, as logged or in a back-test, beside two simple rules. */
function accuracy(question: Question, catalogue: Catalogue): DataCell[][] {
  const answer = answerIn('SALESFORECAST', question, catalogue, { period: yearOf(question).year });
  if (!answer) return [];
  const of = (heading: string): DataCell =>
    answer.whole[answer.columns.findIndex((column) => column.heading === heading)] ?? null;
  if (of('WAPE') === null) return [];
  return [
    [`This forecast (${of('Judged by')})`, of('WAPE'), of('MASE')],
    ['The same month last year', of('WAPE seasonal naive'), of('MASE seasonal naive')],
    ['The average of the last year', of('WAPE mean'), of('MASE mean')],
  ];
}

/** One number of an answer as a figure without a comparison. */
function alone(label: string, answer: Answer | null, heading: string): DataCell[] {
  const at = answer?.columns.findIndex((column) => column.heading === heading) ?? -1;
  return [label, at < 0 ? null : (answer?.whole[at] ?? null), null, null];
}

/** The review of goals: how they stand, where the year is heading, why a number was missed, what to do. */
export const REVIEW: Template = {
  title: 'KPI review',
  brief:
    'Goals with their status, where the year is heading, why sales moved as they did, and the three drivers to act on.',
  reads: ['DEALS', 'SPEND', 'GOALS', 'OWNERS', 'LINES', 'CHANGES'],
  blocks: [
    figuresBlock(
      {
        Sales: 'money',
        'Deals won': 'count',
        'Win rate': 'share',
        'Deal size': 'money',
        CAC: 'money',
        'Year will end at': 'money',
      },
      (question, catalogue) => [
        figureRow('SALES', 'Sales', question, catalogue),
        figureRow('DEALSWON', 'Deals won', question, catalogue),
        figureRow('WINRATE', 'Win rate', question, catalogue),
        figureRow('DEALSIZE', 'Deal size', question, catalogue),
        figureRow('CAC', 'CAC', question, catalogue),
        alone(
          'Year will end at',
          answerIn('SALESFORECAST', question, catalogue, { period: yearOf(question).year }),
          'Forecast',
        ),
      ],
    ),
    readingBlock(whyAndNext),
    {
      key: 'kpis',
      title: 'Goals and how they stand',
      columns: [
        ['KPI', 'text'],
        ['For', 'text'],
        ['Period', 'text'],
        ['Actual', 'factor'],
        ['Goal to date', 'factor'],
        ['Attainment', 'share'],
        ['Odds', 'share'],
        ['Status', 'text'],
        ['KPI owner', 'text'],
      ],
      room: 20,
      rows: status,
    },
    {
      key: 'drivers',
      title: 'The three drivers to act on',
      columns: [
        ['Driver', 'text'],
        ['Change', 'money'],
        ['Reading', 'text'],
        ['Where', 'text'],
        ['What to look at', 'text'],
      ],
      room: 3,
      spans: { 3: 3, 4: 3 },
      rows: toActOn,
    },
    {
      key: 'bridge',
      title: 'Why sales are what they are',
      columns: [
        ...STEPS.map((heading, i) => [heading, i > 0 && i < 4 ? 'money' : 'text'] as const),
        ...DRAWN.map((heading) => [heading, 'money'] as const),
      ],
      room: 9,
      hidden: DRAWN.map((_, i) => STEPS.length + i),
      rows: (question, catalogue) => pick(bridge(question, catalogue), [...STEPS, ...DRAWN]),
    },
    {
      key: 'fan',
      title: 'The year, month by month, added up',
      columns: [
        ['Month', 'text'],
        ['Goal', 'money'],
        ['Sold', 'money'],
        ['Forecast', 'money'],
        ['Low 80%', 'money'],
        ['High 80%', 'money'],
        ['Low 95%', 'money'],
        ['High 95%', 'money'],
      ],
      room: 12,
      rows: fan,
    },
    {
      key: 'accuracy',
      title: 'How far the forecast was off so far',
      columns: [
        ['Rule', 'text'],
        ['Off by (WAPE)', 'share'],
        ['MASE', 'factor'],
      ],
      room: 3,
      rows: accuracy,
    },
    notesBlock,
  ],
  charts: [
    {
      key: 'fan',
      kind: 'line',
      title: 'Where the year is heading, against the goal',
      block: 'fan',
      columns: [0, 1, 2, 3, 4, 5, 6, 7],
      unit: 'money',
      colors: ['#999999', '#0072B2', '#E69F00', '#F2CF80', '#F2CF80', '#F9E7C0', '#F9E7C0'],
    },
    {
      key: 'bridge',
      kind: 'waterfall',
      title: 'Why sales are what they are',
      block: 'bridge',
      columns: [0, 7, 8, 9, 10, 11, 12],
      unit: 'money',
      colors: ['#ffffff', '#0072B2', RISE, RISE, FALL, FALL],
    },
  ],
  tables: [['kpis'], ['drivers'], ['bridge'], ['fan'], ['accuracy']],
  definitions: ['KPIS', 'KPIDRIVERS', 'SALESFORECAST', 'GOALATTAINMENT', 'SALES'],
};
