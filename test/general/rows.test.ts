import type { CellValue } from '../../src/cells/shape';
import type { Counted } from '../../src/metrics/metric';
import { PLAIN, alike, always, shown, whole } from './asked';
import { choicesOf } from './choices';
import { passedTo, tablesOf } from './tables';
import { worlds } from './world';

/** The evidence columns that count the rows of each kind: one of these, or several that add up to them. */
const EVIDENCE: Readonly<Partial<Record<Counted, readonly (readonly string[])[]>>> = {
  lost: [['Lost'], ['Deals']],
  won: [['Won'], ['Deals won'], ['Deals']],
  'won with an amount': [['Deals']],
  'won and refunds': [['Won'], ['Deals won'], ['Deals']],
  closed: [['Won', 'Lost'], ['Closed'], ['Deals']],
  purchases: [['New deals', 'Returning deals'], ['Deals']],
  'first purchases': [['New customers'], ['Customers']],
  'cycles of won': [['Deals']],
  'cycles of lost': [['Deals']],
  'cycles of closed': [['Deals']],
  created: [['Created'], ['Deals']],
  lives: [['Won', 'Lost', 'Open']],
  open: [['Open deals'], ['Open'], ['Deals']],
  'open with age and amount': [['Open deals']],
  spend: [['Rows']],
};

const column = (cells: readonly (readonly CellValue[])[], heading: string): CellValue[] => {
  const at = cells[0].indexOf(heading);
  return at < 0 ? [] : cells.slice(1).map((row) => row[at]);
};

describe.each(PLAIN.map((def) => [def.name, def] as const))('%s: `rows`', (_name, def) => {
  test('lists as many rows as the evidence counts, each named by its place in the table, largest first', () => {
    always(worlds(), 3, (world) => {
      const args = passedTo(def, tablesOf(world));
      for (const chosen of choicesOf(def)) {
        const counted = typeof def.counted === 'function' ? def.counted(chosen) : def.counted;
        const isOfDeals = counted !== 'spend' && EVIDENCE[counted] !== undefined;
        const table = isOfDeals ? args[Object.keys(def.needs).indexOf('deals')] : undefined;
        const choice = Object.entries(chosen).filter(([name, value]) => value !== null && name !== 'margin');
        const texts = choice.map(([name, value]) => `${name} = ${value}`);
        for (const more of [[], ['2025'], ['2025-Q1', 'product <> Pro']]) {
          const answer = shown(def, [...args, ...texts, ...more, 'rows']);
          const isNone = 'sentence' in answer && answer.sentence.includes('no row was counted');
          if ('sentence' in answer && !isNone) continue; // a table that has no products
          const cells = 'cells' in answer ? (answer.cells as CellValue[][]) : [['Row']];
          const numbers = column(cells, 'Row').map(Number);
          if (isOfDeals) expect(new Set(numbers).size).toBe(cells.length - 1);
          const id = table?.[0].indexOf('Deal ID') ?? -1;
          if (table && id >= 0 && !isNone)
            expect(column(cells, 'Deal id')).toEqual(numbers.map((row) => table[row - 1][id]));
          const amounts = column(cells, 'Amount').map((cell) => (cell === '' ? -Infinity : Number(cell)));
          amounts.forEach((amount, i) => expect(i === 0 || amounts[i - 1] >= amount).toBe(true));
          const row = whole(def, [...args, ...texts, ...more]);
          const evidence = EVIDENCE[counted]?.find((headings) => headings.every((heading) => row.has(heading)));
          if (!evidence) continue;
          const refunds = ['won and refunds', 'purchases'].includes(counted)
            ? column(cells, 'Amount').filter((amount) => amount !== '' && Number(amount) < 0).length
            : 0;
          const count = evidence.reduce((sum, heading) => sum + Number(row.get(heading)), 0);
          expect({ texts, more, rows: cells.length - 1 - refunds }).toEqual({ texts, more, rows: count });
        }
      }
    });
  });
});

test('the rows of SALES add up to it, refunds taken off', () => {
  const sales = PLAIN.find(({ name }) => name === 'SALES')!;
  always(worlds(), 20, (world) => {
    const args = passedTo(sales, tablesOf(world));
    const listed = shown(sales, [...args, '2025', 'rows']) as { cells: CellValue[][] };
    const amounts = column(listed.cells, 'Amount').map((cell) => Number(cell));
    alike(
      amounts.reduce((sum, amount) => sum + amount, 0),
      whole(sales, [...args, '2025']).get('Sales'),
    );
  });
});
