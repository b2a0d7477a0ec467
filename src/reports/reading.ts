import type { AnyMetric } from '../metrics/metric';
import type { Question } from '../question/question';
import { answerIn, pick } from './blocks';
import { toActOn, yearOf } from './drivers';
import type { Block, DataCell } from './plan';

type Catalogue = readonly AnyMetric[];
/** A sentence about the answers of a report; null where there is nothing to say. */
export type Saying = (question: Question, catalogue: Catalogue) => string | null;

/** A whole number as text. */
export const grouped = (x: number): string => String(Math.round(x)).replace(/\B(?=(\d{3})+$)/g, ',');
/** A share as text. */
export const percent = (x: number): string => `${Math.round(x * 100)}%`;

/** What the figures come to in a few sentences, above them. */
export const readingBlock = (...sayings: readonly Saying[]): Block => ({
  key: 'reading',
  title: 'In a sentence',
  columns: [['Reading', 'text']],
  room: 1,
  rows(question, catalogue) {
    const said = sayings.map((saying) => saying(question, catalogue)).filter((each) => each !== null);
    return said.length > 0 ? [[said.join(' ')]] : [];
  },
});

/** Where the year is heading, what cost most of the sales, and what to look at. */
export const whyAndNext: Saying = (question, catalogue) => {
  const drivers = toActOn(question, catalogue);
  const [first] = drivers;
  const alike = drivers.filter((row) => first[2] === row[2]).slice(0, 2);
  const coming = answerIn('SALESFORECAST', question, catalogue, { period: yearOf(question).year });
  const end = coming?.whole[coming.columns.findIndex(({ heading }) => heading === 'Forecast')];
  const cost = alike
    .map(([step, change]) => `${grouped(-Number(change))} to ${String(step).toLowerCase()}`)
    .join(' and ');
  const said = [
    typeof end === 'number' ? `The year is heading for ${grouped(end)}.` : '',
    first
      ? `Sales lost ${cost}, ${first[2] === 'within noise' ? 'within noise' : 'beyond chance'}. Next: s${String(first[4]).slice(1)}`
      : '',
  ].filter(Boolean);
  return said.length > 0 ? said.join(' ') : null;
};

/** How many deals are stuck, the first of them, and the stage where most is to be won. */
export const stuck: Saying = (question, catalogue) => {
  const deals = pick(answerIn('STALLED', question, catalogue, { period: null }), [
    'Customer',
    'Deal id',
    'Amount',
    'Days',
  ]);
  const listed = deals.filter(([, , , days]) => typeof days === 'number');
  const stages = pick(answerIn('BOTTLENECK', question, catalogue, { period: null, by: [{ field: 'stage' }] }), [
    'Stage',
    'Next 12 months',
  ]);
  const [stage, worth] = stages.reduce((most, row) => (Number(row[1]) > Number(most[1]) ? row : most), ['', 0]);
  const said: string[] = [];
  if (listed.length > 0) {
    const [customer, id, amount, days] = listed[0];
    said.push(
      `Next: ${listed.length === 1 ? 'one deal is' : `${grouped(listed.length)} deals are`} stalled, first ${customer || id}${typeof amount === 'number' ? ` (${grouped(amount)}, ${days} days)` : ''}.`,
    );
  }
  if (Number(worth) > 0)
    said.push(`In ${stage} the better half’s way would bring ${grouped(Number(worth))} in 12 months.`);
  return said.length > 0 ? said.join(' ') : null;
};

/** The source that is surest, and the one whose customers cost most. */
export const surestAndDearest: Saying = (question, catalogue) => {
  const by = [{ field: 'source' }];
  const isNamed = ([source, value]: DataCell[]): boolean => typeof value === 'number' && !/^\(/.test(String(source));
  const [sure] = pick(answerIn('SOURCEQUALITY', question, catalogue, { by }), ['Source', 'Sure of at least']).filter(
    isNamed,
  );
  const costs = pick(answerIn('CAC', question, catalogue, { by }), ['Source', 'CAC']).filter(isNamed);
  const [dear] = costs.slice().sort((a, b) => Number(b[1]) - Number(a[1]));
  const said = [
    sure ? `Surest: ${sure[0]}, which wins at least ${percent(Number(sure[1]))} of its deals.` : '',
    dear ? `Dearest: ${dear[0]}, ${grouped(Number(dear[1]))} for a new customer.` : '',
  ].filter(Boolean);
  return said.length > 0 ? said.join(' ') : null;
};

/** What moved sales most, and which products fall beyond chance. */
export const movedAndFalling: Saying = (question, catalogue) => {
  const by = [{ field: 'product' }];
  const mix = answerIn('PRODUCTMIX', question, catalogue, { by, versus: question.words.versus });
  const headings = mix?.columns.slice(mix.columns.length - mix.whole.length).map(({ heading }) => heading) ?? [];
  const [[most, value]] = ['Price', 'Volume', 'Mix']
    .map((name): [string, number] => [name, Number(mix?.whole[headings.indexOf(name)] ?? 0)])
    .sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]));
  const trends = pick(answerIn('PRODUCTSALES', question, catalogue, { by }), ['Product', 'Trend']);
  const falling = trends.filter(([, trend]) => trend === 'falling').map(([product]) => String(product));
  const said = [
    value === 0 ? '' : `${most} moved sales most: ${value > 0 ? '+' : '−'}${grouped(Math.abs(value))}.`,
    falling.length > 0
      ? `Falling beyond chance: ${falling.slice(0, 4).join(', ')}.`
      : trends.length > 0
        ? 'No product falls beyond chance.'
        : '',
  ].filter(Boolean);
  return said.length > 0 ? said.join(' ') : null;
};
