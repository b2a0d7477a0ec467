import { helpers } from '@odoo/o-spreadsheet';
import { serialOfDate } from './dates';
import { engineName, type SheetLocale } from './locale';
import type { Constant } from './quicken';
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
  /** A chart that was moved to a tab of its own: there are no cells. */
  isChart?: boolean;
  /** Makes columns as wide as what they hold, within reason. */
  fit?: boolean;
}

const NARROWEST = 60;
const WIDEST = 220;
const LETTER = 7;

/** Column widths for the first rows' texts. */
const widths = ({ rows }: Tab): Record<number, { size: number }> => {
  const longest: number[] = [];
  for (const line of rows.slice(0, 200))
    line.forEach((value, col) => {
      const length = value instanceof Date ? 10 : String(value ?? '').length;
      longest[col] = Math.max(longest[col] ?? 0, length);
    });
  return Object.fromEntries(
    longest.map((length, col) => [col, { size: Math.min(WIDEST, Math.max(NARROWEST, length * LETTER + 16)) }]),
  );
};

interface Reader {
  locale: SheetLocale;
  sheetZone: string;
  now(): Date;
}

type Read = Omit<Constant, 'row' | 'col'> & { formula?: boolean };
const EMPTY: Read = { content: '', value: '' };

/** Reads cells of plain rows; texts that occur again are read once. */
const cellReader = ({ locale, sheetZone, now }: Reader): ((value: TabCell) => Read) => {
  const year = now().getUTCFullYear();
  const { dateFormat, timeFormat } = locale;
  const known = new Map<string, Read>();
  const ofText = (text: string): Read => {
    const { kind, content, format } = typed(text, locale, year);
    if (kind === 'formula') return { content, value: '', formula: true };
    if (kind === 'number' || kind === 'date') return { content, value: Number(content), format };
    if (kind === 'boolean') return { content, value: content === 'TRUE' };
    return { content, value: content.startsWith("'") ? content.slice(1) : content };
  };
  return (value) => {
    if (value === null || value === undefined || value === '') return EMPTY;
    if (typeof value === 'number') return { content: String(value), value };
    if (typeof value === 'boolean') return { content: value ? 'TRUE' : 'FALSE', value };
    if (value instanceof Date) {
      const serial = serialOfDate(value, sheetZone);
      const format = Number.isInteger(serial) ? dateFormat : `${dateFormat} ${timeFormat}`;
      return { content: String(serial), value: serial, format };
    }
    let cell = known.get(value);
    if (!cell) {
      cell = ofText(value);
      if (known.size < 100000) known.set(value, cell);
    }
    return cell;
  };
};

/** Plain rows as the engine's workbook data, which holds the formulas, and the constants to be put in afterwards. */
export function workbookData(
  tabs: readonly Tab[],
  reader: Reader,
): { data: object; constants: [string, Constant[]][] } {
  const read = cellReader(reader);
  const constants: [string, Constant[]][] = [];
  const sheets = tabs.map((tab, index) => {
    const id = `sheet${index + 1}`;
    const cells: Record<string, string> = {};
    const own: Constant[] = [];
    let width = 0;
    tab.rows.forEach((line, row) => {
      width = Math.max(width, line.length);
      for (let col = 0; col < line.length; col++) {
        const cell = read(line[col]);
        if (cell.formula) cells[helpers.toXC(col, row)] = cell.content;
        else if (cell.content !== '')
          own.push({ row, col, content: cell.content, value: cell.value, format: cell.format });
      }
    });
    constants.push([id, own]);
    return {
      id,
      name: engineName(tab.name),
      colNumber: Math.max(width, tab.gridColumns ?? 26),
      rowNumber: Math.max(tab.rows.length, tab.gridRows ?? Math.max(1000, tab.rows.length + 100)),
      cells,
      styles: {},
      formats: {},
      borders: {},
      merges: [],
      figures: [],
      cols: tab.fit ? widths(tab) : {},
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
    data: { ...empty, sheets, settings: { ...empty.settings, locale: reader.locale } },
    constants,
  };
}
