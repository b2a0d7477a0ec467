import type { Cell } from '../../facts/fact';
import { cellOf } from '../../facts/fact';
import { purchases } from '../../facts/purchases/purchases';
import { together } from '../../facts/together/together';
import { weightedQuantile } from '../../models/shares/weighted';
import { wilson } from '../../models/shares/wilson';
import type { Condition } from '../../question/cut';
import { axisTitle, OTHERS } from '../../question/cut';
import { Sentence } from '../../tables/cell';
import { NONE } from '../../tables/dictionary';
import type { AnswerColumn, Ask } from '../metric';
import { tableMetric, column } from '../metric';

const BRIEF =
  'Of the customers who bought one product, the share that also bought another (attach rate), with how many times the chance of any customer that is (lift), and how many bought it later and after how many days.';
const COLUMNS: readonly (readonly [heading: string, unit: AnswerColumn['unit'], role: AnswerColumn['role']])[] = [
  ['Attach rate', 'share', 'headline'],
  ['Low 95%', 'share', 'low'],
  ['High 95%', 'share', 'high'],
  ['Customers', 'count', 'evidence'],
  ['With both', 'count', 'evidence'],
  ['Lift', 'factor', 'evidence'],
  ['Lift at least', 'factor', 'evidence'],
  ['Bought later', 'count', 'evidence'],
  ['Median days', 'days', 'evidence'],
];
/** The names that are compared, those with the most customers; pairs grow with their square. */
const MOST_NAMES = 50;
/** Fewer customers than this with the first product, or buyers later, and a rate or a median says nothing. */
const FEW = 5;

interface Pair {
  readonly one: string;
  readonly two: string;
  readonly both: number;
  readonly values: readonly (number | null)[];
}

export const ALSOBOUGHT = tableMetric({
  name: 'ALSOBOUGHT',
  question: 'What do buyers of one product buy too, and what next?',
  brief: BRIEF,
  better: 'up',
  level: 'new',
  needs: { deals: ['customer', 'product', 'close'] },
  wants: ['lines'],
  example: '"this year"',
  usualBy: 'product',
  options: {},
  answer(ask) {
    const axis = ask.cut.by.length === 0 ? { field: 'product' } : ask.cut.by[0];
    if (ask.cut.by.length > 1 || !('field' in axis))
      throw new Sentence(
        'ALSOBOUGHT pairs the names of one field, such as product. This works: =ALSOBOUGHT(DEALS;"product";"this year")',
      );
    const { field } = axis;
    const { pairs, count } = pairsOf(ask, field);
    const most = Number(ask.question.options.get('top') ?? Infinity);
    const title = axisTitle(axis);
    return {
      columns: [
        column(title, 'text', 'group'),
        column('Also bought', 'text', 'group'),
        ...COLUMNS.map((of) => column(...of)),
      ],
      rows: pairs.slice(0, most).map(({ one, two, values }) => [one, two, ...values]),
      whole: [],
      refusal: pairs.length > 0 ? null : `no customer bought two of ${field}`,
      leftOut: [...count.leftOut, ...ask.question.book.all().flatMap((table) => table.problems())],
      definition: BRIEF,
    };
  },
});

/** Every pair that some customer has, from the most customers with both. */
function pairsOf(ask: Ask, field: string): { pairs: Pair[]; count: ReturnType<typeof wholeOf> } {
  const isOwn = (condition: Condition): boolean => condition.field === field;
  const where = ask.cut.where.filter((condition) => !isOwn(condition));
  const by = [{ field }];
  const bought = ask.fact(purchases, { by, where });
  const customersOf = new Map(bought.groups.map(([name], g) => [name, bought.measure.customers[g]]));
  const names = Array.from(customersOf.keys())
    .filter((name) => name !== NONE)
    .sort((a, b) => (customersOf.get(b) ?? 0) - (customersOf.get(a) ?? 0) || (a < b ? -1 : 1))
    .slice(0, MOST_NAMES);
  const fact = ask.fact(together, { by, where, keep: { axis: 0, names } });
  const count = wholeOf(ask, field, where);
  const all = count.measure.customers.reduce((sum, value) => sum + value, 0);
  // a condition on the field itself is on the first of the pair
  const isAsked = ask.cut.where.some(isOwn);
  const asked = isAsked ? new Set(ask.fact(purchases, { by }).groups.map(([name]) => name)) : null;
  const labels = fact.groups.map(([name]) => name);
  const isNamed = (name: string): boolean => name !== NONE && name !== OTHERS;
  const pairs: Pair[] = [];
  labels.forEach((one, g) => {
    if (!isNamed(one) || (asked && !asked.has(one))) return;
    const cell = cellOf(fact, g);
    const sums = labels.map(() => ({ both: 0, later: 0, days: [] as number[], counts: [] as number[] }));
    for (let i = 0; i < cell.n; i++) {
      const sum = sums[cell.axis('other', i)];
      const [customers, days] = [cell.at('customers', i), cell.axis('later', i)];
      sum.both += customers;
      if (days === 0) continue;
      sum.later += customers;
      sum.days.push(days);
      sum.counts.push(customers);
    }
    const mine = sums[g].both;
    sums.forEach(({ both, later, days, counts }, o) => {
      const two = labels[o];
      if (o === g || both === 0 || !isNamed(two)) return;
      const chance = sumOf(cellOf(fact, o), o) / all;
      const [low, high] = wilson(both, mine) as readonly [number, number];
      const isMany = mine >= FEW;
      pairs.push({
        one,
        two,
        both,
        values: [
          isMany ? both / mine : null,
          low,
          high,
          mine,
          both,
          isMany ? both / mine / chance : null,
          isMany ? low / chance : null,
          later,
          later >= FEW ? weightedQuantile(days, counts, 0.5) : null,
        ],
      });
    });
  });
  pairs.sort(
    (a, b) =>
      b.both - a.both || sizeOf(b) - sizeOf(a) || (a.one + '\u0000' + a.two < b.one + '\u0000' + b.two ? -1 : 1),
  );
  return { pairs, count };
}

/** The customers who bought anything with a name. */
const wholeOf = (ask: Ask, field: string, where: readonly Condition[]) =>
  ask.fact(together, { by: [], where: [...where, { field, op: 'is not blank', values: [] }] });

/** The customers of a group itself. */
function sumOf(cell: Cell<'other' | 'later', 'customers'>, place: number): number {
  let sum = 0;
  for (let i = 0; i < cell.n; i++) if (cell.axis('other', i) === place) sum += cell.at('customers', i);
  return sum;
}

/** Of two pairs with as many customers the rarer first product, whose buyers attach more often, comes first. */
const sizeOf = ({ values }: Pair): number => Number(values[1]);
