import { civil } from '../calendar/day';
import { Sentence, shownCell } from './cell';
import type { Decision } from './dateFormat';
import { decideOrder, isDoubtful, orderText } from './dateFormat';
import type { DateOrder } from './dateText';
import { datePart, dayIn, readWritten } from './dateText';
import type { DaysRead } from './days';
import type { Table } from './table';

/** How a column of dates is read, and by what evidence; `doubt` is the question to ask where it cannot be told. */
export interface DateFormat {
  readonly order: DateOrder | null;
  readonly evidence: string;
  readonly doubt: Doubt | null;
}

/** A column that could be read in several ways: an example of it, and the readings there are. */
export interface Doubt {
  readonly heading: string;
  readonly example: string;
  readonly choices: readonly DateOrder[];
  readonly why: string;
}

/** Fields in which a month alone means its first day. */
export const isMonthField = (table: Table, field: string): boolean =>
  field === 'date' && (table.name === 'spend' || table.name === 'rates');

const MONTH_NAMES = 'January February March April May June July August September October November December'.split(' ');

const inWords = (read: DaysRead, order: DateOrder, at: number): string => {
  const { year, month, date } = civil(dayIn(read.seen[at].written, order));
  return `${date} ${MONTH_NAMES[month - 1]} ${year}`;
};

/** An order that one column proves and others may take: by a part above 12, not by a month's name or a year in front. */
const proves = ({ order, evidence }: Decision): boolean => order !== null && /above 12|can the year/.test(evidence);

/** The other columns of a table that hold written dates, whether or not they are a field. */
function otherDates(table: Table, field: string): string[] {
  const kindAt = new Map<number, string>();
  for (const { word, kind } of table.mapping.def.fields) kindAt.set(table.column(word), kind);
  return table
    .headings()
    .map((heading) => `[${heading}]`)
    .filter((other) => {
      const column = table.column(other);
      if (other === '[]' || column === table.column(field) || (kindAt.get(column) ?? 'day') !== 'day') return false;
      const first = table.cells(other).find((cell) => typeof cell === 'string' && cell.trim() !== '');
      return first !== undefined && readWritten(datePart(String(first).trim())) !== null;
    });
}

/**
 * How the written dates of a column are read: by its own rows, else as the other date columns of the table, else as the
 * Settings say. A column whose readings differ and that nothing decides has no order and a doubt.
 */
export function dateFormatOf(table: Table, field: string): DateFormat {
  return table.keep('format ' + field, () => {
    const read = table.daysRead(field);
    if (!read.writtenAt) return { order: null, evidence: read.kinds.join(' and '), doubt: null };
    const own = decideOrder(read.seen);
    const decided = (order: DateOrder, evidence: string): DateFormat => ({
      order,
      evidence: [`${orderText(order)}: ${evidence}`, ...read.kinds].join('; also '),
      doubt: null,
    });
    if (own.order) return decided(own.order, own.evidence);
    const isYearInDoubt = /^the year/.test(own.evidence);
    const choices: readonly DateOrder[] = isYearInDoubt ? ['DMY', 'MDY', 'YMD'] : ['DMY', 'MDY'];
    const isMixed = /two formats/.test(own.evidence);
    if (!isMixed && !isDoubtful(read.seen, choices)) return decided('DMY', 'every reading gives the same days');
    const { dateOrder } = table.choices;
    if (!isMixed) {
      const found = new Map<DateOrder, string>();
      for (const other of otherDates(table, field)) {
        const told = decideOrder(table.daysRead(other).seen);
        if (told.order && proves(told) && choices.includes(told.order))
          found.set(told.order, `as in ${table.headings()[table.column(other)]}, where ${told.evidence}`);
      }
      if (found.size === 1) for (const [order, evidence] of Array.from(found)) return decided(order, evidence);
      if (dateOrder && choices.includes(dateOrder)) return decided(dateOrder, 'as the Settings say');
    }
    const at = read.seen.findIndex((each) => isDoubtful([each], choices));
    const line = read.writtenAt.indexOf(Math.max(0, at));
    return {
      order: null,
      evidence: own.evidence,
      doubt: {
        heading: table.headings()[table.column(field)],
        example: shownCell(table.cells(field)[line], 30),
        choices: isMixed ? [] : choices.filter((order) => at < 0 || dayIn(read.seen[at].written, order) > -1e6),
        why: own.evidence,
      },
    };
  });
}

/** What is asked about a doubtful column, and how to answer it. */
export function doubtText(table: Table, field: string, { heading, example, choices, why }: Doubt): string {
  const read = table.daysRead(field);
  const at = read.writtenAt ? read.seen.findIndex((each) => isDoubtful([each], choices)) : -1;
  const readings = at < 0 ? '' : choices.map((order) => inWords(read, order, at)).join(' or ');
  return choices.length === 0
    ? `${table.title}: the dates in ${heading} cannot be read, because ${why}. Write those of one kind as 2026-03-31`
    : `${table.title}: "${example}" in ${heading} can be ${readings}, and no other date of the table tells which. Write ${choices.map(orderText).join(' or ')} beside "Date format" in the Settings tab and pass it: =NAME(DEALS;SETTINGS)`;
}

/** The questions that the date columns of a table leave open, by field: for the sidebar and the data check. */
export function openQuestions(table: Table): { readonly field: string; readonly question: string }[] {
  const asked: { field: string; question: string }[] = [];
  for (const { word, kind } of table.mapping.def.fields) {
    if (kind !== 'day' || table.column(word) < 0) continue;
    const { doubt } = dateFormatOf(table, word);
    if (doubt) asked.push({ field: word, question: doubtText(table, word, doubt) });
  }
  return asked;
}

/** @throws Sentence that asks, where a column of dates can be read in several ways */
export function settledOrder(table: Table, field: string): DateOrder {
  const { order, doubt } = dateFormatOf(table, field);
  if (doubt) throw new Sentence(doubtText(table, field, doubt));
  return order ?? 'YMD';
}
