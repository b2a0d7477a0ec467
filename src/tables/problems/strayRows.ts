import { fold, isBlank } from '../cell';
import type { Table } from '../table';
import type { Detector, Problem } from './problem';

/** Tables of rows as they come from a CRM or an advertiser; the others are written by hand. */
export const isExported = ({ name }: Table): boolean => /^(deals|spend|stages|lines|leads)$/.test(name);

/** Rows that are no records: the heading row once more, and sums of the rows above. */
export const strayRows: Detector = ({ book }) =>
  book
    .all()
    .filter(isExported)
    .flatMap((table): Problem[] => [
      {
        kind: 'heading again',
        table,
        what: 'the heading row again, inside the rows',
        lines: headingsAgain(table),
        effect: 'Read as a row whose cells make no sense; open in PIPELINE',
      },
      {
        kind: 'subtotal',
        table,
        what: 'subtotals inside the rows',
        lines: subtotals(table),
        effect: 'Its money may count twice where the row says won, open or spent',
      },
    ]);

/** Rows in which more than half of the headings stand as they do at the top. */
function headingsAgain({ n, values, rowNumber }: Table): number[] {
  const columns = values[0].map((_, c) => c).filter((c) => !isBlank(values[0][c]));
  const lines: number[] = [];
  for (let i = 0; i < n; i++) {
    const row = values[rowNumber[i] - 1];
    let same = 0;
    for (const c of columns) if (row[c] === values[0][c]) same++;
    if (same * 2 > columns.length) lines.push(i);
  }
  return lines;
}

const TOTAL =
  /^(grand |sub)?-?(total|totals|sum|summe|gesamt|gesamtsumme|zwischensumme|somme|sous-total|totale|totaal|subtotaal|suma|razem|soma|subtotale|итого|всего|合计|小计|总计|合計|小計)( |:|$)/u;

/** Rows that carry an amount and the word for a sum, or an amount alone that is the sum of the rows above. */
export function subtotals(table: Table): number[] {
  const amount = table.number('amount');
  const marks = ['deal id', 'lead id', 'created', 'close', 'date', 'entered', 'status', 'stage'].filter((word) =>
    table.has(word),
  );
  const columns = marks.map((word) => table.column(word));
  const texts = table.mapping.def.fields
    .filter(({ word, kind }) => kind !== 'number' && kind !== 'flag' && table.column(word) >= 0)
    .map(({ word }) => table.column(word));
  const lines: number[] = [];
  let sum = 0; // of the rows since the last subtotal
  let all = 0;
  let rows = 0;
  for (let i = 0; i < table.n; i++) {
    const row = table.values[table.rowNumber[i] - 1];
    const bare = columns.filter((column) => isBlank(row[column])).length;
    const isLike = (total: number): boolean => total !== 0 && Math.abs(total - amount[i]) < 0.005;
    const isSum =
      columns.length > 0 && bare === columns.length && ((rows > 1 && isLike(sum)) || (rows !== 1 && isLike(all)));
    const isNamed =
      2 * bare >= columns.length &&
      texts.some((column) => typeof row[column] === 'string' && TOTAL.test(fold(row[column] as string)));
    if (isSum || isNamed) {
      lines.push(i);
      sum = rows = 0;
    } else if (amount[i] === amount[i]) {
      sum += amount[i];
      all += amount[i];
      rows++;
    }
  }
  return lines;
}
