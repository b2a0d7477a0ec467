import { plural } from '../tables/words';
import { NO_DAY } from '../calendar/day';
import { Sentence } from '../tables/cell';
import type { AmountCurrencies } from '../tables/currency';
import { amountCurrencies, currencyCode } from '../tables/currency';
import { LOST, WON } from '../tables/outcome';
import type { Book } from '../tables/book';
import type { Table } from '../tables/table';
import { statesAsOf } from './clocks';
import type { Cut } from './cut';
import type { Settings } from './settings';

/** The tables whose amounts are money of many currencies. */
const PRICED = ['deals', 'spend'] as const;

type Rates = ReadonlyMap<string, { readonly days: readonly number[]; readonly rates: readonly number[] }>;

/** The Rates table by currency, oldest first; a rate without a date holds from the beginning. */
function ratesOf(table: Table): Rates {
  return table.keep('rates', () => {
    const { codes, names } = table.coded('currency');
    const day = table.day('date');
    const rate = table.number('rate');
    const lines = Array.from(codes.keys())
      .filter((i) => codes[i] >= 0 && rate[i] > 0)
      .sort((a, b) => day[a] - day[b]);
    const rates = new Map<string, { days: number[]; rates: number[] }>();
    for (const i of lines) {
      const code = currencyCode(names.names()[codes[i]]);
      const known = rates.get(code) ?? { days: [], rates: [] };
      rates.set(code, known);
      known.days.push(day[i]);
      known.rates.push(rate[i]);
    }
    return rates;
  });
}

/** The last rate on or before a day; NaN before the first. */
function rateOn(
  { days, rates }: { readonly days: readonly number[]; readonly rates: readonly number[] },
  day: number,
): number {
  let low = -1;
  for (let high = days.length; high - low > 1;) {
    const middle = (low + high) >> 1;
    if (days[middle] <= day) low = middle;
    else high = middle;
  }
  return low < 0 ? NaN : rates[low];
}

/** The amounts of a table in one currency, and the lines that have no rate, by currency. */
interface Priced {
  readonly values: Float64Array;
  readonly missing: ReadonlyMap<string, number>;
}

/** What the amounts of the tables passed are in, and what an answer is to be in. */
interface Currencies {
  readonly of: ReadonlyMap<Table, AmountCurrencies>;
  /** The rows of each currency, the commonest first. */
  readonly rows: readonly (readonly [code: string, rows: number])[];
  /** null: as they stand, all in one currency or in none that is named. */
  readonly to: string | null;
}

function currenciesOf(book: Book, settings: Settings, cut: Cut): Currencies {
  const of = new Map<Table, AmountCurrencies>();
  const rows = new Map<string, number>();
  for (const name of PRICED) {
    const table = book.get(name);
    if (!table) continue;
    const said = amountCurrencies(table, name === 'deals' ? (cut.measure ?? 'amount') : 'amount');
    if (!said) continue;
    of.set(table, said);
    said.rows.forEach((count, i) => rows.set(said.codes[i], (rows.get(said.codes[i]) ?? 0) + count));
  }
  const list = Array.from(rows).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (cut.currency === undefined && list.length < 2 && (list.length === 0 || settings.currency === null))
    return { of, rows: list, to: null };
  return { of, rows: list, to: cut.currency ?? settings.currency };
}

/** Whether amounts have to be changed at all. */
const needsRates = ({ rows, to }: Currencies): boolean =>
  rows.length > 1 || (to !== null && rows.some(([code]) => code !== to));

/**
 * The amounts of a field in the currency of the answer: won and lost deals by the rate of their close, open ones by that
 * of the as-of day, spend by that of its date, each the nearest earlier; without a rate they are not numbers.
 */
function priced(
  table: Table,
  field: string,
  said: AmountCurrencies,
  book: Book,
  settings: Settings,
  to: string,
  asOf: number,
): Priced {
  return table.keep(`money ${field} ${to} ${asOf}`, () => {
    const rates = ratesOf(book.get('rates') as Table);
    const codes = said.codes.concat(to).filter((code, i, all) => all.indexOf(code) === i);
    const absent = codes.filter((code) => !rates.has(code));
    // rates are in the reporting currency: it is 1, named in the Settings or the only one without rates
    const base = settings.currency ?? (absent.length === 1 ? absent[0] : null);
    const rate = (code: string, day: number): number => {
      const known = rates.get(code);
      return code === base ? 1 : known ? rateOn(known, day) : NaN;
    };
    const isDeals = table.name !== 'spend';
    const days = table.day(isDeals ? 'close' : 'date');
    const state = isDeals ? statesAsOf(table, asOf).state : null;
    const values = table.number(field).slice();
    const missing = new Map<string, number>();
    // what names no currency is in the reporting one, where Settings name that; else nobody knows
    const own = settings.currency;
    const unnamed: number[] = [];
    for (let i = 0; i < values.length; i++) {
      const code = said.of[i] < 0 ? own : said.codes[said.of[i]];
      if (code === to || values[i] !== values[i]) continue;
      if (code === null) {
        values[i] = NaN;
        unnamed.push(i);
        continue;
      }
      const isPast = !state || state[i] === WON || state[i] === LOST;
      const day = isPast && days[i] !== NO_DAY ? days[i] : asOf;
      const factor = rate(code, day) / rate(to, day);
      values[i] *= factor;
      if (factor !== factor) {
        const without = rate(code, day) === rate(code, day) ? to : code;
        missing.set(without, (missing.get(without) ?? 0) + 1);
      }
    }
    table.report('an amount without a currency beside others with one', unnamed);
    return { values, missing };
  });
}

/** A column of money under a cut: in the currency of the answer, or as it stands where `moneyTrouble` has a word to say. */
export function money(table: Table, field: string, cut: Cut, book: Book, settings: Settings): Float64Array {
  const found = currenciesOf(book, settings, cut);
  if (!found.to) return table.number(field);
  // lines made of deals say of themselves what the deals say
  const said = found.of.get(table) ?? (table.view ? amountCurrencies(table, field) : null);
  if (!said || !needsRates(found) || !book.get('rates')) return table.number(field);
  return priced(table, field, said, book, settings, found.to, cut.asOf).values;
}

const rowsText = (rows: Currencies['rows']): string => {
  const told = rows.slice(0, 8).map(([code, count]) => `${code} (${plural(count, 'row', 'rows')})`);
  return told.length > 1 ? `${told.slice(0, -1).join(', ')} and ${told[told.length - 1]}` : told.join('');
};

/** Why money cannot be told under a cut: several currencies without rates or without one to answer in; null when it can. */
export function moneyTrouble(cut: Cut, book: Book, settings: Settings): Sentence | null {
  const found = currenciesOf(book, settings, cut);
  const { rows, to, of } = found;
  const base = rows.length === 0 && to !== null ? settings.currency : null;
  if (rows.length === 0 && to !== null && base !== to)
    return new Sentence(
      base === null
        ? `"in ${to}" needs to know what the amounts are in, and no Currency column and no sign tells. Add a Currency column, or write "Reporting currency" and ${to} in the Settings tab`
        : `"in ${to}" needs a Currency column: the Settings say that the answers are in ${base}, and the rows name no currency`,
    );
  if (!needsRates(found)) return null;
  const what = `The amounts are in ${rows.length > 1 ? `${rows.length} currencies, ` : ''}${rowsText(rows)}`;
  const [[most]] = rows;
  if (to === null)
    return new Sentence(
      `${what}. Say which one to answer in, beside "Reporting currency" in the Settings tab or with "in ${most}", and pass the Rates table (Currency, Date, Rate): =NAME(DEALS;RATES;SETTINGS;"in ${most}")`,
    );
  if (!book.get('rates'))
    return new Sentence(
      `${what}, and no Rates table tells what they are worth in ${to}. Pass one with the headings Currency, Date and Rate (${to} per 1 unit): =NAME(DEALS;RATES;SETTINGS;"in ${to}")`,
    );
  for (const [table, said] of Array.from(of)) {
    const field = table.name === 'deals' ? (cut.measure ?? 'amount') : 'amount';
    const { missing } = priced(table, field, said, book, settings, to, cut.asOf);
    for (const [code, count] of Array.from(missing))
      return new Sentence(
        `Rates has no rate of ${code} on or before the day of ${plural(count, 'row', 'rows')} of ${table.title}. Add a row with ${code}, a date before them and ${to} per 1 ${code}`,
      );
  }
  return null;
}
