import type { Workbook } from '../../workbench/fake';

/** What the deals come to, counted plainly from the cells: by other means than the add-on's, for the figures of 2026. */
export interface Truth {
  readonly sales: number;
  readonly won: number;
  readonly winRate: number | null;
  readonly open: number;
  /** Deals won by owner, as written. */
  readonly wonBy: ReadonlyMap<string, number>;
}

/** Why a formula may answer with a sentence instead: what it needs is not in the file. */
export type Lacking = 'deals' | 'settings' | 'a column';

const NEEDED = ['Deal ID', 'Amount', 'Status', 'Created', 'Close date', 'Owner'] as const;
type Needed = (typeof NEEDED)[number];

const isoIn = (zone: string): ((date: Date) => string) => {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return (date) => format.format(date);
};

/** Values of a named range; null when the name is gone. */
export function named(book: Workbook, name: string): unknown[][] | null {
  const range = book.book.getters.getNamedRanges().find((each) => each.name === name)?.range;
  if (!range) return null;
  const { top, bottom, left, right } = range.zone;
  const rows: unknown[][] = [];
  for (let row = top; row <= bottom; row++) {
    const line: unknown[] = [];
    for (let col = left; col <= right; col++) line.push(book.book.value({ sheetId: range.sheetId, row, col }));
    rows.push(line);
  }
  return rows;
}

/** A setting as the Settings tab holds it; '' when it is not there. */
export function setting(book: Workbook, name: string): unknown {
  return named(book, 'SETTINGS')?.find(([cell]) => cell === name)?.[1] ?? '';
}

/** Counts the deals of the range DEALS on the as-of day of the Settings tab. */
export function truthOf(book: Workbook): Truth | Lacking {
  const rows = named(book, 'DEALS');
  if (!rows) return 'deals';
  const day = isoIn(book.book.sheetZone);
  const settings = named(book, 'SETTINGS');
  if (settings?.[0][0] !== 'Setting' || settings[0][1] !== 'Value') return 'settings';
  const given = setting(book, 'As-of day');
  const asOf = given instanceof Date ? day(given) : String(given);
  if (!/^\d{4}-\d\d-\d\d$/.test(asOf)) return 'settings';
  const out = /^owner = (.*)$/.exec(String(setting(book, 'Leave out')))?.[1];
  const headings = rows[0].map(String);
  const at = Object.fromEntries(NEEDED.map((name) => [name, headings.indexOf(name)])) as Record<Needed, number>;
  if (NEEDED.some((name) => at[name] < 0)) return 'a column';
  let [sales, won, lost, open] = [0, 0, 0, 0];
  const wonBy = new Map<string, number>();
  for (const row of rows.slice(1)) {
    if (row.every((cell) => cell === '')) continue;
    const owner = String(row[at.Owner]);
    if (out !== undefined && owner.toLowerCase() === out.toLowerCase()) continue;
    const amount = row[at.Amount];
    const status = row[at.Status];
    const created = row[at.Created] instanceof Date ? day(row[at.Created] as Date) : '';
    const closed = row[at['Close date']] instanceof Date ? day(row[at['Close date']] as Date) : '';
    if (created > asOf) continue;
    if ((status !== 'Won' && status !== 'Lost') || closed > asOf) {
      if (typeof amount === 'number') open += amount;
      continue;
    }
    if (closed < '2026-01-01' || closed > '2026-12-31') continue;
    if (status === 'Lost') lost++;
    if (status !== 'Won') continue;
    won++;
    wonBy.set(owner, (wonBy.get(owner) ?? 0) + 1);
    if (typeof amount === 'number') sales += amount;
  }
  return { sales, won, open, wonBy, winRate: won + lost === 0 ? null : won / (won + lost) };
}
