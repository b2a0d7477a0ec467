import { isoText } from '../../calendar/day';
import type { Period } from '../../calendar/period';
import { FIRST_DAY, LAST_DAY, readPeriod, shiftPeriod } from '../../calendar/period';
import type { Condition, Cut } from '../../question/cut';
import { conditionText } from '../../question/cut';
import { fold, Sentence } from '../../tables/cell';
import { NONE } from '../../tables/dictionary';
import type { Settings } from '../../question/settings';
import type { Ask, NamedRow, OptionSpecs, PlainMetric } from '../metric';
import { usualChoice } from '../metric';

export type Given = ReadonlyMap<string, string | number>;

/** Another way to ask for the number: in words, and what it changes. */
export interface Other {
  readonly label: string;
  readonly change?: Partial<Cut>;
  readonly options?: Given;
  /** The tables as they would be with some rows left out, won or lost. */
  readonly ask?: Ask;
  /** Rows that differ, where the label itself says which. */
  readonly rows?: readonly NamedRow[];
  readonly value?: number;
}

/** A way that gives the number looked for. */
export interface Match extends Other {
  readonly value: number;
  readonly off: number;
}

/** What is told of a search: the ways that give the number, nearest first; how many were tried, and which came nearest. */
export interface Search {
  readonly matches: readonly Match[];
  readonly tried: number;
  readonly nearest: Match | null;
}

const PERIODS = [
  'all time',
  'this year',
  'last year',
  'year to date',
  'this quarter',
  'last quarter',
  'this month',
  'last month',
  'last 12 months',
  'trailing 12 months',
  'last 30 days',
  'last 90 days',
];
const DAYS_WITHIN = [30, 60, 90, 180, 365];
const MOST_NAMES = 12;
/** Rows that the search for two changes may read in all. */
const MOST_READ = 1e7;
/** Fields, and names of each, that are tried of an answer that fits models. */
const FEW = 2;
const MOST_TOLD = 10;

/** Half a unit of the last digit that a number is written with; of a share at most half a point. */
export function precisionOf(number: number, isShare: boolean): number {
  const text = String(Math.abs(isShare ? Number((number * 100).toPrecision(12)) : number));
  const decimals = /e/.test(text) ? 15 : (text.split('.')[1]?.length ?? 0);
  return (0.5 / Math.pow(10, decimals) / (isShare ? 100 : 1)) * (1 + 1e-9);
}

/**
 * Which definitions (choices, clocks, periods, amounts) and which rows (conditions dropped, groups and doubtful rows left
 * out) would give a number instead of the one that is there. One change is tried before two.
 */
export function reconcile(ask: Ask, def: PlainMetric, given: Given, wanted: number, precision: number): Search {
  const { question, cut } = ask;
  let tried = 0;
  let nearest: Match | null = null;
  const seen = new Map<string, number | null>();
  const valueOf = (other: Other): number | null => {
    if (other.value !== undefined) return other.value;
    try {
      const [value] = (other.ask ?? ask).metric(def.name, { by: [], ...other.change }, other.options ?? given).whole;
      return typeof value === 'number' ? value : null;
    } catch (error) {
      if (!(error instanceof Sentence)) throw error;
      return null;
    }
  };
  const matching = (others: readonly Other[]): Match[] => {
    const found: Match[] = [];
    for (const other of others) {
      if (seen.has(other.label)) continue;
      const value = valueOf(other);
      seen.set(other.label, value);
      if (value === null) continue;
      tried++;
      const match = { ...other, value, off: Math.abs(value - wanted) };
      if (!nearest || match.off < nearest.off) nearest = match;
      if (match.off <= precision) found.push(match);
    }
    return found;
  };
  const definitions = [
    ...choices(def, given, question.settings),
    ...clocks(cut),
    ...periods(ask),
    ...amounts(ask, def, given),
  ];
  const rows = [...dropped(cut), ...doubtful(ask), ...kinds(ask, cut), ...groups(ask, def, given)];
  let matches = matching([...definitions, ...rows]);
  if (matches.length === 0) matches = matching(single(ask, def, given, precision));
  if (matches.length === 0 && !def.dear)
    matches = matching(pairs(definitions.slice(0, 24), [...definitions, ...rows].slice(0, 60), cut));
  const order = new Map(matches.map((match, i) => [match, i]));
  const place = (match: Match): number => order.get(match) ?? 0;
  matches = matches.slice().sort((a, b) => a.off - b.off || place(a) - place(b));
  return { matches: matches.slice(0, MOST_TOLD), tried, nearest };

  /** Two changes at once, where they do not touch the same thing. */
  function pairs(first: readonly Other[], second: readonly Other[], base: Cut): Other[] {
    const both: Other[] = [];
    first.forEach((one, i) =>
      second.forEach((two, k) => {
        if (k <= i && k < first.length) return;
        if (two.value !== undefined || two.ask || one.ask) return;
        if (one.options && two.options) return;
        const [c, d] = [one.change ?? {}, two.change ?? {}];
        if (('period' in c && 'period' in d) || ('asOf' in c && 'asOf' in d)) return;
        const added = [
          ...(c.where ?? base.where),
          ...(d.where ?? base.where).filter((each) => !base.where.includes(each)),
        ];
        both.push({
          label: `${one.label} and ${two.label}`,
          change: { ...c, ...d, ...(c.where || d.where ? { where: added } : {}) },
          options: one.options ?? two.options,
        });
      }),
    );
    const rows = question.book.all().reduce((sum, table) => sum + table.n, 1);
    return both.slice(0, MOST_READ / rows / factsOf(def, given, question.settings));
  }
}

/** How many facts, each a reading of the rows, one value takes. */
function factsOf(def: PlainMetric, given: Given, settings: Settings): number {
  const specs = def.options as OptionSpecs;
  const options: Record<string, unknown> = {};
  for (const name of Object.keys(specs))
    options[name] = given.get(name) ?? usualChoice(name, specs[name], settings).value;
  return Math.max(1, Object.keys(def.facts(options as never)).length);
}

const withChoice = (given: Given, name: string, value: string | number): Given => new Map([...given, [name, value]]);

/** The other choices of the metric: bases, outcomes, measures, days. */
function choices({ options }: PlainMetric, given: Given, settings: Settings): Other[] {
  const others: Other[] = [];
  const specs = options as OptionSpecs;
  for (const name of Object.keys(specs)) {
    const spec = specs[name];
    const now = fold(String(given.get(name) ?? usualChoice(name, spec, settings).value));
    const values = 'choice' in spec ? spec.choice : name === 'within' ? DAYS_WITHIN : name === 'margin' ? [1] : [];
    for (const value of values)
      if (String(value) !== now)
        others.push({
          label: `${name} = ${value}${name === 'within' ? ' days' : name === 'margin' ? '00 %' : ''}`,
          options: withChoice(given, name, value),
        });
  }
  const named = others.filter(({ options: each }) => each);
  named.forEach((one, i) =>
    named.slice(i + 1).forEach((two) => {
      const [a, b] = [one.options as Given, two.options as Given];
      if (one.label.split(' = ')[0] === two.label.split(' = ')[0]) return;
      others.push({ label: `${one.label} and ${two.label}`, options: new Map([...a, ...b]) });
    }),
  );
  return others;
}

const between = (field: string, { from, to }: Period): Condition[] => [
  ...(from > FIRST_DAY ? [{ field, op: '>=' as const, values: [isoText(from)] }] : []),
  ...(to < LAST_DAY ? [{ field, op: '<=' as const, values: [isoText(to)] }] : []),
];

/** The same period by another date. */
function clocks({ period, where }: Cut): Other[] {
  if (!period) return [];
  return ['created', 'close', 'expected close'].map((field) => ({
    label: `${period.label} by the ${field === 'close' ? 'close' : field} date`,
    change: { period: null, where: [...where, ...between(field, period)] },
  }));
}

/** Other periods, a day more or less at either end, and what happened after the as-of day. */
function periods({ cut, question }: Ask): Other[] {
  const { fiscal } = question.settings;
  const { period, asOf } = cut;
  const others: Other[] = [];
  const add = (label: string, other: Period | null): void => {
    if (other && !(period && other.from === period.from && other.to === period.to))
      others.push({ label, change: { period: other } });
  };
  if (period) {
    for (const by of ['previous', 'lastYear'] as const) {
      const other = shiftPeriod(period, by, fiscal);
      add(other ? `the period ${other.label}` : '', other);
    }
    const calendar = readPeriod(period.label, asOf, { startMonth: 1 });
    add(`${period.label} of the calendar year`, calendar);
    for (const [from, to] of [
      [-1, 0],
      [1, 0],
      [0, -1],
      [0, 1],
      [-1, -1],
      [1, 1],
    ]) {
      const moved = { from: period.from + from, to: period.to + to };
      if (period.from > FIRST_DAY && period.to < LAST_DAY && moved.from <= moved.to)
        add(`${isoText(moved.from)} to ${isoText(moved.to)} (dates read in another time zone)`, {
          ...moved,
          label: '',
          grain: null,
        });
    }
  }
  for (const text of PERIODS) add(text === 'all time' ? text : `the period "${text}"`, readPeriod(text, asOf, fiscal));
  others.push({ label: 'with what the rows say of days after the as-of day', change: { asOf: asOf + 36525 } });
  return others;
}

/** Other amount columns. */
function amounts({ question }: Ask, def: PlainMetric, given: Given): Other[] {
  const deals = question.book.get('deals');
  if (!deals || !def.needs.deals?.includes('amount')) return [];
  const now = given.get('measure') ?? question.settings.measure;
  const counts = deals.column(now === null ? 'amount' : `[${now}]`);
  const headings = deals.headings().filter((heading) => {
    if (heading === '' || counts === deals.column(`[${heading}]`)) return false;
    const cells = deals.cells(`[${heading}]`).slice(0, 50);
    return cells.filter((cell) => typeof cell === 'number').length > cells.length / 2;
  });
  return headings.slice(0, 6).map((heading) => ({
    label: `measure = ${heading}`,
    options: withChoice(given, 'measure', heading),
  }));
}

/** Without a condition that was asked. */
const dropped = ({ where }: Cut): Other[] =>
  where.map((condition) => ({
    label: `without the condition ${conditionText(condition)}`,
    change: { where: where.filter((each) => each !== condition) },
  }));

/** With doubtful rows left out, or open ones taken for lost or won. */
function doubtful(ask: Ask): Other[] {
  return ask.problems().flatMap((problem): Other[] => {
    const { table, lines, what, ends = [] } = problem;
    if (lines.length === 0 || table.name !== 'deals') return [];
    const ids = table.text('deal id');
    const rows = lines.map((line) => ({ row: table.rowNumber[line], id: ids[line] ?? '', amount: null }));
    return (['left out', ...ends] as const).map((as) => ({
      label: as === 'left out' ? `without rows with ${what}` : `rows with ${what} taken as ${as}`,
      ask: ask.supposing(problem, as),
      rows,
    }));
  });
}

/** Without kinds of rows that tools leave out. */
function kinds({ question }: Ask, { where }: Cut): Other[] {
  const deals = question.book.get('deals');
  const having = (field: string, op: Condition['op'], label: string, ...values: (string | number)[]): Other[] =>
    deals?.has(field) ? [{ label, change: { where: [...where, { field, op, values }] } }] : [];
  return [
    ...having('amount', '>', 'only deals with an amount above 0', 0),
    ...having('amount', 'is not blank', 'only deals with an amount'),
    ...having('created', 'is not blank', 'only deals with a created date'),
    ...having('customer', 'is not blank', 'only deals with a customer'),
    ...having('owner', 'is not blank', 'only deals with an owner'),
  ];
}

/** Without one name of a field, or with it alone: an owner, a team, a source that another tool leaves out. */
function groups(ask: Ask, def: PlainMetric, given: Given): Other[] {
  const deals = ask.question.book.get('deals');
  if (!deals) return [];
  const others: Other[] = [];
  for (const field of fieldsOf(ask).slice(0, def.dear && FEW)) {
    let answer;
    try {
      answer = ask.metric(def.name, { by: [{ field }] }, given);
    } catch (error) {
      if (!(error instanceof Sentence)) throw error;
      continue;
    }
    if (answer.rows.length > 60) continue;
    for (const [label, value] of answer.rows.slice(0, def.dear ? FEW : MOST_NAMES)) {
      const name = String(label);
      const condition = (op: Condition['op']): Condition[] => [
        ...ask.cut.where,
        name === NONE
          ? { field, op: op === '=' ? 'is blank' : 'is not blank', values: [] }
          : { field, op, values: [name] },
      ];
      const text = (op: Condition['op']): string => conditionText(condition(op)[ask.cut.where.length]);
      others.push({ label: `only ${text('<>')}`, change: { where: condition('<>') } });
      if (typeof value === 'number')
        others.push({ label: `only ${text('=')}`, value, change: { where: condition('=') } });
    }
  }
  return others;
}

/** The fields of the deals by which names may be left out, each once. */
function fieldsOf({ question }: Ask): string[] {
  const deals = question.book.get('deals');
  if (!deals) return [];
  const known = [
    'team',
    'owner',
    'source',
    'product',
    'deal type',
    'pipeline',
    'region',
    'campaign',
    'referral',
    'stage',
  ];
  const own = known.filter((field) => deals.has(field));
  const taken = new Set([...own, 'deal id', 'deal name', 'customer', 'status', 'currency'].map((f) => deals.column(f)));
  deals.headings().forEach((heading, column) => {
    const field = `[${heading}]`;
    if (heading === '' || taken.has(column) || deals.column(field) !== column || deals.kindOf(field) !== 'text') return;
    const names = new Set(deals.cells(field).slice(0, 2000));
    if (names.size <= 30) own.push(field);
  });
  return own;
}

/** Without one deal that counts, or with one that does not: for sums of money, where its amount tells. */
function single(ask: Ask, def: PlainMetric, given: Given, precision: number): Other[] {
  if (!def.sums || (def.columns as Record<string, string>)[Object.keys(def.columns)[0]] !== 'money') return [];
  const now = ask.metric(def.name, { by: [] }, given).whole[0];
  if (typeof now !== 'number') return [];
  const counted = ask.counted(def.name, {}, given).rows;
  const rows = new Set(counted.map(({ row }) => row));
  const told = (deal: NamedRow): string => `${deal.id === '' ? '' : deal.id + ', '}row ${deal.row}`;
  const without = counted.map((deal): Other => ({
    label: `without the deal ${told(deal)}`,
    value: now - (deal.amount ?? 0),
    rows: [deal],
  }));
  const others = ask.everyDeal().filter(({ row, amount }) => !rows.has(row) && amount !== null && amount > precision);
  const including = others.map((deal): Other => ({
    label: `with the deal ${told(deal)}, ${deal.stands}`,
    value: now + (deal.amount ?? 0),
    rows: [deal],
  }));
  return [...without.filter(({ rows: [deal] = [] }) => Math.abs(deal?.amount ?? 0) > precision), ...including];
}
