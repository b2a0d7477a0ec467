import type { AnyMetric, Answer, Value } from '../metrics/metric';
import type { Question } from '../question/question';
import { answerIn, metricBlock, notesBlock, pick } from './blocks';
import { figureRow, figuresBlock } from './figures';
import type { Saying } from './reading';
import { grouped, readingBlock } from './reading';
import type { DataCell, Template } from './plan';

type Catalogue = readonly AnyMetric[];

/** Cohorts and ages that the tab has room for, in quarters. */
const COHORTS = 12;
const AGES = 7;
/** Months of the curve of all cohorts. */
const MONTHS = 12;
const LISTED = 12;
const SEGMENTS = ['Active', 'At risk', 'Gone quiet', 'Repeat', 'One purchase'];

let last: { readonly question: Question; readonly answer: Answer | null } | null = null;

/** All customers one by one; asked once for the blocks of a report. */
function customersOf(question: Question, catalogue: Catalogue): Answer | null {
  if (last?.question !== question)
    last = { question, answer: answerIn('CLV', question, catalogue, { period: null, by: [{ field: 'customer' }] }) };
  return last.answer;
}

const LIST = [
  'Customer',
  'Purchases',
  'Last purchase',
  'P(alive)',
  'Expected purchases',
  'Earned so far',
  'CLV',
  'Segment',
] as const;
const [EARNED, VALUE, SEGMENT] = [5, 6, 7];

/** The sum of a column over the customers of a segment, or of all; null where none has a value. */
function sumOf(rows: readonly (readonly Value[])[], column: number, segment?: string): number | null {
  const values = rows.filter((row) => segment === undefined || row[SEGMENT] === segment).map((row) => row[column]);
  const known = values.filter((value): value is number => typeof value === 'number');
  return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) : null;
}

function segmentRows(question: Question, catalogue: Catalogue): DataCell[][] {
  const rows = pick(customersOf(question, catalogue), LIST);
  return SEGMENTS.flatMap((segment): DataCell[][] => {
    const count = rows.filter((row) => row[SEGMENT] === segment).length;
    return count === 0 ? [] : [[segment, count, sumOf(rows, EARNED, segment), sumOf(rows, VALUE, segment)]];
  });
}

/** Repeat customers who may be leaving, the largest so far first, with what they would bring if they stayed. */
function atRiskRows(question: Question, catalogue: Catalogue): DataCell[][] {
  return pick(customersOf(question, catalogue), LIST)
    .filter((row) => row[SEGMENT] === 'At risk')
    .sort((a, b) => Number(b[EARNED]) - Number(a[EARNED]))
    .slice(0, LISTED)
    .map(([customer, , lastDay, alive, , earned, value]) => [
      customer,
      lastDay,
      alive,
      earned,
      value,
      Number(value) / Number(alive),
    ]);
}

/** Which repeat customers may be leaving. */
const leaving: Saying = (question, catalogue) => {
  const rows = pick(customersOf(question, catalogue), LIST).filter((row) => row[SEGMENT] === 'At risk');
  const [first] = rows.slice().sort((a, b) => Number(b[EARNED]) - Number(a[EARNED]));
  if (!first) return null;
  const many = rows.length === 1 ? 'one repeat customer' : `${grouped(rows.length)} repeat customers`;
  return `Next: ${many} may be leaving; the largest so far is ${first[0]}, with ${grouped(Number(first[EARNED]))}.`;
};

/** What is left of all cohorts together, month by month after the first, of customers and of revenue. */
function curveRows(question: Question, catalogue: Catalogue): DataCell[][] {
  const [customers, revenue] = (['customers', 'revenue'] as const).map((measure) =>
    answerIn('RETENTION', question, catalogue, {
      period: null,
      by: [{ grain: 'month' }],
      options: new Map([['measure', measure]]),
    }),
  );
  if (!customers || !revenue || customers.rows.length === 0) return [];
  return customers.whole.slice(2, MONTHS + 2).map((share, i) => [i + 1, share, revenue.whole[i + 2] ?? null]);
}

/** By which method customers are valued, and why by none above it. */
function methodRows(question: Question, catalogue: Catalogue): DataCell[][] {
  const answer = answerIn('CLV', question, catalogue, { period: null });
  const text = (heading: string): Value =>
    answer?.whole[answer.columns.findIndex((column) => column.heading === heading)] ?? null;
  const method = text('Method');
  return method === null ? [] : [[`Method: ${method}.`], [text('Refused') && `Not used: ${text('Refused')}.`]];
}

/** The summary for whoever looks after customers: who comes back, who brings what, who may be leaving. */
export const CUSTOMERS: Template = {
  title: 'Customers and value',
  brief: 'How many customers come back, what a new one is worth, who brings most, and who may be leaving.',
  reads: ['DEALS', 'SPEND'],
  blocks: [
    figuresBlock(
      {
        CLV: 'money',
        Customers: 'count',
        'Repeat rate': 'share',
        'New customers': 'share',
        CAC: 'money',
        'Value to come': 'money',
        'Value at risk': 'money',
      },
      (question, catalogue) => {
        const rows = pick(customersOf(question, catalogue), LIST);
        return [
          figureRow('CLV', 'CLV', question, catalogue, { period: null, versus: null }),
          ['Customers', rows.length, null, null],
          figureRow('REPEATRATE', 'Repeat rate', question, catalogue),
          figureRow('NEWVSRETURNING', 'New customers', question, catalogue),
          figureRow('CAC', 'CAC', question, catalogue),
          ['Value to come', sumOf(rows, VALUE), null, null],
          ['Value at risk', sumOf(rows, VALUE, 'At risk'), null, null],
        ];
      },
    ),
    readingBlock(leaving),
    {
      key: 'cohorts',
      title: 'Customers who came back, by the quarter in which they first bought',
      columns: [
        ['First won', 'text'],
        ['Customers', 'count'],
        ...Array.from({ length: AGES }, (_, age) => [`Quarter ${age}`, 'share'] as const),
      ],
      room: COHORTS,
      heat: Object.fromEntries(Array.from({ length: AGES - 1 }, (_, age) => [age + 3, 'low' as const])),
      rows: (question, catalogue) =>
        pick(answerIn('RETENTION', question, catalogue, { period: null, by: [{ grain: 'quarter' }] }), [
          'Period',
          'Customers',
          ...Array.from({ length: AGES }, (_, age) => `Quarter ${age}`),
        ])
          .filter((row) => row[0] !== '')
          .slice(-COHORTS),
    },
    {
      key: 'curve',
      title: 'What is left of all cohorts, month by month',
      columns: [
        ['Month', 'count'],
        ['Customers', 'share'],
        ['Revenue', 'share'],
      ],
      room: MONTHS,
      rows: curveRows,
    },
    metricBlock({
      key: 'months',
      title: 'New and returning customers',
      columns: [
        ['Month', 'text'],
        ['New', 'money'],
        ['Returning', 'money'],
        ['Won of new', 'share'],
        ['Won of returning', 'share'],
      ],
      room: 12,
      metric: 'NEWVSRETURNING',
      axis: { grain: 'month' },
      last: { grain: 'month', count: 12 },
      from: ['Period', 'New sales', 'Returning sales', 'New win rate', 'Returning win rate'],
    }),
    {
      key: 'segments',
      title: 'Customers by the chance that they buy again',
      columns: [
        ['Segment', 'text'],
        ['Customers', 'count'],
        ['Earned so far', 'money'],
        ['Value to come', 'money'],
      ],
      room: SEGMENTS.length,
      rows: segmentRows,
    },
    {
      key: 'top',
      title: 'Top customers by what they are still to bring',
      columns: [
        ['Customer', 'text'],
        ['Purchases', 'count'],
        ['Last purchase', 'day'],
        ['P(alive)', 'share'],
        ['Expected', 'factor'],
        ['Earned so far', 'money'],
        ['Value to come', 'money'],
        ['Segment', 'text'],
      ],
      room: LISTED,
      rows: (question, catalogue) => pick(customersOf(question, catalogue), LIST).slice(0, LISTED),
    },
    {
      key: 'atRisk',
      title: 'Value at risk: repeat customers who may be leaving',
      columns: [
        ['Customer', 'text'],
        ['Last purchase', 'day'],
        ['P(alive)', 'share'],
        ['Earned so far', 'money'],
        ['Value to come', 'money'],
        ['If they stay', 'money'],
      ],
      room: LISTED,
      heat: { 2: 'low' },
      rows: atRiskRows,
    },
    { key: 'method', title: 'How customers are valued', columns: [['Method', 'text']], room: 2, rows: methodRows },
    notesBlock,
  ],
  charts: [
    {
      key: 'curve',
      kind: 'line',
      title: 'What is left of all cohorts, by months since the first purchase',
      block: 'curve',
      columns: [0, 1, 2],
      unit: 'share',
    },
    {
      key: 'months',
      kind: 'stacked',
      title: 'Sales to new and returning customers',
      block: 'months',
      columns: [0, 1, 2],
      unit: 'money',
    },
    {
      key: 'segments',
      kind: 'bar',
      title: 'Value to come, by the chance to buy again',
      block: 'segments',
      columns: [0, 3],
      unit: 'money',
    },
  ],
  tables: [['cohorts'], ['top'], ['atRisk'], ['segments', 'curve'], ['months'], ['method']],
  definitions: ['CLV', 'RETENTION', 'REPEATRATE', 'NEWVSRETURNING', 'CAC'],
};
