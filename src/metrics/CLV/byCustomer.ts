import type { Day } from '../../calendar/day';
import { isoText } from '../../calendar/day';
import { activity } from '../../facts/activity/activity';
import { customerLives } from '../../facts/customerLives/customerLives';
import type { Fact, FactDef } from '../../facts/fact';
import { cellOf } from '../../facts/fact';
import { heldOut } from '../../facts/heldOut/heldOut';
import type { Discounting } from '../../models/customer-value/discounting';
import { alongAge } from '../../models/customer-value/alongAge';
import { monthly } from '../../models/customer-value/discounting';
import type { Learned } from '../../models/customer-value/learned';
import { described } from '../../models/customer-value/learned';
import { expectedValue } from '../../models/customer-value/gammaGamma';
import { probabilityAlive, purchasePredictor } from '../../models/customer-value/purchases';
import { customerValue } from '../../models/customer-value/value';
import type { AnswerColumn, Value } from '../metric';
import { tableMetric, column } from '../metric';
import { refusedText } from './climb';
import { learnedFrom } from './history';
import type { ClvOptions } from './options';
import { CLV_NEEDS, CLV_OPTIONS } from './options';

const COLUMNS: readonly (readonly [heading: string, unit: AnswerColumn['unit']])[] = [
  ['Purchases', 'count'],
  ['Last purchase', 'day'],
  ['P(alive)', 'share'],
  ['Expected purchases', 'factor'],
  ['Value per purchase', 'money'],
  ['Earned so far', 'money'],
  ['Segment', 'text'],
  ['Method', 'text'],
];

/** A repeat customer who keeps so much of the chance of the day of the last purchase is active, or not yet gone. */
const ACTIVE = 0.8;
const AT_RISK = 0.2;

/**
 * What a customer is to the seller, by repeats and by how much of the chance to buy again their silence has left: `alive`
 * now against `fresh` on the day of the last purchase, which even a loyal customer of a shop that many leave has low.
 */
function segmentOf(repeats: number, alive: number | null, fresh: number): string {
  if (repeats === 0) return 'One purchase';
  if (alive === null) return 'Repeat';
  return alive >= ACTIVE * fresh ? 'Active' : alive >= AT_RISK * fresh ? 'At risk' : 'Gone quiet';
}

/** Customers one by one: what each is still to bring, from the largest. */
export const byCustomer = tableMetric({
  name: 'CLV',
  question: 'What is each customer still to bring?',
  brief:
    'What each customer is still to bring over the horizon at the gross margin (past revenue is not in it), with purchases, the chance to buy again, and what is expected; only where BG/NBD carries.',
  better: 'up',
  level: 'new',
  needs: CLV_NEEDS,
  settings: ['churn'],
  example: '"customer"',
  options: CLV_OPTIONS,
  answer(ask, options) {
    const each = ask.fact(customerLives);
    const base = { by: [], keep: undefined };
    const cells = {
      lives: cellOf(ask.fact(customerLives, base), 0),
      earlier: cellOf(ask.fact(heldOut, base), 0),
      activity: cellOf(ask.fact(activity, base), 0),
    };
    const all = options.basis === 'historic' ? null : learnedFrom(cells, options);
    const rows = rowsOf(ask.cut.asOf, each, all, options);
    const method =
      all === null
        ? 'Earned so far, with nothing about the future'
        : all.purchases && all.spend
          ? described(all.purchases, all.spend)
          : all.choice.rung === 'churn'
            ? 'Nothing is said of the future: one churn for all tells nobody apart'
            : `Nothing is said of the future: ${refusedText(all.choice) ?? 'the repeat purchases carry no amounts'}`;
    if (rows.length > 0) rows[0][rows[0].length - 1] = method;
    const sum = (column: number): number | null =>
      rows.some((row) => row[column] !== null)
        ? rows.reduce((total, row) => total + Number(row[column] ?? 0), 0)
        : null;
    return {
      columns: [
        column('Customer', 'text', 'group'),
        column('CLV', 'money', 'headline'),
        ...COLUMNS.map(([heading, unit]) => column(heading, unit)),
      ],
      rows,
      whole: [sum(1), sum(2), null, null, sum(5), null, sum(7), null, null],
      refusal: rows.length > 0 ? null : 'no customer with a won deal is there',
      leftOut: each.leftOut,
      definition: this.brief,
    };
  },
});

type Each = typeof customerLives extends FactDef<infer A, infer M> ? Fact<A, M> : never;

/** One row per customer, from the largest value to come, then from the largest so far. */
function rowsOf(
  asOf: Day,
  { groups, axis, measure }: Each,
  learned: Learned | null,
  { horizon, discount, margin }: ClvOptions,
): Value[][] {
  let oldest = 0;
  for (let i = 0; i < groups.length; i++) if (axis.age[i] > oldest) oldest = axis.age[i];
  const texts = new Map<Day, string>();
  const dayText = (day: Day): string => {
    let text = texts.get(day);
    if (text === undefined) texts.set(day, (text = isoText(day)));
    return text;
  };
  const forecast = learned && forecaster(learned, margin, monthly(horizon, discount), oldest);
  const rows = groups.map(([name], i): Value[] => {
    const x = axis.repeats[i];
    const earned = margin * (measure.firstValue[i] + measure.repeatValue[i]);
    const to = forecast?.(x, axis.recency[i], axis.age[i], x > 0 ? measure.repeatValue[i] / x : 0);
    // that a model calls every one-time buyer alive is no finding
    const alive = to && x > 0 ? to.alive : null;
    return [
      name,
      to ? to.value : learned ? null : earned,
      x + 1,
      dayText(asOf - axis.age[i] + axis.recency[i]),
      alive,
      to?.expected ?? null,
      to?.perPurchase ?? null,
      earned,
      segmentOf(x, alive, to?.fresh ?? 1),
      null,
    ];
  });
  const size = (row: Value[], column: number): number => (row[column] as number | null) ?? 0;
  return rows.sort((a, b) => size(b, 1) - size(a, 1) || size(b, 7) - size(a, 7));
}

interface ToCome {
  readonly value: number;
  readonly alive: number;
  /** The same on the day of the last purchase. */
  readonly fresh: number;
  readonly expected: number;
  readonly perPurchase: number;
}

/** What is to come of a customer with this history; null where the data carry no such model. */
function forecaster(
  { purchases, spend }: Learned,
  margin: number,
  horizon: Discounting,
  oldest: number,
): ((x: number, tx: number, T: number, mean: number) => ToCome) | null {
  if (!purchases || !spend) return null;
  const { params } = purchases;
  const worth = customerValue({ purchases: params, spend, margin, horizon });
  const days = horizon.steps * horizon.step;
  const predictor = purchasePredictor(params, oldest);
  const discounted = alongAge(worth.ifAlive, params.alpha, oldest);
  return (x, tx, T, mean) => {
    const alive = probabilityAlive(params, x, tx, T);
    const perPurchase = expectedValue(spend, x, mean);
    return {
      value: margin * perPurchase * alive * discounted(x, T),
      alive,
      fresh: probabilityAlive(params, x, tx, tx),
      expected: alive * predictor.ifAlive(x, T, days),
      perPurchase,
    };
  };
}
