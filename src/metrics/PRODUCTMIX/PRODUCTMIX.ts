import { isoText, readIsoDay } from '../../calendar/day';
import { comparedPeriod, readPeriod } from '../../calendar/period';
import type { Period } from '../../calendar/period';
import { closings } from '../../facts/closings/closings';
import type { Cell } from '../../facts/fact';
import { cellOf } from '../../facts/fact';
import { openings } from '../../facts/openings/openings';
import { sold } from '../../facts/sold/sold';
import type { Effects, Sold } from '../../models/change/mix';
import { mixOf } from '../../models/change/mix';
import { Sentence } from '../../tables/cell';
import { NONE } from '../../tables/dictionary';
import type { AnswerColumn, Ask, Value } from '../metric';
import { tableMetric, groupColumns } from '../metric';
import { timeIn } from '../../question/cut';

const BRIEF =
  'Why sales changed between two periods: price (what a unit brings), volume (how many units in all) and mix (which products), and what was sold without a quantity; the four add up to the change. Without quantities a unit is a deal won, and its price the deal size.';

/** What one product sold in both periods, with the group it is in. */
interface Product {
  readonly group: string;
  readonly before: Sold;
  readonly now: Sold;
}

export const PRODUCTMIX = tableMetric({
  name: 'PRODUCTMIX',
  question: 'Did sales change by price, by volume or by what was sold?',
  brief: BRIEF,
  better: 'up',
  level: 'new',
  needs: { deals: ['product', 'amount', 'close'] },
  wants: ['lines'],
  example: '"this year"',
  usualBy: 'product',
  compares: true,
  options: {},
  answer(ask) {
    const { by } = ask.cut;
    if (timeIn(by) >= 0)
      throw new Sentence(
        'PRODUCTMIX compares two periods, and the months of a year would be twelve pairs. Leave the time out and give a period: =PRODUCTMIX(DEALS;"this month";"product")',
      );
    const { now, before } = periodsOf(ask);
    const { products, isByUnits } = productsOf(ask, now, before);
    if (products.every((product) => product.before.sales === 0))
      throw new Sentence(
        `PRODUCTMIX: nothing was sold in ${before.label}, so there is nothing to compare ${now.label} with. This works: =PRODUCTMIX(DEALS;"last year")`,
      );
    const groups = new Map<string, Product[]>();
    for (const product of products) groups.set(product.group, [...(groups.get(product.group) ?? []), product]);
    const effects = new Map<Product, Effects>();
    // by product all products are one mix; by another field those of each group are
    const isProducts = by.some((axis) => 'field' in axis && axis.field === 'product');
    for (const list of isProducts ? [products] : Array.from(groups.values()))
      mixOf(list).forEach((effect, i) => effects.set(list[i], effect));
    const rows = Array.from(groups, ([group, list]) => ({
      labels: group.split('\u0000'),
      values: rowOf(list, effects),
    }));
    const place = ({ labels }: { labels: readonly string[] }): number => Number(labels.includes(NONE));
    const size = ({ values }: { values: readonly (number | null)[] }): number =>
      Math.max(values[5] ?? 0, values[6] ?? 0);
    rows.sort((a, b) => place(a) - place(b) || size(b) - size(a) || (a.labels.join() < b.labels.join() ? -1 : 1));
    const [unit, price] = isByUnits ? ['Units', 'Unit price'] : ['Deals', 'Deal size'];
    const columns: readonly (readonly [string, AnswerColumn['unit']])[] = [
      ['Change in sales', 'money'],
      ['Price', 'money'],
      ['Volume', 'money'],
      ['Mix', 'money'],
      ['Without quantity', 'money'],
      ['Sales before', 'money'],
      ['Sales', 'money'],
      [`${unit} before`, 'count'],
      [unit, 'count'],
      [`${price} before`, 'money'],
      [price, 'money'],
    ];
    const whole = new Map(mixOf(products).map((effect, i) => [products[i], effect]));
    return {
      columns: [
        ...groupColumns(by),
        ...columns.map(([heading, of], i): AnswerColumn => ({
          heading,
          unit: of,
          role: i === 0 ? 'headline' : 'evidence',
        })),
      ],
      rows: by.length === 0 ? [] : rows.map(({ labels, values }): Value[] => [...labels, ...values]),
      whole: rowOf(products, isProducts || by.length === 0 ? effects : whole),
      refusal: null,
      leftOut: ask.question.book.all().flatMap((table) => table.problems()),
      definition: `${BRIEF} ${now.label} against ${before.label}.`,
    };
  },
});

/** Without a period the longest of these that has something before it is compared. */
const USUAL = ['trailing 12 months', 'trailing 6 months', 'trailing 3 months', 'trailing 1 month'];

/** The period asked, or the last months, and the one it is compared with. @throws Sentence when that is not there */
function periodsOf(ask: Ask): { now: Period; before: Period } {
  const { cut, question } = ask;
  const { fiscal } = question.settings;
  const { versus } = question.words;
  if (versus === 'goal')
    throw new Sentence(
      'PRODUCTMIX compares two periods of sales, and a goal has no products. This works: =PRODUCTMIX(DEALS;"this year";"vs last year")',
    );
  const firstOf = (fact: typeof closings | typeof openings): number => {
    const { groups } = ask.fact<never, string>(fact as never, { by: [{ grain: 'day' }], period: null, where: [] });
    return groups.length > 0 ? readIsoDay(groups[0][0]) : Infinity;
  };
  const hasCreated = ask.question.book.get('deals')?.has('created') ?? false;
  const first = Math.min(firstOf(closings), hasCreated ? firstOf(openings) : Infinity);
  const pairs = (cut.period ? [cut.period] : USUAL.map((text) => readPeriod(text, cut.asOf, fiscal) as Period)).map(
    (now) => ({ now, before: comparedPeriod(now, versus ?? 'previous', cut.asOf, fiscal) }),
  );
  const seen = pairs.filter((pair): pair is { now: Period; before: Period } => {
    const { before } = pair;
    return before !== null && first <= before.from + (before.to - before.from) / 10;
  });
  const isSold = ({ before }: { before: Period }): boolean =>
    ask.fact(sold, { by: [], period: before }).measure.squares[0] > 0;
  const found = seen.find(isSold) ?? seen[0];
  if (found) return found;
  const [{ now, before }] = pairs;
  throw new Sentence(
    `PRODUCTMIX compares ${now.label} with ${before ? before.label : 'what was before'}, and the deals begin ${Number.isFinite(first) ? `on ${isoText(first)}` : 'later'}. Ask for a later period: =PRODUCTMIX(DEALS;"this quarter")`,
  );
}

/** What each product sold in each group in both periods; units are deals won where no quantity is told. */
function productsOf(ask: Ask, now: Period, before: Period): { products: Product[]; isByUnits: boolean } {
  const by = ask.cut.by.some((axis) => 'field' in axis && axis.field === 'product')
    ? ask.cut.by
    : [...ask.cut.by, { field: 'product' }];
  const slices = [before, now].map((period) => {
    const [sums, deals] = [ask.fact(sold, { by, period }), ask.fact(closings, { by, period })];
    const index = (groups: readonly (readonly string[])[]): Map<string, number> =>
      new Map(groups.map((labels, g) => [labels.join('\u0000'), g]));
    const [at, dealsAt] = [index(sums.groups), index(deals.groups)];
    const told = ask.fact(sold, { by: [], period }).measure.told[0] ?? 0;
    return {
      told,
      keys: Array.from(at.keys()),
      sums: (key: string) => cellOf(sums, at.get(key) ?? -1),
      won: (key: string) => (cellOf(deals, dealsAt.get(key) ?? -1) as Cell<never, 'won'>).sum('won'),
    };
  });
  const isByUnits = slices.some(({ told }) => told > 0);
  const keys = Array.from(new Set([...slices[0].keys, ...slices[1].keys])).sort();
  const soldIn = (slice: (typeof slices)[number], key: string): Sold => {
    const cell = slice.sums(key);
    const sales = cell.sum('sales');
    return isByUnits
      ? { sales, pricedSales: cell.sum('pricedSales'), pricedUnits: cell.sum('pricedUnits') }
      : { sales, pricedSales: sales, pricedUnits: slice.won(key) };
  };
  const products = keys.map((key): Product => ({
    group: key.split('\u0000').slice(0, ask.cut.by.length).join('\u0000'),
    before: soldIn(slices[0], key),
    now: soldIn(slices[1], key),
  }));
  return { products, isByUnits };
}

/** The columns of some products together. */
function rowOf(products: readonly Product[], effects: ReadonlyMap<Product, Effects>): (number | null)[] {
  const sum = (of: (product: Product) => number): number => products.reduce((total, each) => total + of(each), 0);
  const effect = (name: keyof Effects): number => sum((product) => (effects.get(product) as Effects)[name]);
  const [unitsBefore, units] = [sum(({ before }) => before.pricedUnits), sum(({ now }) => now.pricedUnits)];
  const [sales, salesBefore] = [sum(({ now }) => now.sales), sum(({ before }) => before.sales)];
  return [
    sales - salesBefore,
    effect('price'),
    effect('volume'),
    effect('mix'),
    effect('unpriced'),
    salesBefore,
    sales,
    unitsBefore,
    units,
    unitsBefore > 0 ? sum(({ before }) => before.pricedSales) / unitsBefore : null,
    units > 0 ? sum(({ now }) => now.pricedSales) / units : null,
  ];
}
