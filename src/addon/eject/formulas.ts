import { columnLetters, tabText } from '../../tables/cell';
import { NONE } from '../../tables/dictionary';
import type { CleanDeal, CleanSpend } from './cleanRows';
import type { FIELDS } from './cleanRows';

/** The tab of the values, as formulas name it, and its first row of them. */
export const CLEAN = 'Clean deals';
export const FIRST_ROW = 3;
export const DEAL_HEADINGS = [
  ...['Deal ID', 'Close day', 'Outcome', 'Amount', 'Share', 'Owner', 'Source', 'Product', 'New or returning'],
  'New customer',
];
/** Spend stands beside the deals, with one empty column between. */
export const SPEND_COLUMN = DEAL_HEADINGS.length + 2;
export const SPEND_HEADINGS = ['Spend day', 'Spend', 'Spend owner', 'Spend source', 'Spend product'];

/** What the formulas answer, in the order of their columns from B on. */
export const MEASURES = [
  ...(['Sales', 'Deals won', 'Deals lost', 'Win rate', 'Mean deal size', 'New sales', 'Returning sales'] as const),
  ...(['Spend', 'New customers', 'CAC'] as const),
] as const;

/** What a row of formulas is about: all, a month from the day in its first cell on, or a name of a field in that cell. */
export type About =
  | { readonly kind: 'all' }
  | { readonly kind: 'month' }
  | { readonly kind: 'name'; readonly field: (typeof FIELDS)[number]; readonly name: string };

/** A name that means itself as a criterion: no sign, no wildcard, nothing that reads as a number or a date. */
const isPlain = (name: string): boolean => /^\p{L}[^\d*?~<>="]*$/u.test(name) && !/^(true|false)$/i.test(name);

type Term = readonly [range: string, criterion: string, test: string];

/** The formulas of one row of the summary, over the values of the tab of clean deals. */
export class Formulas {
  private readonly isShared: boolean;
  private readonly hasRefunds: boolean;

  /** @param tab the name of the tab with the values */
  constructor(
    private readonly tab: string,
    private readonly deals: readonly CleanDeal[],
    private readonly spend: readonly CleanSpend[],
  ) {
    this.isShared = deals.some(({ share }) => share !== 1);
    this.hasRefunds = deals.some(({ outcome }) => outcome === 'Refund');
  }

  private range(heading: string): string {
    const isSpend = SPEND_HEADINGS.includes(heading);
    const at = isSpend ? SPEND_COLUMN - 1 + SPEND_HEADINGS.indexOf(heading) : DEAL_HEADINGS.indexOf(heading);
    const last = FIRST_ROW - 1 + Math.max(1, (isSpend ? this.spend : this.deals).length);
    const letter = columnLetters(at);
    return `${tabText(this.tab)}!$${letter}$${FIRST_ROW}:$${letter}$${last}`;
  }

  private is(heading: string, text: string): Term {
    const range = this.range(heading);
    return [range, `"${text}"`, `(${range}="${text}")`];
  }

  /** What holds the rows to those that a row is about; null where they must be told by their text, not by a criterion. */
  private about(about: About, row: number, prefix: 'Spend ' | ''): { terms: Term[]; isExact: boolean } {
    const cell = `$A${row}`;
    if (about.kind === 'all') return { terms: [], isExact: false };
    if (about.kind === 'month') {
      const days = this.range(prefix === '' ? 'Close day' : 'Spend day');
      return {
        isExact: false,
        terms: [
          [days, `">="&${cell}`, ''],
          [days, `"<"&EDATE(${cell};1)`, ''],
        ],
      };
    }
    const heading = prefix === '' ? about.field[0].toUpperCase() + about.field.slice(1) : prefix + about.field;
    const range = this.range(heading);
    return { isExact: !isPlain(about.name), terms: [[range, cell, `(${range}=${cell})`]] };
  }

  private sum(values: string, own: readonly Term[], about: About, row: number, prefix: 'Spend ' | '' = ''): string {
    const { terms, isExact } = this.about(about, row, prefix);
    const all = [...own, ...terms];
    if (all.length === 0) return `SUM(${values})`;
    if (isExact) return `SUMPRODUCT(1*${all.map(([, , test]) => test).join('*')};${values})`;
    return `SUMIFS(${[values, ...all.flatMap(([range, criterion]) => [range, criterion])].join(';')})`;
  }

  /** Deals of an outcome: rows, where each is a whole deal, else their shares. */
  private count(outcome: 'Won' | 'Lost', about: About, row: number): string {
    const own = [this.is('Outcome', outcome)];
    const { terms, isExact } = this.about(about, row, '');
    if (this.isShared || isExact) return this.sum(this.range('Share'), own, about, row);
    return `COUNTIFS(${[...own, ...terms].flatMap(([range, criterion]) => [range, criterion]).join(';')})`;
  }

  /** The formulas of a row, one for each measure. @param hasSpend whether spend can be told for it at all */
  row(about: About, row: number, hasSpend: boolean): string[] {
    const amount = this.range('Amount');
    const [won, refund] = [this.is('Outcome', 'Won'), this.is('Outcome', 'Refund')];
    const sum = (values: string, ...own: Term[]): string => this.sum(values, own, about, row);
    const cell = (measure: (typeof MEASURES)[number]): string =>
      columnLetters(1 + MEASURES.indexOf(measure)) + String(row);
    const { terms, isExact } = this.about(about, row, '');
    const mean =
      this.isShared || isExact
        ? `${sum(amount, won)}/${sum(this.range('Share'), won, [amount, '">=0"', `(${amount}<>"")`])}`
        : `AVERAGEIFS(${[amount, ...[won, ...terms].flatMap(([range, criterion]) => [range, criterion])].join(';')})`;
    const side = (which: string): string => sum(amount, this.is('New or returning', which));
    const closed = `${cell('Deals won')}+${cell('Deals lost')}`;
    // a rate of all takes two closed deals, one of a part five: the functions are as careful
    const least = about.kind === 'all' ? 2 : 5;
    const [spent, fresh] = [cell('Spend'), cell('New customers')];
    const formulas: Record<(typeof MEASURES)[number], string> = {
      Sales: sum(amount, won) + (this.hasRefunds ? `+${sum(amount, refund)}` : ''),
      'Deals won': this.count('Won', about, row),
      'Deals lost': this.count('Lost', about, row),
      'Win rate': `IF(${closed}<${least};"";${cell('Deals won')}/(${closed}))`,
      'Mean deal size': `IFERROR(${mean};"")`,
      'New sales': side('New'),
      'Returning sales': side('Returning'),
      Spend: hasSpend ? this.sum(this.range('Spend'), [], about, row, 'Spend ') : '',
      'New customers': sum(this.range('New customer')),
      // what two tables leave unattributed does not belong together
      CAC:
        hasSpend && !(about.kind === 'name' && about.name === NONE)
          ? `IF(OR(${fresh}=0;${spent}<=0);"";${spent}/${fresh})`
          : '',
    };
    return MEASURES.map((measure) => (formulas[measure] === '' ? '' : `=${formulas[measure]}`));
  }
}
