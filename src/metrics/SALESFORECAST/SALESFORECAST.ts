import { isoText } from '../../calendar/day';
import { bucketEnd, bucketStart } from '../../calendar/grain';
import { cellOf } from '../../facts/fact';
import { histories } from '../../facts/histories/histories';
import { closings } from '../../facts/closings/closings';
import type { Outlook } from '../../models/forecast/outlook';
import { outlook, sdOfSum } from '../../models/forecast/outlook';
import { expectedWins } from '../../models/pipeline/expected';
import type { DealHistory } from '../../models/pipeline/learned';
import { timeIn } from '../../question/cut';
import { Sentence } from '../../tables/cell';
import { NONE } from '../../tables/dictionary';
import type { LeftOut } from '../../tables/table';
import { historyOf } from '../dealHistory';
import type { Answer, AnswerColumn, Ask, Value } from '../metric';
import { roleOf, tableMetric, groupColumns } from '../metric';
import { againstGoal } from './againstGoal';
import { judged } from './judged';
import type { Series, Worth } from './series';
import { dailySales, leftOf, seriesOf, soldWithin } from './series';
import type { Ahead, Span } from './spans';
import { aheadOf, grainOf } from './spans';

const BRIEF =
  'Sales of coming periods: several forecasts weighted by how well each would have done, joined with what open deals tell. The running period ends at what is won so far plus what is still to come.';

const COLUMNS = [
  'Forecast',
  'Low 80%',
  'High 80%',
  'Low 95%',
  'High 95%',
  'Closed so far',
  'From open deals',
  'From new deals',
  'MASE',
  'WAPE',
  'MASE seasonal naive',
  'WAPE seasonal naive',
  'MASE mean',
  'WAPE mean',
  'Judged by',
  'Note',
] as const;

/** The largest groups that are forecast by themselves; the others are a share of the whole. */
const MOST_OWN = 10;
/** What a group of its own needs: periods since its first sale, and won deals. */
const LEAST_PERIODS = 12;
const LEAST_WON = 24;
/** What is forecast at least, so that the same month has the same number however few are asked. */
const LEAST_AHEAD = { week: 13, month: 6 } as const;
const STALE_DAYS = 60;

type Days = readonly (readonly [number, number])[];

export const SALESFORECAST = tableMetric({
  name: 'SALESFORECAST',
  question: 'How much will we sell?',
  brief: BRIEF,
  better: 'up',
  level: 'new',
  grid: true,
  needs: { deals: ['amount', 'close'] },
  example: '"next 6 months"',
  usualBy: (period, fiscal) => ({ grain: grainOf(period, fiscal) }),
  options: { measure: { choice: ['value', 'deals'] } },
  compares: 'goals alone',
  answer(ask, { measure }) {
    const { cut, question } = ask;
    const { fiscal } = question.settings;
    const fields = cut.by.flatMap((axis) => ('field' in axis ? [axis.field] : []));
    if (fields.length > 1)
      throw new Sentence(
        `SALESFORECAST groups by one field, and ${fields.join(' and ')} are two. This works: =SALESFORECAST(DEALS;"${fields[0]}")`,
      );
    const time = cut.by.find((axis) => 'grain' in axis);
    const ahead = aheadOf(cut.period, time && 'grain' in time ? time.grain : null, cut.asOf, fiscal);
    const worth: Worth = measure === 'deals' ? 'one' : 'amount';
    const teller = tellerOf(ask, ahead, worth);
    const whole = teller.whole();
    if (typeof whole === 'string' && cut.by.length > 0)
      throw new Sentence(`SALESFORECAST: ${whole}. This works: =SALES(DEALS;"month") shows what each month holds`);
    const at = timeIn(cut.by);
    const rowsOf = (name: string | null, told: Told): Value[][] =>
      ahead.spans.map((span, r): Value[] => {
        const labels: Value[] = name === null ? [] : [name];
        if (at >= 0) labels.splice(at, 0, span.label);
        return [...labels, ...valuesOf(told, span, ahead, ask, r === 0)];
      });
    const all: Span = {
      from: ahead.spans[0].from,
      to: ahead.spans[ahead.spans.length - 1].to,
      label: '',
    };
    const rows =
      typeof whole === 'string' || cut.by.length === 0
        ? []
        : fields.length === 0
          ? rowsOf(null, whole)
          : teller.groups(fields[0], whole).flatMap(([name, told]) => rowsOf(name, told));
    if (at === 0 && fields.length > 0) rows.sort((a, b) => (a[0] === b[0] ? 0 : String(a[0]) < String(b[0]) ? -1 : 1));
    const answer: Answer = {
      columns: [
        ...groupColumns(cut.by),
        ...COLUMNS.map((heading, i): AnswerColumn => ({
          heading,
          unit:
            heading === 'Note' || heading === 'Judged by'
              ? 'text'
              : i > 7
                ? 'factor'
                : worth === 'one'
                  ? 'factor'
                  : 'money',
          role: i === 0 ? 'headline' : roleOf(heading),
        })),
      ],
      rows,
      whole: typeof whole === 'string' ? COLUMNS.map(() => null) : valuesOf(whole, all, ahead, ask, true),
      refusal: typeof whole === 'string' ? whole : null,
      leftOut: teller.leftOut(),
      definition: BRIEF,
    };
    return question.words.versus === 'goal' ? againstGoal(ask, answer, ahead, all, worth) : answer;
  },
});

/** What is told of one group: its sales so far by day, and the outlook; `share` where it is a share of the whole. */
interface Told {
  readonly days: Days;
  readonly outlook: Outlook | null;
  /** What its accuracy was measured on, in place of a back-test. */
  readonly judgedBy?: string;
  readonly notes: readonly string[];
}

/** Reads the facts of a call, and tells the whole and its groups. */
function tellerOf(ask: Ask, ahead: Ahead, worth: Worth) {
  const { cut, question } = ask;
  const { fiscal } = question.settings;
  const deals = question.book.get('deals');
  const knowsDeals = deals !== undefined && deals.has('created') && deals.tellsOutcomes();
  const of = (by: { field: string }[]) => ask.fact(histories, { period: null, by, keep: undefined }, 'created');
  const everything = knowsDeals ? historyOf(cellOf(of([]), 0)) : null;
  const daily = dailySales(ask, null, worth).get('') ?? [];
  const left = leftOf(daily, ahead, cut.asOf, fiscal);
  const ends = Array.from(
    { length: ahead.horizon === 0 ? 0 : Math.max(ahead.horizon, LEAST_AHEAD[ahead.grain]) },
    (_, h) => bucketEnd(ahead.first + h, ahead.grain, fiscal) - cut.asOf,
  );
  const period = ahead.grain === 'week' ? 52 : 12;
  const tell = ({ values, ended }: Series, own: DealHistory | null): Outlook | string | null =>
    ends.length === 0
      ? null
      : outlook({ values, period, ended, ends, left, deals: everything && own && { all: everything, own }, worth });
  const note = staleNote(daily, everything, cut.asOf);
  return {
    whole(): Told | string {
      const series = seriesOf(daily, ahead, cut.asOf, fiscal);
      const told = tell(series, everything);
      return typeof told === 'string'
        ? told.charAt(0).toLowerCase() + told.slice(1)
        : { days: daily, ...judged(told, series, ahead, worth, ask), notes: [...note, ...(told?.reasons ?? [])] };
    },
    groups(field: string, whole: Told): [string, Told][] {
      const byName = dailySales(ask, field, worth);
      const fact = knowsDeals ? of([{ field }]) : null;
      const historyBy = new Map(fact?.groups.map((labels, g) => [labels[0], historyOf(cellOf(fact, g))]));
      const yearAgo = bucketStart(ahead.first - (ahead.grain === 'week' ? 52 : 12), ahead.grain, fiscal);
      const recent = (days: Days): number => Math.max(0, soldWithin(days, yearAgo, cut.asOf));
      const names = Array.from(new Set([...byName.keys(), ...historyBy.keys()]));
      const sizes = new Map(names.map((name) => [name, recent(byName.get(name) ?? [])]));
      const sum = Array.from(sizes.values()).reduce((total, size) => total + size, 0);
      const openBy = new Map<string, readonly number[]>();
      if (everything && ends.length > 0)
        historyBy.forEach((own, name) => openBy.set(name, expectedWins(everything, own, ends, worth).open));
      const allOpen = ends.map((_, h) => Array.from(openBy.values()).reduce((total, open) => total + open[h], 0));
      const last = (name: string): number => Number(name === NONE);
      names.sort((a, b) => last(a) - last(b) || sizes.get(b)! - sizes.get(a)! || (a < b ? -1 : 1));
      return names.map((name, rank): [string, Told] => {
        const days = byName.get(name) ?? [];
        const own = historyBy.get(name) ?? null;
        const series = seriesOf(days, ahead, cut.asOf, fiscal);
        const isLong = rank < MOST_OWN && series.values.length >= LEAST_PERIODS && days.length >= LEAST_WON;
        const told = isLong ? tell(series, own) : null;
        if (told !== null && typeof told !== 'string') return [name, { days, outlook: told, notes: told.reasons }];
        const share = sum > 0 ? sizes.get(name)! / sum : 0;
        const part = whole.outlook && shareOf(whole.outlook, share, openBy.get(name) ?? null, allOpen);
        return [name, { days, outlook: part, notes: [SHARED] }];
      });
    },
    leftOut(): LeftOut[] {
      const facts = [ask.fact(closings, { period: null, by: [], keep: undefined }), ...(knowsDeals ? [of([])] : [])];
      const lists = [...facts.map((fact) => fact.leftOut), ...question.book.all().map((table) => table.problems())];
      const byReason = new Map<string, LeftOut>();
      for (const item of lists.flat()) if (!byReason.has(item.reason)) byReason.set(item.reason, item);
      return Array.from(byReason.values());
    },
  };
}

/** Deals that stopped long before the as-of day: the months since count as zeros, which is said. */
function staleNote(days: Days, deals: DealHistory | null, asOf: number): string[] {
  let last = days.length > 0 ? days[days.length - 1][0] : -Infinity;
  if (deals) for (let i = 0; i < deals.since.length; i++) last = Math.max(last, asOf - deals.since[i]);
  if (!(asOf - last > STALE_DAYS) || !Number.isFinite(last)) return [];
  return [`No deal was created or won since ${isoText(last)}: what lies between counts as zero`];
}

const SHARED =
  'Too short a history of its own: its open deals, and its share of the last year in what else is forecast for the whole';

/** A group's part of the forecast of the whole; the smaller the part, the larger its relative error. */
function shareOf(whole: Outlook, share: number, own: readonly number[] | null, all: readonly number[]): Outlook {
  const open = whole.open.map((v, h) => (own && all[h] > 0 ? (v * own[h]) / all[h] : 0));
  const total = whole.total.map((v, h) => open[h] + (v - whole.open[h]) * share);
  const relative = whole.sd.map((s, h) => s * Math.sqrt(whole.total[h] > 0 ? total[h] / whole.total[h] : share));
  const none = { mase: null, wape: null };
  return { ...whole, total, open, sd: relative, accuracy: none, seasonalNaive: none, lastMean: none };
}

/** The columns of one row. */
function valuesOf(
  { days, outlook: told, judgedBy, notes }: Told,
  { from, to }: Span,
  { grain, first, horizon }: Ahead,
  ask: Ask,
  isFirst: boolean,
): Value[] {
  const { fiscal } = ask.question.settings;
  const { asOf } = ask.cut;
  const closed = soldWithin(days, from, Math.min(to, asOf));
  let [total, open] = [0, 0];
  const sds: number[] = [];
  for (let h = 0; told && h < horizon; h++) {
    const end = bucketEnd(first + h, grain, fiscal);
    if (end < from || end > to) continue;
    total += told.total[h];
    open += told.open[h];
    sds.push(told.sd[h]);
  }
  // refunds so far may weigh more than what is to come
  total = Math.max(total, -closed, 0);
  const forecast = closed + total;
  const sd = told ? sdOfSum(sds, told.correlation) : 0;
  const bound = (by: number): number => Math.max(0, Math.min(forecast, Math.max(closed, 0)), forecast + by * sd);
  const accuracy = [told?.accuracy, told?.seasonalNaive, told?.lastMean].flatMap((each) => [
    each?.mase ?? null,
    each?.wape ?? null,
  ]);
  const [eighty, ninetyFive] = told ? [told.eighty, told.ninetyFive] : [0, 0];
  return [
    forecast,
    bound(-eighty),
    bound(eighty),
    bound(-ninetyFive),
    bound(ninetyFive),
    closed,
    Math.min(open, total),
    total - Math.min(open, total),
    ...accuracy,
    told && accuracy.some((value) => value !== null) ? (judgedBy ?? 'back-test') : null,
    isFirst ? notes.join('. ') : '',
  ];
}
