import { isoText } from '../../calendar/day';
import { LAST_DAY, FIRST_DAY } from '../../calendar/period';
import { conditionText } from '../../question/cut';
import { Sentence } from '../../tables/cell';
import type { Answer, AnswerColumn, AnyMetric, Ask, NamedRow, OptionSpecs, PlainMetric, Value } from '../metric';
import { isPlain, metricNames, tableMetric, titleOf, usualChoice } from '../metric';
import type { Given, Other } from './reconcile';
import { precisionOf, reconcile } from './reconcile';
import { idText, rowText } from './rowText';

const HEADINGS: readonly (readonly [heading: string, unit: AnswerColumn['unit']])[] = [
  ['What', 'text'],
  ['Answer', 'text'],
  ['Value', 'factor'],
  ['Rows', 'count'],
  ['Deal ids', 'text'],
  ['Row numbers', 'text'],
];
type Line = readonly Value[];
const line = (what: string, answer: string, value: number | null = null): Line => [
  what,
  answer,
  value,
  null,
  null,
  null,
];
const listed = (what: string, answer: string, rows: readonly NamedRow[], value: number | null = null): Line => [
  what,
  answer,
  value,
  rows.length,
  idText(rows) || null,
  rowText(rows.map(({ row }) => row)) || null,
];

export const EXPLAIN = tableMetric({
  name: 'EXPLAIN',
  question: 'Where does this number come from?',
  brief:
    'A number’s definition, formula, period and settings, the deals it counted and left out, by id and row; with "compare ="; 35% which definitions and which rows would give that number instead.',
  better: 'neither',
  level: 'new',
  needs: { deals: [] },
  example: '"Win rate"',
  options: { compare: { number: null, unit: 'count', least: -1e12, most: 1e12 } },
  names: metricNames,
  passesChoices: true,
  compares: 'goals too',
  answer(ask, { compare }) {
    const { question, catalogue } = ask;
    if (question.names.length > 1) throw new Sentence('EXPLAIN explains one number at a time. Name one of them');
    const name = question.names[0] ?? 'SALES';
    const def = catalogue.find((each) => each.name === name) as AnyMetric;
    const given: Given = new Map(Array.from(question.options).filter(([option]) => option !== 'compare'));
    const lines = [line('What it is', `${titleOf(def)}: ${def.brief}`)];
    if (def.formula) lines.push(line('Formula', def.formula));
    lines.push(...(isPlain(def) ? numberLines(ask, def, given, compare) : [line('Answer', 'a table of its own')]));
    return answerOf(lines);
  },
});

/** The whole number under the question; its own sentence where there is none. */
function asked(ask: Ask, def: PlainMetric, given: Given): Answer {
  try {
    return ask.metric(def.name, { by: [] }, given);
  } catch (error) {
    if (!(error instanceof Sentence) || !/means nothing to it/.test(error.message)) throw error;
    throw new Sentence(
      `${error.message}. EXPLAIN itself takes compare: =EXPLAIN("${def.name}";DEALS;"compare =";0.35)`,
    );
  }
}

function numberLines(ask: Ask, def: PlainMetric, given: Given, compare: number | null): Line[] {
  const { cut, question } = ask;
  const answer = asked(ask, def, given);
  const [value] = answer.whole;
  const now = typeof value === 'number' ? value : null;
  const title = answer.columns[0]?.heading ?? titleOf(def);
  const lines: Line[] = [
    line('Answer', now === null ? `none: ${answer.refusal ?? 'there is nothing to count'}` : title, now),
  ];
  const evidence = answer.columns
    .map(({ heading }, i) => [heading, answer.whole[i]] as const)
    .filter(([, each], i) => i > 0 && typeof each === 'number');
  for (const [heading, each] of evidence) lines.push(line('Evidence', heading, Number(each)));
  if (cut.by.length > 0)
    lines.push(line('Groups', 'explained here is the whole; add a condition to explain one group'));
  lines.push(...settingLines(ask, def, given));
  const { table, rows } = ask.counted(def.name, {}, given);
  lines.push(listed('Counted', table === 'deals' ? 'deals' : `rows of ${table}`, rows));
  if (table === 'deals') lines.push(...notCounted(ask, def, given, rows));
  for (const { reason, rows: count, first } of answer.leftOut)
    lines.push(['Left out', reason, null, count, null, rowText(first) + (count > first.length ? ', …' : '')]);
  for (const { what, effect, table: of, lines: at } of ask.problems()) {
    const ids = of.name === 'deals' ? of.text('deal id') : [];
    const named = at.map((i): NamedRow => ({ row: of.rowNumber[i], id: ids[i] ?? '', amount: null }));
    if (named.length > 0 && of.name === 'deals') lines.push(listed('In doubt', `${what}: ${effect}`, named));
  }
  if (compare !== null)
    lines.push(...compareLines(ask, def, given, now, compare, answer.columns[0]?.unit === 'share', rows));
  return lines.concat(
    question.words.versus ? [line('Comparison', 'explained here is the number now, not the one before')] : [],
  );
}

/** The period, the conditions, the choices and the settings that apply. */
function settingLines({ cut, question }: Ask, def: PlainMetric, given: Given): Line[] {
  const { settings, period } = question;
  const from = period && period.from > FIRST_DAY ? isoText(period.from) : 'the first row';
  const to = period && period.to < LAST_DAY ? isoText(period.to) : 'the as-of day';
  const usual = def.usualPeriod ? `${def.usualPeriod} (usual)` : 'all time';
  const lines = [line('Period', cut.period ? `${cut.period.label}: ${from} to ${to}` : usual)];
  if (cut.where.length > 0) lines.push(line('Conditions', cut.where.map(conditionText).join(' and ')));
  const specs = def.options as OptionSpecs;
  const choices = Object.keys(specs).map((name) => {
    const chosen = given.get(name);
    const { value, isSet } = usualChoice(name, specs[name], settings);
    return `${name} = ${chosen ?? `${value ?? 'none'} (${isSet ? 'Settings' : 'usual'})`}`;
  });
  if (settings.measure !== null && def.needs.deals?.includes('amount') && !given.has('measure'))
    choices.push(`measure = ${settings.measure} (Settings)`);
  given.forEach((value, name) => {
    if (!(name in specs)) choices.push(`${name} = ${value}`);
  });
  if (choices.length > 0) lines.push(line('Choices', choices.join(', ')));
  const month = settings.fiscal.startMonth;
  const told = [
    `as of ${isoText(cut.asOf)}`,
    `time zone ${settings.zone?.name ?? 'of the spreadsheet'}`,
    month === 1 ? 'fiscal years are calendar years' : `fiscal years start in month ${month}`,
  ];
  return [...lines, line('Settings', told.join(', '))];
}

/** Deals that are not counted, by the reason. */
function notCounted(ask: Ask, def: PlainMetric, given: Given, counted: readonly NamedRow[]): Line[] {
  const of = (change: Parameters<Ask['counted']>[1]): Set<number> =>
    new Set(ask.counted(def.name, change, given).rows.map(({ row }) => row));
  const taken = new Set(counted.map(({ row }) => row));
  const isTimed = ask.cut.period !== null;
  const isCut = ask.cut.where.length > 0;
  const anyTime = isTimed ? of({ period: null }) : taken;
  const anyKind = isCut ? of({ where: [] }) : taken;
  const all = isTimed && isCut ? of({ period: null, where: [] }) : isTimed ? anyTime : anyKind;
  const reasons = new Map<string, NamedRow[]>();
  for (const deal of ask.everyDeal()) {
    if (taken.has(deal.row)) continue;
    const reason = anyTime.has(deal.row)
      ? 'of another period'
      : anyKind.has(deal.row)
        ? 'not as the conditions say'
        : all.has(deal.row)
          ? 'of another period, and not as the conditions say'
          : `${deal.stands}: not what is counted`;
    const known = reasons.get(reason);
    if (known) known.push(deal);
    else reasons.set(reason, [deal]);
  }
  return Array.from(reasons, ([reason, rows]) => listed('Not counted', reason, rows));
}

/** Which definitions and rows would give another number. */
function compareLines(
  ask: Ask,
  def: PlainMetric,
  given: Given,
  now: number | null,
  wanted: number,
  isShare: boolean,
  counted: readonly NamedRow[],
): Line[] {
  const precision = precisionOf(wanted, isShare);
  if (now !== null && Math.abs(now - wanted) <= precision)
    return [line('Would give it', 'this very number: nothing differs', now)];
  const { matches, tried, nearest } = reconcile(ask, def, given, wanted, precision);
  if (matches.length === 0) {
    const near = nearest ? `; nearest of ${tried} ways tried: ${nearest.label}` : '';
    return [line('Would give it', `none found${near}`, nearest?.value ?? null)];
  }
  const taken = new Map(counted.map((row) => [row.row, row]));
  return matches.map((match) => {
    const rows = match.rows ?? differing(ask, def, given, match, taken);
    return rows.length > 0
      ? listed('Would give it', match.label, rows, match.value)
      : line('Would give it', match.label, match.value);
  });
}

/** The rows that count in one way and not in the other. */
function differing(
  ask: Ask,
  def: PlainMetric,
  given: Given,
  other: Other,
  taken: ReadonlyMap<number, NamedRow>,
): NamedRow[] {
  const { rows } = (other.ask ?? ask).counted(def.name, other.change, other.options ?? given);
  const there = new Set(rows.map(({ row }) => row));
  const gone = Array.from(taken.values()).filter(({ row }) => !there.has(row));
  return [...gone, ...rows.filter(({ row }) => !taken.has(row))].sort((a, b) => a.row - b.row);
}

const answerOf = (rows: readonly Line[]): Answer => ({
  columns: HEADINGS.map(([heading, unit]): AnswerColumn => ({ heading, unit, role: 'evidence' })),
  rows,
  whole: [],
  refusal: null,
  leftOut: [],
  definition: EXPLAIN.brief,
});
