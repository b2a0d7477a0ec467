import type { Cell } from './cell';
import { cellText } from './cell';
import type { Table } from './table';

/** Signs and short names of currencies that stand for one code; `kr` and a bare `$` for what they mostly are. */
const SIGNS =
  '|$=USD|US$=USD|DOLLAR=USD|USDOLLAR=USD|A$=AUD|AU$=AUD|C$=CAD|CA$=CAD|NZ$=NZD|HK$=HKD|S$=SGD|R$=BRL|MX$=MXN|€=EUR|EURO=EUR|£=GBP|POUND=GBP|POUNDSTERLING=GBP|BRITISHPOUND=GBP|¥=JPY|円=JPY|圓=TWD|CN¥=CNY|元=CNY|₹=INR|RS=INR|₽=RUB|РУБ=RUB|Р=RUB|₩=KRW|₪=ILS|₺=TRY|ZŁ=PLN|KČ=CZK|FT=HUF|FR=CHF|R=ZAR|RM=MYR|';

/** The code of a currency as it is written: `€`, `Euro`, `EUR - Euro` are EUR; the beginning of another text is its own code. */
export function currencyCode(text: string): string {
  const bare = text
    .normalize('NFKC')
    .replace(/[\s.,\d]/g, '')
    .toUpperCase();
  const at = SIGNS.indexOf(`|${bare}=`);
  if (at >= 0 && bare !== '') return SIGNS.substr(at + bare.length + 2, 3);
  return /^[A-Z]{3}(?=[^A-Z]|$)/.exec(bare)?.[0] ?? /\(([A-Z]{3})\)/.exec(bare)?.[1] ?? bare.slice(0, 20);
}

/** What each line of a column of amounts is in: a place in `codes`, −1 where nothing says; and the rows of each. */
export interface AmountCurrencies {
  readonly of: Int8Array;
  readonly codes: readonly string[];
  readonly rows: readonly number[];
}

const IN_ONE = /company currency|converted|base currency|home currency|hauswahrung/i;
const IN_CODE = /[([]\s*(\p{Sc}|[A-Z]{3})\s*[)\]]|\b(EUR|USD|GBP|CHF)\b/u;
const MOST = 100;

/** The currency that an amount as text is written with, '' for none: `$1,200`, `1.200 EUR`. */
function writtenWith(text: string, known: Map<string, string>): string {
  const around = text.replace(/[\d.,'’()+\-\s\u00a0\u202f]+/g, '');
  let code = known.get(around);
  if (code === undefined) {
    const bare = around.replace(/^(%|k|m|mn|mio|mln|bn?|mld|tsd|万|億|亿)(?=$|\p{Sc}|[A-Z]{3}$|円|元)/iu, '');
    const isCurrency = /^[A-Z]{3}$|\p{Sc}|^(kr|zł|Kč|Ft|Rs|RM|руб|р|元|円|Fr)$/u.test(bare);
    code = isCurrency ? currencyCode(bare) : '';
    if (known.size < MOST) known.set(around, code);
  }
  return code;
}

function nextText(cells: readonly Cell[], from: number): number {
  let i = from;
  while (i < cells.length && (typeof cells[i] !== 'string' || cells[i] === '')) i++;
  return i;
}

/**
 * The currencies of a column of amounts: by its heading (`Amount (EUR)`), else by the Currency column beside it, else by
 * the signs and codes in its cells; null where nothing names one, and where the heading says that all are in the company's.
 */
export function amountCurrencies(table: Table, field: string): AmountCurrencies | null {
  return table.keep('currency ' + field, () => {
    const column = table.column(field);
    if (column < 0) return null;
    const heading = cellText(table.values[0][column]);
    if (IN_ONE.test(heading)) return null;
    const said = IN_CODE.exec(heading);
    const of = new Int8Array(table.n).fill(-1);
    const codes: string[] = [];
    const rows: number[] = [];
    const put = (i: number, code: string): void => {
      let place = codes.indexOf(code);
      if (place < 0 && codes.length < MOST) {
        place = codes.push(code) - 1;
        rows.push(0);
      }
      of[i] = place;
      if (place >= 0) rows[place]++;
    };
    if (said) for (let i = 0; i < table.n; i++) put(i, currencyCode(said[1] ?? said[2]));
    else if (table.has('currency')) {
      const { codes: named, names } = table.coded('currency');
      const byCode = names.names().map(currencyCode);
      for (let i = 0; i < table.n; i++) if (named[i] >= 0 && byCode[named[i]] !== '') put(i, byCode[named[i]]);
    } else {
      const known = new Map<string, string>();
      const cells = table.cells(field);
      for (let i = nextText(cells, 0); i < cells.length; i = nextText(cells, i + 1)) {
        const code = writtenWith(String(cells[i]), known);
        if (code !== '') put(i, code);
      }
    }
    return codes.length > 0 ? { of, codes, rows } : null;
  });
}
