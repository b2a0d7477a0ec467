import type { AnyMetric } from '../metrics/metric';
import type { Axis, Condition } from '../question/cut';
import type { Question } from '../question/question';
import { fold } from '../tables/cell';
import { aheadRows, MONTHS_AHEAD } from './ahead';
import { answerIn, lastBuckets, notesBlock, pick } from './blocks';
import { figureRow, figuresBlock } from './figures';
import { CHOICES, choices, circleOf, FIGURES, isKnown, isOf, median, peers } from './circle';
import type { DataCell, Template } from './plan';
import { funnelBlock } from './stages';
import { stalledBlock, stalledDeals } from './stalled';

type Catalogue = readonly AnyMetric[];

const PEOPLE = 15;
const STALLED_ROWS = 10;
const STALLED = 'Stalled deals';

function figures(question: Question, catalogue: Catalogue): DataCell[][] {
  if (!isKnown(question)) return [];
  const all = peers(question, catalogue);
  const rows = FIGURES.map(([label, metric, isOpen], i): DataCell[] => {
    const row = figureRow(metric, label, question, catalogue, isOpen && { period: null, versus: null });
    const told = Array.from({ length: TOLD }, (_, k) => row[k] ?? null);
    return [...told, median(all.map((each) => each[i + 2]))];
  });
  const usual = median(all.map((each) => each[FIGURES.length + 2]));
  return [...rows, [STALLED, stalledDeals(question, catalogue), ...new Array<null>(TOLD - 2).fill(null), usual]];
}

/** The last twelve months beside their goals and the year before. */
function monthRows(question: Question, catalogue: Catalogue): DataCell[][] {
  const period = lastBuckets(question, 'month', 12);
  const by: readonly Axis[] = [{ grain: 'month' }];
  const goals = new Map(
    pick(answerIn('SALES', question, catalogue, { period, by, versus: 'goal' }), ['Period', 'Goal']).map(
      ([month, goal]) => [month, goal],
    ),
  );
  const sales = answerIn('SALES', question, catalogue, { period, by, versus: 'lastYear' });
  return pick(sales, ['Period', 'Sales', 'Before']).map(([month, now, before]) => [
    month,
    now,
    goals.get(month) ?? null,
    before,
  ]);
}

/** Eight quarters of the win rate, beside that of everyone. */
function rateRows(question: Question, catalogue: Catalogue): DataCell[][] {
  const period = lastBuckets(question, 'quarter', 8);
  const by: readonly Axis[] = [{ grain: 'quarter' }];
  const rates = (where: readonly Condition[]): DataCell[][] =>
    pick(answerIn('WINRATE', { ...question, where }, catalogue, { period, by }), ['Period', 'Win rate']);
  const { where } = question;
  const all = new Map(
    rates(where.filter((each) => !isOf('owner')(each) && !isOf('team')(each))).map(([quarter, rate]) => [
      quarter,
      rate,
    ]),
  );
  return rates(where).map(([quarter, rate]) => [quarter, rate, all.get(quarter) ?? null]);
}

function peerRows(question: Question, catalogue: Catalogue): DataCell[][] {
  const { name } = circleOf(question);
  const sold = (row: readonly DataCell[]): number => (typeof row[2] === 'number' ? row[2] : -Infinity);
  return peers(question, catalogue)
    .slice()
    .sort((a, b) => sold(b) - sold(a) || (String(a[0]) < String(b[0]) ? -1 : 1))
    .slice(0, PEOPLE)
    .map(([who, reached, sales, won, rate, size, days, open, , stalled]) => [
      fold(String(who)) === fold(name) ? `→ ${who}` : who,
      ...[sales, reached, won, rate, size, days, open, stalled],
    ]);
}

const FIGURES_OF = figuresBlock(
  {
    Sales: 'money',
    'Deals won': 'count',
    'Win rate': 'share',
    'Deal size': 'money',
    'Days to win': 'days',
    'Open pipeline': 'money',
    'Weighted pipeline': 'money',
    [STALLED]: 'count',
  },
  figures,
);
/** Cells of a row of figures before the median of peers. */
const TOLD = FIGURES_OF.columns.length;

/** The scorecard of a person, a team or everyone, as the drop-down of its tab says. */
export const SCORECARD_OF: Template = {
  title: 'Rep scorecard',
  brief:
    'One person, one team or everyone, chosen on the tab: figures against goal and beside peers, the trend, the pipeline, what is stuck.',
  reads: ['DEALS', 'STAGES', 'GOALS', 'OWNERS'],
  isAboutSomeone: true,
  blocks: [
    {
      key: 'who',
      title: 'Whom it can be about',
      columns: [
        ['Choice', 'text'],
        ['Beside', 'text'],
      ],
      room: CHOICES,
      rows: choices,
    },
    { ...FIGURES_OF, columns: [...FIGURES_OF.columns, ['Median of peers', 'factor']] },
    {
      key: 'months',
      title: 'Sales by month',
      columns: [
        ['Month', 'text'],
        ['Sales', 'money'],
        ['Goal', 'money'],
        ['Year before', 'money'],
      ],
      room: 12,
      rows: monthRows,
    },
    {
      key: 'rates',
      title: 'Win rate by quarter',
      columns: [
        ['Quarter', 'text'],
        ['Win rate', 'share'],
        ['Everyone', 'share'],
      ],
      room: 8,
      rows: rateRows,
    },
    {
      key: 'ahead',
      title: 'Open pipeline by expected month',
      columns: [
        ['Month', 'text'],
        ['Open', 'money'],
        ['By its chances', 'money'],
        ['Goal', 'money'],
        ['Won so far', 'money'],
      ],
      room: MONTHS_AHEAD,
      rows: (question, catalogue) =>
        aheadRows(question, catalogue).map(([month, open, goal, chances, won]) => [month, open, chances, goal, won]),
    },
    funnelBlock,
    {
      key: 'peers',
      title: 'Side by side',
      columns: [
        ['Name', 'text'],
        ['Sales', 'money'],
        ['Of the goal', 'share'],
        ['Deals won', 'count'],
        ['Win rate', 'share'],
        ['Deal size', 'money'],
        ['Days to win', 'days'],
        ['Open pipeline', 'money'],
        [STALLED, 'count'],
      ],
      room: PEOPLE,
      heat: { 2: 'low' },
      rows: peerRows,
    },
    stalledBlock(STALLED_ROWS),
    notesBlock,
  ],
  charts: [
    {
      key: 'months',
      kind: 'combo',
      title: 'Sales by month, the goal, and the year before',
      block: 'months',
      columns: [0, 1, 2, 3],
      unit: 'money',
    },
    {
      key: 'rates',
      kind: 'line',
      title: 'Win rate by quarter, beside everyone’s',
      block: 'rates',
      columns: [0, 1, 2],
      unit: 'share',
    },
    {
      key: 'ahead',
      kind: 'combo',
      title: 'Open pipeline by expected month, and by its chances',
      block: 'ahead',
      columns: [0, 1, 2],
      unit: 'money',
    },
    { key: 'peers', kind: 'bar', title: 'Sales, side by side', block: 'peers', columns: [0, 1], unit: 'money' },
    {
      key: 'funnel',
      kind: 'funnel',
      title: 'Deals that reached each stage',
      block: 'funnel',
      columns: [0, 1, 2],
      unit: 'count',
    },
  ],
  tables: [['peers'], ['stalled'], ['months', 'ahead'], ['rates', 'funnel']],
  definitions: ['SALES', 'DEALSWON', 'WINRATE', 'DEALSIZE', 'SALESCYCLE', 'PIPELINE', 'WEIGHTEDPIPELINE', 'STALLED'],
};
