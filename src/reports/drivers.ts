import { bucketOf, bucketStart } from '../calendar/grain';
import type { Period } from '../calendar/period';
import { runOf } from '../calendar/period';
import type { AnyMetric, Answer } from '../metrics/metric';
import type { Question } from '../question/question';
import { answerIn, pick } from './blocks';
import { running } from './figures';
import type { DataCell } from './plan';

type Catalogue = readonly AnyMetric[];

/** What a driver that fell asks for, in a line. */
const TO_DO: Readonly<Record<string, string>> = {
  Opportunities: 'See which sources dried up: =DEALSWON by source',
  Mix: 'See what grew where less is won: =SOURCEQUALITY',
  Timing: 'See where deals wait: =TIMEINSTAGE, =STALLED',
  'Win rate': 'See why, and at which stage: =LOSSREASONS',
  'Deal size': 'See if price, product or customer: =PRODUCTMIX',
  Refunds: 'See which deals: =SALES with "amount < 0", "rows"',
};

/** The bridge of sales: from the goal where one is set, else from what the question compares with; by source if there is one. */
export function bridge(question: Question, catalogue: Catalogue): Answer | null {
  const deals = question.book.get('deals');
  const by = deals?.has('source') ? [{ field: 'source' }] : [];
  const ask = (versus: 'goal' | 'lastYear' | 'previous'): Answer | null =>
    answerIn('KPIDRIVERS', question, catalogue, { period: running(question), by, versus, names: ['SALES'] });
  const { versus } = question.words;
  return (question.book.get('goals') ? ask('goal') : null) ?? ask(versus === 'previous' ? 'previous' : 'lastYear');
}

/** The three drivers that cost most, those beyond noise first, with where they did and what to look at. */
export function toActOn(question: Question, catalogue: Catalogue): DataCell[][] {
  const rows = pick(bridge(question, catalogue), ['Step', 'Change', 'Reading', 'Moved most']);
  const drivers = rows.filter(([step, change]) => typeof change === 'number' && TO_DO[String(step)] !== undefined);
  const cost = drivers.filter((row) => Number(row[1]) < 0);
  const isSure = (row: readonly DataCell[]): number => Number(row[2] !== 'within noise');
  cost.sort((a, b) => isSure(b) - isSure(a) || Number(a[1]) - Number(b[1]));
  return cost.slice(0, 3).map(([step, change, reading, most]) => [step, change, reading, most, TO_DO[String(step)]]);
}

/** The year of the question's end, or of the as-of day. */
export function yearOf({ period, asOf, settings }: Question): { year: Period; months: Period[] } {
  const { fiscal } = settings;
  const bucket = bucketOf(period && period.to < asOf ? period.to : asOf, 'year', fiscal);
  const year = runOf(bucket, bucket, 'year', fiscal);
  const first = bucketOf(bucketStart(bucket, 'year', fiscal), 'month', fiscal);
  return { year, months: Array.from({ length: 12 }, (_, i) => runOf(first + i, first + i, 'month', fiscal)) };
}
