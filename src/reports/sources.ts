import type { AnyMetric, Answer, Value } from '../metrics/metric';
import type { Axis } from '../question/cut';
import type { Question } from '../question/question';
import { NONE } from '../tables/dictionary';
import { answerIn, lastBuckets, metricBlock, notesBlock, pick } from './blocks';
import { figureRow, figuresBlock } from './figures';
import { readingBlock, surestAndDearest } from './reading';
import type { DataCell, Template } from './plan';

type Catalogue = readonly AnyMetric[];

const SOURCES = 8;
const CAMPAIGNS = 12;
const LAG = new Map([['lag', 'auto']]);
const bySource: readonly Axis[] = [{ field: 'source' }];

const headed = (answer: Answer | null, heading: string, values: readonly Value[] | undefined): DataCell => {
  const at = answer?.columns.findIndex((column) => column.heading === heading) ?? -1;
  return at < 0 ? null : (values?.[at] ?? null);
};

/** A column of evidence of the whole, as a headline figure without a comparison. */
function evidence(name: string, heading: string, label: string, question: Question, catalogue: Catalogue): DataCell[] {
  const answer = answerIn(name, question, catalogue, {});
  return [label, headed(answer, heading, answer?.whole), null, null];
}

/** What each source cost and brought, the whole last: the sources and what names none add up to it. */
function costRows(question: Question, catalogue: Catalogue): DataCell[][] {
  const options = new Map([['top', SOURCES]]);
  const columns: readonly (readonly [metric: string, ...headings: string[]])[] = [
    ['CAC', 'CAC', 'Spend', 'New customers'],
    ['SOURCEROI', 'ROI', 'ROI in the period', 'Gross profit'],
    ['CACPAYBACK', 'Months to pay back'],
  ];
  const answers = columns.map(([metric]) => answerIn(metric, question, catalogue, { by: bySource, options }));
  const [costs] = answers;
  if (!costs || costs.rows.length === 0) return [];
  const cells = (label: Value | null): DataCell[] =>
    columns.flatMap(([, ...headings], m) => {
      const answer = answers[m];
      const row = label === null ? answer && ['', ...answer.whole] : answer?.rows.find(([source]) => source === label);
      return headings.map((heading) => headed(answer, heading, row ?? undefined));
    });
  return [...costs.rows.map(([source]) => [source, ...cells(source)]), ['Total', ...cells(null)]];
}

/** The last twelve months with the cost of their own spend, and of the spend that brought their wins. */
function monthRows(question: Question, catalogue: Catalogue): DataCell[][] {
  const period = lastBuckets(question, 'month', 12);
  const by: readonly Axis[] = [{ grain: 'month' }];
  const lagged = new Map(
    pick(answerIn('CAC', question, catalogue, { period, by, options: LAG }), ['Period', 'CAC (lag-adjusted)']).map(
      ([month, cost]) => [month, cost],
    ),
  );
  const plain = answerIn('CAC', question, catalogue, { period, by });
  return pick(plain, ['Period', 'Spend', 'New customers', 'CAC']).map((row) => [...row, lagged.get(row[0]) ?? null]);
}

/** Where all spend so far stands by the delays of the team's own deals. */
function lagRows(question: Question, catalogue: Catalogue): DataCell[][] {
  const answer = answerIn('CAC', question, catalogue, { period: null, options: LAG });
  if (!answer) return [];
  const rows = [
    ['Matched', 'Matched spend'],
    ['Not matured', 'Not yet matured'],
    ['Before deals', 'Before first row'],
    ['All spend', 'Spend'],
  ];
  return rows.map(([label, heading]) => [label, headed(answer, heading, answer.whole)]);
}

/** The campaigns of each source, where deals name any. */
function campaignRows(question: Question, catalogue: Catalogue): DataCell[][] {
  const by = [...bySource, { field: 'campaign' }];
  const answer = answerIn('SOURCEQUALITY', question, catalogue, { by });
  const rows = pick(answer, ['Source', 'Campaign', 'Created', 'Won', 'Conversion', 'Sure of at least']);
  return rows.filter(([, campaign]) => campaign !== NONE).slice(0, CAMPAIGNS);
}

/** The summary for whoever spends the money: what each source brings, what a new customer costs, what comes back. */
export const SOURCES_AND_CAC: Template = {
  title: 'Sources and CAC',
  brief: 'What each lead source brings, what a new customer costs, how soon that is back, and what has not matured.',
  reads: ['DEALS', 'SPEND', 'LEADS'],
  blocks: [
    figuresBlock(
      {
        CAC: 'money',
        'CAC with its lag': 'money',
        'Paid CAC': 'money',
        Spend: 'money',
        'Customers won': 'count',
        'Payback months': 'factor',
        'LTV:CAC': 'factor',
        ROI: 'share',
        Sales: 'money',
        'Deals won': 'count',
        'Win rate': 'share',
      },
      (question, catalogue) => [
        figureRow('CAC', 'CAC', question, catalogue),
        figureRow('CAC', 'CAC with its lag', question, catalogue, { options: LAG }),
        figureRow('CAC', 'Paid CAC', question, catalogue, { options: new Map([['basis', 'paid']]) }),
        evidence('CAC', 'Spend', 'Spend', question, catalogue),
        evidence('CAC', 'New customers', 'Customers won', question, catalogue),
        figureRow('CACPAYBACK', 'Payback months', question, catalogue),
        figureRow('LTVCAC', 'LTV:CAC', question, catalogue),
        figureRow('SOURCEROI', 'ROI', question, catalogue),
        // for where nothing is spent: there is room for eight with an answer
        figureRow('SALES', 'Sales', question, catalogue),
        figureRow('DEALSWON', 'Deals won', question, catalogue),
        figureRow('WINRATE', 'Win rate', question, catalogue),
      ],
    ),
    readingBlock(surestAndDearest),
    metricBlock({
      key: 'sources',
      title: 'What the sources bring, the surest first',
      columns: [
        ['Source', 'text'],
        ['Sure of at least', 'share'],
        ['Conversion', 'share'],
        ['Within 90 days', 'share'],
        ['Leads', 'count'],
        ['Deals', 'count'],
        ['Won', 'count'],
        ['Won value', 'money'],
        ['Days to win', 'days'],
      ],
      room: SOURCES + 2,
      metric: 'SOURCEQUALITY',
      axis: { field: 'source' },
      top: SOURCES,
      from: [
        ...['Source', 'Sure of at least', 'Conversion', 'Conversion within', 'Leads', 'Created', 'Won', 'Won value'],
        'Days to win',
      ],
    }),
    {
      key: 'costs',
      title: 'What the sources cost and bring back',
      columns: [
        ['Source', 'text'],
        ['CAC', 'money'],
        ['Spend', 'money'],
        ['New customers', 'count'],
        ['ROI', 'share'],
        ['ROI in the period', 'share'],
        ['Gross profit', 'money'],
        ['Payback months', 'factor'],
      ],
      room: SOURCES + 3,
      heat: { 1: 'high', 4: 'low' },
      rows: costRows,
    },
    {
      key: 'months',
      title: 'Cost per new customer by month',
      columns: [
        ['Month', 'text'],
        ['Spend', 'money'],
        ['New customers', 'count'],
        ['CAC', 'money'],
        ['CAC with its lag', 'money'],
      ],
      room: 12,
      rows: monthRows,
    },
    {
      key: 'lag',
      title: 'Where all spend stands',
      columns: [
        ['Spend', 'text'],
        ['Amount', 'money'],
      ],
      room: 4,
      rows: lagRows,
    },
    {
      key: 'campaigns',
      title: 'Campaigns within their source',
      columns: [
        ['Source', 'text'],
        ['Campaign', 'text'],
        ['Deals', 'count'],
        ['Won', 'count'],
        ['Conversion', 'share'],
        ['Sure of at least', 'share'],
      ],
      room: CAMPAIGNS,
      rows: campaignRows,
    },
    metricBlock({
      key: 'referrals',
      title: 'Referrals against all other sources',
      columns: [
        ['Comes by', 'text'],
        ['Deals', 'count'],
        ['Won', 'count'],
        ['Conversion', 'share'],
        ['Low 95%', 'share'],
        ['High 95%', 'share'],
        ['Share of value', 'share'],
        ['Days to win', 'days'],
      ],
      room: 4,
      metric: 'SOURCEQUALITY',
      axis: { field: 'referral' },
      from: ['Referral', 'Created', 'Won', 'Conversion', 'Low 95%', 'High 95%', 'Share of value', 'Days to win'],
    }),
    notesBlock,
  ],
  charts: [
    {
      key: 'sources',
      kind: 'bar',
      title: 'Share of deals that is surely won, by source',
      block: 'sources',
      columns: [0, 1],
      unit: 'share',
    },
    {
      key: 'costs',
      kind: 'column',
      title: 'Cost per new customer, by source',
      block: 'costs',
      columns: [0, 1],
      unit: 'money',
    },
    {
      key: 'returns',
      kind: 'bar',
      title: 'Return on spend so far, by source',
      block: 'costs',
      columns: [0, 4],
      unit: 'share',
    },
    {
      key: 'months',
      kind: 'line',
      title: 'Cost per new customer by month, and with its lag',
      block: 'months',
      columns: [0, 3, 4],
      unit: 'money',
    },
  ],
  tables: [['costs'], ['sources'], ['months', 'lag'], ['referrals'], ['campaigns']],
  definitions: ['CAC', 'CACPAYBACK', 'LTVCAC', 'SOURCEROI', 'SOURCEQUALITY'],
};
