import { helpers } from '@odoo/o-spreadsheet';
import { serialOfDate } from './dates';
import { engineName, type SheetLocale } from './locale';
import { typed } from './typed';

export type TabCell = string | number | boolean | Date | null | undefined;

/** A tab as plain rows. Text is read as if typed: ISO dates become dates, `=…` a formula; a leading apostrophe keeps it as text. */
export interface Tab {
  name: string;
  rows: readonly (readonly TabCell[])[];
  /** Rows of the grid. Default: at least 1000, and 100 more than are filled. */
  gridRows?: number;
  /** Columns of the grid. Default: at least 26. */
  gridColumns?: number;
  frozenRows?: number;
}

interface Reader {
  locale: SheetLocale;
  sheetZone: string;
  now(): Date;
}

/** Joins runs of rows in one column that carry the same format. */
const runs = (formats: readonly (number | undefined)[], column: string): [string, number][] => {
  const found: [string, number][] = [];
  for (let row = 0; row < formats.length; row++) {
    const format = formats[row];
    if (format === undefined) continue;
    let end = row;
    while (formats[end + 1] === format) end++;
    found.push([end > row ? `${column}${row + 1}:${column}${end + 1}` : `${column}${row + 1}`, format]);
    row = end;
  }
  return found;
};

/** Plain rows as the engine's workbook data: loading that is far quicker than writing cells. */
export function workbookData(tabs: readonly Tab[], reader: Reader): object {
  const formatIds = new Map<string, number>();
  const formatId = (format: string): number => {
    let id = formatIds.get(format);
    if (id === undefined) formatIds.set(format, (id = formatIds.size + 1));
    return id;
  };
  const year = reader.now().getUTCFullYear();
  const { dateFormat, timeFormat } = reader.locale;
  const known = new Map<string, { content: string; format?: string }>();
  const read = (value: TabCell): { content: string; format?: string } => {
    if (value === null || value === undefined || value === '') return { content: '' };
    if (typeof value === 'number') return { content: String(value) };
    if (typeof value === 'boolean') return { content: value ? 'TRUE' : 'FALSE' };
    if (value instanceof Date) {
      const serial = serialOfDate(value, reader.sheetZone);
      return {
        content: String(serial),
        format: Number.isInteger(serial) ? dateFormat : `${dateFormat} ${timeFormat}`,
      };
    }
    let cell = known.get(value);
    if (!cell) {
      cell = typed(value, reader.locale, year);
      if (known.size < 100000) known.set(value, cell);
    }
    return cell;
  };
  const sheets = tabs.map((tab, index) => {
    const width = tab.rows.reduce((most, row) => Math.max(most, row.length), 0);
    const letters = Array.from({ length: width }, (_, col) => helpers.numberToLetters(col));
    const cells: Record<string, string> = {};
    const columns: (number | undefined)[][] = letters.map(() => []);
    tab.rows.forEach((row, r) => {
      for (let col = 0; col < row.length; col++) {
        const { content, format } = read(row[col]);
        if (content === '') continue;
        cells[letters[col] + (r + 1)] = content;
        if (format) columns[col][r] = formatId(format);
      }
    });
    const colNumber = Math.max(width, tab.gridColumns ?? 26);
    return {
      id: `sheet${index + 1}`,
      name: engineName(tab.name),
      colNumber,
      rowNumber: Math.max(tab.rows.length, tab.gridRows ?? Math.max(1000, tab.rows.length + 100)),
      cells,
      styles: {},
      formats: Object.fromEntries(columns.flatMap((formats, col) => runs(formats, letters[col]))),
      borders: {},
      merges: [],
      figures: [],
      cols: {},
      rows: {},
      conditionalFormats: [],
      dataValidationRules: [],
      tables: [],
      isVisible: true,
      areGridLinesVisible: true,
      panes: tab.frozenRows ? { xSplit: 0, ySplit: tab.frozenRows } : undefined,
    };
  });
  const empty = helpers.createEmptyWorkbookData();
  return {
    ...empty,
    sheets,
    formats: Object.fromEntries([...formatIds].map(([format, id]) => [id, format])),
    settings: { ...empty.settings, locale: reader.locale },
  };
}
