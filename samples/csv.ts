/** What a cell of a sample table holds; null is an empty cell, a date is ISO text `YYYY-MM-DD`. */
export type Cell = string | number | boolean | null;

const field = (cell: Cell): string => {
  if (cell === null || (typeof cell === 'number' && !Number.isFinite(cell))) return '';
  const text = typeof cell === 'boolean' ? (cell ? 'TRUE' : 'FALSE') : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
};

/**
 * A table as comma-separated text: one record per row, each ended by CRLF; fields with a comma, a quote or a line
 * break are quoted, quotes inside doubled (RFC 4180, section 2). An empty cell and a number without a value are empty
 * fields, booleans read TRUE and FALSE as in a sheet.
 */
export function toCsv(table: readonly (readonly Cell[])[]): string {
  return table.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}
