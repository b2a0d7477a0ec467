import { CALENDAR, GRAINS } from '../calendar/grain';
import { PERIOD_WORDS, readPeriod } from '../calendar/period';
import type { Book } from '../tables/book';
import { fold } from '../tables/cell';
import { typed } from './ambiguous';
import { readGrain } from './by';
import { splitConditions } from './condition';
import { fieldOf, fieldWords, freeHeadings, isHeading, kindOf, tablesIn } from './fields';
import { nearest } from './nearest';
import { WORDS } from './words';

/** "Did you mean" with a formula that works; `tail` are further arguments. */
export const meant = (text: string, tail = ''): string =>
  `Did you mean ${typed(text)}? =NAME(DEALS;${typed(text)}${tail})`;

/** Whether a text is something to group by: a grain, or a field of the tables passed. */
export const isAxis = (text: string, book: Book): boolean => readGrain(text) !== null || fieldOf(text, book) !== null;

/** Whether a text is such a period; which one is of no matter here. */
const isPeriod = (text: string): boolean => readPeriod(text, 0, CALENDAR) !== null;

/** The name of a text field that some row has: the text itself, or the only one that begins with it as a word. */
function nameIn(book: Book, field: string, text: string): string | null {
  const wanted = fold(text);
  const begun = new Map<string, string>();
  for (const table of tablesIn(book)) {
    if (!table.has(field) || table.kindOf(field) !== 'text') continue;
    for (const cell of table.cells(field)) {
      if (typeof cell !== 'string') continue;
      const name = fold(cell);
      if (name === wanted) return text;
      if (wanted.length > 2 && name.startsWith(wanted + ' ')) begun.set(name, cell.trim());
    }
  }
  return begun.size === 1 ? Array.from(begun.values())[0] : null;
}

/** How people say operators. */
const SAID: readonly (readonly [pattern: RegExp, op: string])[] = [
  [/^(?:(?:starts?|begins?|ends?) with|includes?|like|has) /i, 'contains'],
  [/^(?:over|above|after|(?:more|greater|larger) than) /i, '>'],
  [/^(?:under|below|before|(?:less|smaller) than) /i, '<'],
  [/^at least /i, '>='],
  [/^at most /i, '<='],
  [/^(?:is not|isn't|not|except) /i, '<>'],
  [/^(?:is|equals|:) /i, '='],
];

/** `source is Webinar`, `source: Webinar`, `source in Webinar`, `amount over 1000`, `Webinar`, `won deals` as the condition it seems to be. */
function asCondition(text: string, book: Book): string | null {
  const between = /^(.+) between (.+) and (.+)$/i.exec(text);
  if (between && fieldOf(between[1], book) !== null)
    return `${between[1]} >= ${between[2]} and ${between[1]} <= ${between[3]}`;
  const words = text.replace(/^(\w+):(?=\S)/, '$1: ').split(' ');
  for (let i = Math.min(words.length - 1, 4); i > 0; i--) {
    const called = words.slice(0, i).join(' ');
    const name = called.replace(/:$/, '');
    const value = words.slice(i).join(' ');
    const list = /^(not in|in)\b ?(.*)$/i.exec(value);
    const field = name.endsWith(',') ? null : fieldOf(name, book);
    if (field === null) continue;
    if (list) return `${name} ${list[1]} (${list[2].replace(/[()]/g, '').replace(/, ?/g, '; ') || 'A; B'})`;
    const said = SAID.find(([pattern]) => pattern.test(value));
    if (said) return `${name} ${said[1]} ${value.replace(said[0], '')}`;
    const held =
      called !== name || (kindOf(field, book) === 'day' && isPeriod(value)) ? value : nameIn(book, field, value);
    if (held !== null) return `${name} = ${held}`;
  }
  const [, not = '', rest] = /^(?:(?:where|only|just|for|with)|(without|exclud(?:e|ing)|except|not)) (.+)$/i.exec(
    text,
  ) ?? ['', '', text];
  for (const wanted of [rest, rest.replace(/ (?:deals?|opportunit(?:y|ies)|only)$/i, '')]) {
    for (const { mapping } of tablesIn(book)) {
      for (const { word } of mapping.def.fields) {
        const held = nameIn(book, word, wanted);
        if (held !== null) return `${word} ${not ? '<>' : '='} ${held}`;
      }
    }
  }
  return null;
}

const CURRENCIES: Readonly<Record<string, string>> = { euro: 'EUR', dollar: 'USD', pound: 'GBP', franc: 'CHF' };

/** `vs last month`, `compared to plan`, `yoy`, `this month vs last month` as a comparison that works. */
function asComparison(text: string): string | null {
  const found = /^(.*?) ?\b(?:vs\.?|versus|compared (?:to|with)|against|over) (.*)$|^[ymqw]o[ymqw]$/i.exec(text);
  if (!found) return null;
  const [, period = '', against = text] = found;
  const isGoal = /goal|target|plan|quota|budget/i.test(against);
  const word = /^y|year/i.test(against) ? 'vs last year' : isGoal ? 'vs goal' : 'vs previous';
  if (period !== '' && !isPeriod(period) && readGrain(period) === null) return null;
  const of = isPeriod(period) ? period : 'this year';
  return `Did you mean ${typed(word)}? =NAME(DEALS;${isGoal ? 'GOALS;' : ''}${typed(of)};${typed(word)})`;
}

/** A period that is often written otherwise, as it is written here: `March`, `Jan-Mar`, `Q1-Q3 2026`, `30 days`, `after 2026-01-01`. */
function asPeriod(text: string, year: number): string | null {
  const ends = /^(\S+)( \d{4})? ?(?:-|–|to) ?(\S+?)(?: (\d{4}))?$/i.exec(text);
  const tries = [
    text.replace(/^(?:after|starting|beginning) (?:on |from )?/i, 'since '),
    text.replace(/^(?:before|by|ending) (?:on )?/i, 'until '),
    text.replace(/^between (.+) and /i, '$1 to '),
    text.replace(/^past /i, 'last ').replace(/ fy$/i, ' year'),
    text.replace(/^(\d+) ?d(?:ays?)?$/i, 'last $1 days').replace(/^\d+ (?:week|month|quarter|year)s?$/i, 'last $&'),
    text.replace(/^(?:quarter )?([1-4])(?:st|nd|rd|th)?(?: quarter)?$/i, 'Q$1'),
    `${text} ${year}`,
    ends && !ends[4] ? `${ends[1]} to ${ends[3]}` : text,
    ends ? `${ends[1]} ${ends[2]?.trim() ?? ends[4] ?? year} to ${ends[3]} ${ends[4] ?? year}` : text,
  ];
  return tries.find((each) => each !== text && isPeriod(each)) ?? null;
}

const DATE = /(?:^|\D)\d{1,2}([./-])\d{1,2}\1\d{4}(?:\D|$)/;
/**
 * What an unreadable text may be meant as, in words that work; null when nothing comes near.
 * @param year the one we stand in
 */
export function guess(text: string, book: Book, year: () => number): string | null {
  if (DATE.test(text) || /^\d{4}([./-])\d{1,2}\1\d{1,2}$/.test(text))
    return `Dates are written 2026-03-31: =NAME(DEALS;"${text.length > 12 ? '2026-01-01 to 2026-03-31' : 'from 2026-01-01'}")`;
  if (/^(?:grand |and )?(?:total|sum)s?$/i.test(text)) return meant('with total');
  const money = /^(?:in )?(?:us )?(euro|dollar|pound|franc)s?$/i.exec(text);
  if (money) return meant(`in ${CURRENCIES[money[1].toLowerCase()]}`);
  const comparison = asComparison(text);
  if (comparison !== null) return comparison;
  const period = asPeriod(text, year());
  if (period !== null) return meant(period);
  const best = /^(?:top|best|largest|biggest|first) (\d{1,3})(?: (.+?))?s?$/i.exec(text);
  if (best) {
    const by = [best[2] ?? '', 'customer', 'owner', 'product', 'source'].find((each) => fieldOf(each, book) !== null);
    return `Did you mean "top = ${best[1]}"? =NAME(DEALS;${typed(by ?? 'month')};"top = ${best[1]}")`;
  }

  const axes = [...GRAINS, ...fieldWords(book), ...freeHeadings(book)];
  const oneOf = (part: string): string => part.replace(/s$/i, '').replace(/^qtr$/i, 'quarter');
  const axisOf = (part: string): string | null => {
    const one = oneOf(part);
    const field = fieldOf(part, book);
    if (field !== null && !isHeading(part, book) && kindOf(field, book) !== 'text') return field; // `deal size` is the amount
    return isAxis(part, book) ? part : isAxis(one, book) ? one : nearest(part, axes);
  };
  const bare = text.replace(
    /^(?:(?:group(?:ed)?|split|sort(?:ed)?|broken down) )?(?:by|per|for each|each|every) /i,
    '',
  );
  const parts = bare.split(/ (?:and|by|per) | ?[,;/+&|] ?/i);
  const pair = parts.map(axisOf);
  const isName = (part: string): boolean =>
    readGrain(part) !== null || kindOf(fieldOf(part, book) ?? '', book) === 'text';
  if (parts.length === 2 && pair[1] !== null) {
    // `sales by month`: what stands first is the answer itself
    if (/ (?:by|per) /i.test(bare) && (pair[0] === null || !isName(pair[0]))) return meant(pair[1]);
    if (pair[0] !== null) return meant(pair.join(', '));
  }
  const condition = asCondition(text, book);
  if (condition !== null && splitConditions(condition) !== null) return meant(condition);
  const isSure = bare !== text || isAxis(bare, book) || isAxis(oneOf(bare), book);
  const near = isSure ? pair[0] : nearest(text.replace(/^\[|\]$/g, ''), [...axes, 'all', ...PERIOD_WORDS, ...WORDS]);
  return near === null ? null : meant(near);
}
