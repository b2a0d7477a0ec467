import type { AnyMetric } from '../metrics/metric';
import type { Question } from '../question/question';
import { answerIn, metricBlock, notesBlock, pick } from './blocks';
import { figureRow, figuresBlock } from './figures';
import { movedAndFalling, readingBlock } from './reading';
import type { DataCell, Template } from './plan';

type Catalogue = readonly AnyMetric[];

const BY_PRODUCT = [{ field: 'product' }];
const MOST = 12;

/** How many products fall beyond noise. */
function fallingRow(question: Question, catalogue: Catalogue): DataCell[] {
  const answer = answerIn('PRODUCTSALES', question, catalogue, { by: BY_PRODUCT });
  if (!answer || question.period === null) return ['Falling products', null, null, null];
  const rows = pick(answer, ['Trend', 'Fall by chance']);
  return ['Falling products', rows.filter(([trend]) => trend === 'falling').length, null, null];
}

/** Sales before, what price, volume and mix made of them, and sales now, as a waterfall. */
function effectRows(question: Question, catalogue: Catalogue): DataCell[][] {
  const answer = answerIn('PRODUCTMIX', question, catalogue, { by: BY_PRODUCT, versus: question.words.versus });
  if (!answer) return [];
  const headings = answer.columns.slice(answer.columns.length - answer.whole.length).map(({ heading }) => heading);
  const at = (name: string): number => Number(answer.whole[headings.indexOf(name)] ?? 0);
  let level = at('Sales before');
  const rows: DataCell[][] = [['Before', 0, level, 0, 0, level]];
  for (const name of ['Price', 'Volume', 'Mix', 'Without quantity']) {
    const value = at(name);
    if (name === 'Without quantity' && value === 0) continue;
    const from = level;
    level += value;
    rows.push([name, Math.min(from, level), 0, Math.max(0, value), Math.max(0, -value), value]);
  }
  return [...rows, ['Now', 0, at('Sales'), 0, 0, at('Sales')]];
}

/** Pairs that more buy than chance explains, from the most customers with both; each in the direction that attaches more. */
function pairRows(question: Question, catalogue: Catalogue): DataCell[][] {
  const answer = answerIn('ALSOBOUGHT', question, catalogue, { period: null, by: BY_PRODUCT });
  const known = new Set<string>();
  return pick(answer, [
    'Product',
    'Also bought',
    'Attach rate',
    'Lift',
    'Lift at least',
    'With both',
    'Bought later',
    'Median days',
  ])
    .filter(([one, two, rate]) => {
      const isKnown = known.has(`${two}\u0000${one}`);
      known.add(`${one}\u0000${two}`);
      return !isKnown && rate !== null;
    })
    .slice(0, MOST)
    .map(([one, two, ...more]) => [`${one} → ${two}`, ...more]);
}

/** The summary for whoever decides what to offer: what sells, what falls, why sales changed, what goes together. */
export const PRODUCTS: Template = {
  title: 'Products',
  brief: 'What sells and what falls, why sales changed (price, volume, mix), deal sizes, and what is bought together.',
  reads: ['DEALS', 'LINES'],
  blocks: [
    figuresBlock(
      { Sales: 'money', 'Deals won': 'count', 'Deal size': 'money', 'Win rate': 'share', 'Falling products': 'count' },
      (question, catalogue) => [
        figureRow('SALES', 'Sales', question, catalogue),
        figureRow('DEALSWON', 'Deals won', question, catalogue),
        figureRow('DEALSIZE', 'Deal size', question, catalogue),
        figureRow('WINRATE', 'Win rate', question, catalogue),
        fallingRow(question, catalogue),
      ],
    ),
    readingBlock(movedAndFalling),
    {
      ...metricBlock({
        key: 'products',
        title: 'What sells',
        columns: [
          ['Product', 'text'],
          ['Sales', 'money'],
          ['Share', 'share'],
          ['Units', 'count'],
          ['Win rate', 'share'],
          ['Deal size', 'money'],
          ['Growth', 'share'],
          ['On last year', 'share'],
          ['Trend', 'text'],
        ],
        room: MOST + 2,
        metric: 'PRODUCTSALES',
        axis: BY_PRODUCT[0],
        top: MOST,
        from: ['Product', 'Sales', 'Share', 'Units', 'Win rate', 'Deal size', 'Growth', 'Growth on last year', 'Trend'],
      }),
      heat: { 6: 'low' },
    },
    {
      key: 'effects',
      title: 'Why sales changed',
      columns: [
        ['Step', 'text'],
        ['Below', 'money'],
        ['Stands', 'money'],
        ['Came', 'money'],
        ['Went', 'money'],
        ['Amount', 'money'],
      ],
      room: 6,
      hidden: [1, 2, 3, 4],
      rows: effectRows,
    },
    {
      key: 'mix',
      title: 'Price, volume and mix by product',
      columns: [
        ['Product', 'text'],
        ['Change', 'money'],
        ['Price', 'money'],
        ['Volume', 'money'],
        ['Mix', 'money'],
        ['No quantity', 'money'],
      ],
      room: MOST,
      rows: (question, catalogue) =>
        pick(answerIn('PRODUCTMIX', question, catalogue, { by: BY_PRODUCT, versus: question.words.versus }), [
          'Product',
          'Change in sales',
          'Price',
          'Volume',
          'Mix',
          'Without quantity',
        ]).slice(0, MOST),
    },
    metricBlock({
      key: 'sizes',
      title: 'Deal size by quarter',
      columns: [
        ['Quarter', 'text'],
        ['Mean', 'money'],
        ['Median', 'money'],
        ['Deals', 'count'],
      ],
      room: 8,
      metric: 'DEALSIZE',
      axis: { grain: 'quarter' },
      last: { grain: 'quarter', count: 8 },
      from: ['Period', 'Mean', 'Median', 'Deals'],
    }),
    {
      key: 'pairs',
      title: 'Bought by the same customers, all time',
      columns: [
        ['Pair', 'text'],
        ['Attach rate', 'share'],
        ['Lift', 'factor'],
        ['Lift at least', 'factor'],
        ['With both', 'count'],
        ['Bought later', 'count'],
        ['Median days', 'days'],
      ],
      room: MOST,
      rows: pairRows,
    },
    notesBlock,
  ],
  charts: [
    { key: 'products', kind: 'bar', title: 'Sales by product', block: 'products', columns: [0, 1], unit: 'money' },
    {
      key: 'effects',
      kind: 'waterfall',
      title: 'Why sales changed: price, volume, mix',
      block: 'effects',
      columns: [0, 1, 2, 3, 4],
      unit: 'money',
    },
    {
      key: 'sizes',
      kind: 'line',
      title: 'Deal size by quarter: mean and median',
      block: 'sizes',
      columns: [0, 1, 2],
      unit: 'money',
    },
    {
      key: 'pairs',
      kind: 'bar',
      title: 'Buyers of one product who bought the other too',
      block: 'pairs',
      columns: [0, 1],
      unit: 'share',
    },
  ],
  tables: [['products'], ['mix', 'effects'], ['pairs'], ['sizes']],
  definitions: ['PRODUCTSALES', 'PRODUCTMIX', 'ALSOBOUGHT', 'DEALSIZE'],
};
