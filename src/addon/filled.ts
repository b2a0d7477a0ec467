import type { Values } from '../tables/cell';

/** Functions that answer one cell, whatever stands inside. */
const ONE = /^=\s*(?:SUM|COUNT|AVERAGE|MIN|MAX|MEDIAN|JOIN|TEXTJOIN|ROWS|COLUMNS)\w*\(/i;
const MANY =
  'ARRAYFORMULA|FILTER|SORTN?|UNIQUE|QUERY|IMPORT\\w+|SEQUENCE|MAP|BYROW|SCAN|MAKEARRAY|[VH]STACK|TO(?:COL|ROW)|WRAP(?:COLS|ROWS)|CHOOSE(?:COLS|ROWS)|TAKE|DROP|EXPAND|SPLIT|TRANSPOSE|FLATTEN|LAMBDA|LET|OFFSET|INDIRECT|GOOGLEFINANCE';
const SPILLS = new RegExp(`\\b(?:${MANY})\\(|\\{`, 'i');
/** Functions whose answer is a table, where they are the outermost. */
const TABLE =
  /^=\s*(?:ARRAYFORMULA\(\s*)?(?:IMPORT\w+|QUERY|FILTER|SORTN?|[VH]STACK|CHOOSECOLS|TAKE|DROP|SPLIT|TRANSPOSE)\(/i;

/**
 * Columns of a table, from 0, whose cells a formula above them or beside them fills; Sheets does not say which cells those
 * are. A cell written there would take the place of what the formula gives, and the formula would give nothing more.
 * @param formulas @param values rows of the same size, headings first
 * @returns for each such column where its formula stands, from 0
 */
export function filledColumns(
  formulas: readonly (readonly string[])[],
  values: Values,
): Map<number, readonly [row: number, column: number]> {
  const found = new Map<number, readonly [number, number]>();
  const isShown = (r: number, c: number): boolean =>
    r < values.length && formulas[r][c] === '' && (values[r][c] ?? '') !== '';
  const lowest = (column: number): number => {
    let r = values.length - 1;
    while (r >= 0 && !isShown(r, column)) r--;
    return r;
  };
  const ends = new Map<number, number>();
  formulas.forEach((line, r) =>
    line.forEach((formula, c) => {
      if (formula === '' || ONE.test(formula) || !SPILLS.test(formula)) return;
      const end = ends.get(c) ?? lowest(c);
      ends.set(c, end);
      if (!found.has(c) && end > r) found.set(c, [r, c]);
      if (!TABLE.test(formula)) return;
      for (let beside = c + 1; isShown(r, beside); beside++) if (!found.has(beside)) found.set(beside, [r, c]);
    }),
  );
  return found;
}
