const SHARE = /share|rate|%/i;
const DAYS = /days|cycle/i;

/** A number as it is read at a glance, by what its heading says it is. */
function shown(cell: string | number, heading: string): string {
  if (typeof cell !== 'number') return cell;
  if (SHARE.test(heading)) return `${(cell * 100).toFixed(1)} %`;
  if (DAYS.test(heading)) return cell.toFixed(1);
  return Math.round(cell).toLocaleString('en');
}

/** Rows with headings as aligned text, numbers to the right; what was left out is told elsewhere. */
export function textTable(rows: readonly (readonly (string | number)[])[]): string {
  const [headings] = rows;
  const kept = headings.map((_, c) => c).filter((c) => headings[c] !== 'Left out');
  const texts = rows.map((row, r) => kept.map((c) => (r === 0 ? String(row[c]) : shown(row[c], String(headings[c])))));
  const isNumber = kept.map((c) => rows.slice(1).some((row) => typeof row[c] === 'number'));
  const widths = kept.map((_, k) => Math.max(...texts.map((line) => line[k].length)));
  return texts
    .map(
      (line) =>
        '  ' +
        line
          .map((text, k) => (isNumber[k] ? text.padStart(widths[k]) : text.padEnd(widths[k])))
          .join('  ')
          .trimEnd(),
    )
    .join('\n');
}
