import type { Cell, Style } from '@odoo/o-spreadsheet';
import type { Position, Zone } from '../book';
import type { BatchItem } from '../engine';
import type { EnumValue } from '../enums';
import { Exception } from '../exception';
import type { Members } from '../gate';
import { showsDate } from '../calculation';
import { a1Of, checkBounds } from './a1';
import type { TextStyleImpl } from './text-style';
import { colourOf } from './colours';
import type { Services } from './index';
import type { Validation } from './validation';

type Grid<T = unknown> = T[][];

export const RANGE: Members = {
  activate: 'handle',
  addDeveloperMetadata:
    'write string|string string|string DeveloperMetadataVisibility|string string DeveloperMetadataVisibility',
  breakApart: 'write',
  clear: 'write |object',
  clearContent: 'write',
  clearDataValidations: 'write',
  clearFormat: 'write',
  clearNote: 'write',
  copyTo: 'write Range|Range object|Range CopyPasteType boolean',
  createTextFinder: 'handle string',
  getA1Notation: 'handle',
  getBackground: 'read',
  getBackgrounds: 'read',
  getCell: 'handle integer integer',
  getColumn: 'handle',
  getDataValidation: 'read',
  getDataValidations: 'read',
  getDeveloperMetadata: 'read',
  getDisplayValue: 'read',
  getDisplayValues: 'read',
  getFontColorObject: 'read',
  getFontColorObjects: 'read',
  getFontFamily: 'read',
  getFontSize: 'read',
  getFontSizes: 'read',
  getFontStyle: 'read',
  getFontWeight: 'read',
  getFontWeights: 'read',
  getFormula: 'read',
  getFormulas: 'read',
  getGridId: 'handle',
  getHeight: 'handle',
  getHorizontalAlignment: 'read',
  getHorizontalAlignments: 'read',
  getLastColumn: 'handle',
  getLastRow: 'handle',
  getMergedRanges: 'read',
  getNote: 'read',
  getNotes: 'read',
  getNumberFormat: 'read',
  getNumberFormats: 'read',
  getNumColumns: 'handle',
  getNumRows: 'handle',
  getRow: 'handle',
  getSheet: 'handle',
  getValue: 'read',
  getValues: 'read',
  getVerticalAlignment: 'read',
  getWidth: 'handle',
  getWrap: 'read',
  insertCheckboxes: 'write',
  isBlank: 'read',
  isPartOfMerge: 'read',
  merge: 'write',
  mergeAcross: 'write',
  offset: 'handle integer integer|integer integer integer|integer integer integer integer',
  protect: 'write',
  setBackground: 'write string?',
  setBackgrounds: 'write grid',
  setBorder:
    'write boolean? boolean? boolean? boolean? boolean? boolean?|boolean? boolean? boolean? boolean? boolean? boolean? string? BorderStyle?',
  setDataValidation: 'write DataValidation?',
  setDataValidations: 'write grid',
  setFontColor: 'write string?',
  setFontColors: 'write grid',
  setFontFamily: 'write string?',
  setFontLine: 'write string?',
  setFontSize: 'write number',
  setFontSizes: 'write grid',
  setFontStyle: 'write string?',
  setFontWeight: 'write string?',
  setFontWeights: 'write grid',
  setFormula: 'write string',
  setFormulas: 'write grid',
  setHorizontalAlignment: 'write string?',
  setHorizontalAlignments: 'write grid',
  setNote: 'write string?',
  setNotes: 'write grid',
  setNumberFormat: 'write string',
  setNumberFormats: 'write grid',
  setTextStyles: 'write grid',
  setValue: 'write any',
  setValues: 'write grid',
  setVerticalAlignment: 'write string?',
  setWrap: 'write boolean',
  setWrapStrategy: 'write WrapStrategy',
  sort: 'write any',
  uncheck: 'write',
};

export class RangeImpl {
  constructor(
    readonly s: Services,
    readonly sheetId: string,
    readonly zone: Zone,
  ) {}

  private get book() {
    return this.s.book;
  }
  get height(): number {
    return this.zone.bottom - this.zone.top + 1;
  }
  get width(): number {
    return this.zone.right - this.zone.left + 1;
  }
  private get corner(): Position {
    return { sheetId: this.sheetId, row: this.zone.top, col: this.zone.left };
  }
  private check(): void {
    if (!this.book.getters.tryGetSheet(this.sheetId))
      throw new Exception('The sheet that this range is on was deleted.');
  }
  private map<T>(of: (position: Position) => T): Grid<T> {
    this.check();
    const { sheetId, zone } = this;
    const rows: Grid<T> = new Array(this.height);
    for (let row = zone.top; row <= zone.bottom; row++) {
      const line: T[] = new Array(this.width);
      for (let col = zone.left; col <= zone.right; col++) line[col - zone.left] = of({ sheetId, row, col });
      rows[row - zone.top] = line;
    }
    return rows;
  }
  /** One command per cell of a grid that must have the range's size. */
  private each(grid: Grid, item: (position: Position, value: unknown) => BatchItem | null): this {
    this.check();
    this.fits(grid);
    const list: BatchItem[] = [];
    const { sheetId, zone } = this;
    grid.forEach((line, r) =>
      line.forEach((value, c) => {
        const made = item({ sheetId, row: zone.top + r, col: zone.left + c }, value);
        if (made) list.push(made);
      }),
    );
    this.book.run(list);
    return this.self();
  }
  private self(): this {
    return this.s.range(this.sheetId, this.zone) as unknown as this;
  }
  private fits(grid: Grid): void {
    const { height, width } = this;
    if (grid.length !== height)
      throw new Exception(
        `The number of rows in the data does not match the number of rows in the range. The data has ${grid.length} but the range has ${height}.`,
      );
    for (const line of grid)
      if (line.length !== width)
        throw new Exception(
          `The number of columns in the data does not match the number of columns in the range. The data has ${line.length} but the range has ${width}.`,
        );
  }
  private style(style: Partial<Record<string, unknown>>): this {
    this.check();
    this.book.dispatch('SET_FORMATTING', { sheetId: this.sheetId, target: [this.zone], style });
    return this.self();
  }
  private styles(grid: Grid, of: (value: unknown) => Record<string, unknown>): this {
    return this.each(grid, (position, value) => ({
      type: 'UPDATE_CELL',
      ...position,
      style: { ...this.book.style(position), ...of(value) },
    }));
  }
  private styleAt<T>(key: keyof Style | 'fontFamily', otherwise: T, as: (value: unknown) => T): T {
    const value = (this.book.style(this.corner) as Record<string, unknown>)[key];
    return value === undefined || value === null ? otherwise : as(value);
  }

  // ── where ──────────────────────────────────────────────────────────────────────────────────────────

  getA1Notation() {
    const { zone, book, sheetId } = this;
    const rows = book.getters.getNumberRows(sheetId);
    return zone.top === 0 && zone.bottom === rows - 1 && rows > 1 ? a1Of(zone).replace(/\d+/g, '') : a1Of(zone);
  }
  getRow = () => this.zone.top + 1;
  getColumn = () => this.zone.left + 1;
  getLastRow = () => this.zone.bottom + 1;
  getLastColumn = () => this.zone.right + 1;
  getNumRows = () => this.height;
  getNumColumns = () => this.width;
  getHeight = () => this.height;
  getWidth = () => this.width;
  getSheet = () => this.s.sheet(this.sheetId);
  getGridId = () => this.s.gridId(this.sheetId);
  getCell(row: number, column: number) {
    if (row < 1 || column < 1 || row > this.height || column > this.width)
      throw new Exception('Cell reference out of range');
    return this.offset(row - 1, column - 1, 1, 1);
  }
  offset(rows: number, columns: number, height = this.height, width = this.width) {
    if (height < 1) throw new Exception('The number of rows in the range must be at least 1.');
    if (width < 1) throw new Exception('The number of columns in the range must be at least 1.');
    const top = this.zone.top + rows;
    const left = this.zone.left + columns;
    const zone = { top, left, bottom: top + height - 1, right: left + width - 1 };
    const { getters } = this.book;
    checkBounds(zone, getters.getNumberRows(this.sheetId), getters.getNumberCols(this.sheetId));
    return this.s.range(this.sheetId, zone);
  }
  activate() {
    this.book.activeSheetId = this.sheetId;
    this.book.activeRange = { sheetId: this.sheetId, zone: this.zone };
    this.s.moved();
    return this.self();
  }

  // ── contents ───────────────────────────────────────────────────────────────────────────────────────

  getValue = () => (this.check(), this.book.value(this.corner));
  getValues = () => this.map((position) => this.book.value(position));
  getDisplayValue = () => (this.check(), this.book.shown(this.corner));
  getDisplayValues = () => this.map((position) => this.book.shown(position));
  getFormula = () => (this.check(), this.book.formula(this.corner));
  getFormulas = () => this.map((position) => this.book.formula(position));
  isBlank = () =>
    this.map((position) => this.book.cell(position).value ?? '')
      .flat()
      .every((value) => value === '');

  setValue(value: unknown) {
    this.check();
    const { sheetId, zone } = this;
    const list: BatchItem[] = [];
    for (let row = zone.top; row <= zone.bottom; row++)
      for (let col = zone.left; col <= zone.right; col++) list.push(this.book.write({ sheetId, row, col }, value));
    this.book.run(list);
    return this.self();
  }
  setValues = (grid: Grid) => this.each(grid, (position, value) => this.book.write(position, value));
  setFormula(formula: string) {
    this.check();
    const grid = this.map(() => formula);
    return this.each(grid, (position) => this.book.writeFormula(position, String(formula)));
  }
  setFormulas = (grid: Grid) =>
    this.each(grid, (position, value) => this.book.writeFormula(position, String(value ?? '')));

  clear(options: Record<string, boolean> = {}) {
    const all = !['contentsOnly', 'formatOnly', 'commentsOnly', 'validationsOnly'].some((key) => options[key]);
    if (all || options.contentsOnly) this.clearContent();
    if (all || options.formatOnly) this.clearFormat();
    if (all || options.commentsOnly) this.clearNote();
    if (all || options.validationsOnly) this.clearDataValidations();
    return this.self();
  }
  clearContent() {
    this.check();
    this.book.dispatch('DELETE_CONTENT', { sheetId: this.sheetId, target: [this.zone] });
    return this.self();
  }
  clearFormat() {
    this.check();
    this.book.dispatch('CLEAR_FORMATTING', { sheetId: this.sheetId, target: [this.zone] });
    return this.self();
  }

  copyTo(target: RangeImpl, options?: Record<string, boolean> | EnumValue) {
    this.check();
    const only = options && 'name_' in options ? String(options.name_) : '';
    const values = only === 'PASTE_VALUES' || (options as Record<string, boolean>)?.contentsOnly === true;
    const formats = only === 'PASTE_FORMAT' || (options as Record<string, boolean>)?.formatOnly === true;
    const { book } = this;
    const list: BatchItem[] = [];
    const times = (there: number, here: number): number => Math.max(1, Math.floor(there / here));
    for (let down = 0; down < times(target.height, this.height); down++)
      for (let across = 0; across < times(target.width, this.width); across++)
        this.map((from) => {
          const to = {
            sheetId: target.sheetId,
            row: target.zone.top + down * this.height + from.row - this.zone.top,
            col: target.zone.left + across * this.width + from.col - this.zone.left,
          };
          const cell = book.getters.getCell(from);
          const content = cell?.isFormula
            ? book.getters.getTranslatedCellFormula(
                to.sheetId,
                to.col - from.col,
                to.row - from.row,
                cell.compiledFormula,
              )
            : (cell?.content ?? '');
          list.push({
            ...(formats
              ? { type: 'UPDATE_CELL', ...to }
              : values
                ? book.write(to, book.value(from))
                : { type: 'UPDATE_CELL', ...to, content }),
            ...(values ? {} : { style: cell?.style ?? null, format: cell?.format ?? '' }),
          } as BatchItem);
        });
    book.run(list);
  }

  sort(by: unknown) {
    const keys = (Array.isArray(by) ? by : [by]).map((one: unknown) =>
      typeof one === 'number' ? { column: one, ascending: true } : (one as { column: number; ascending?: boolean }),
    );
    const lines = this.map((position) => ({
      value: this.book.cell(position).value,
      cell: this.book.getters.getCell(position),
    }));
    const rank = (value: unknown): number =>
      value === null || value === '' ? 3 : typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
    lines.sort((a, b) => {
      for (const { column, ascending } of keys) {
        const [x, y] = [a, b].map((line) => line[column - this.zone.left - 1].value ?? '');
        const order = rank(x) - rank(y) || (typeof x === 'string' ? x.localeCompare(String(y)) : Number(x) - Number(y));
        if (order) return rank(x) === 3 || rank(y) === 3 ? order : ascending === false ? -order : order;
      }
      return 0;
    });
    return this.each(lines as Grid, (position, one) => {
      const { cell } = one as { cell: Cell | undefined };
      const content = cell?.isFormula
        ? cell.compiledFormula.toFormulaString(this.book.getters as never)
        : cell?.content;
      return {
        type: 'UPDATE_CELL',
        ...position,
        content: content ?? '',
        style: cell?.style ?? null,
        format: cell?.format ?? '',
      };
    });
  }

  // ── formats ────────────────────────────────────────────────────────────────────────────────────────

  getNumberFormat = () => this.book.pattern(this.corner);
  getNumberFormats = () => this.map((position) => this.book.pattern(position));
  setNumberFormat(pattern: string) {
    this.check();
    const format = this.book.enginePattern(pattern);
    this.book.dispatch('SET_FORMATTING', { sheetId: this.sheetId, target: [this.zone], format });
    return this.self();
  }
  setNumberFormats = (grid: Grid) =>
    this.each(grid, (position, value) => ({
      type: 'UPDATE_CELL',
      ...position,
      format: this.book.enginePattern(String(value ?? '')),
    }));

  getBackground = () => this.styleAt('fillColor', '#ffffff', (value) => String(value).toLowerCase());
  getBackgrounds = () => this.map((position) => this.book.style(position).fillColor?.toLowerCase() ?? '#ffffff');
  setBackground = (colour: string | null) => this.style({ fillColor: colourOf(colour) ?? undefined });
  setBackgrounds = (grid: Grid) =>
    this.styles(grid, (value) => ({ fillColor: colourOf(value as string) ?? undefined }));
  getFontColorObject = () =>
    this.s.colour(this.styleAt('textColor', '#000000', (value) => String(value).toLowerCase()));
  getFontColorObjects = () =>
    this.map((position) => this.s.colour(this.book.style(position).textColor?.toLowerCase() ?? '#000000'));
  setFontColor = (colour: string | null) => this.style({ textColor: colourOf(colour) ?? undefined });
  setFontColors = (grid: Grid) => this.styles(grid, (value) => ({ textColor: colourOf(value as string) ?? undefined }));
  getFontWeight = () => this.styleAt('bold', 'normal', (value) => (value ? 'bold' : 'normal'));
  getFontWeights = () => this.map((position) => (this.book.style(position).bold ? 'bold' : 'normal'));
  setFontWeight = (weight: string | null) => this.style({ bold: boldOf(weight) });
  setFontWeights = (grid: Grid) => this.styles(grid, (value) => ({ bold: boldOf(value as string | null) }));
  getFontStyle = () => this.styleAt('italic', 'normal', (value) => (value ? 'italic' : 'normal'));
  setFontStyle = (style: string | null) => this.style({ italic: style === 'italic' });
  setFontLine = (line: string | null) =>
    this.style({ underline: line === 'underline', strikethrough: line === 'line-through' });
  getFontSize = () => this.styleAt('fontSize', 10, Number);
  getFontSizes = () => this.map((position) => this.book.style(position).fontSize ?? 10);
  setFontSize = (size: number) => this.style({ fontSize: size });
  setTextStyles = (grid: Grid) => this.styles(grid, (value) => ({ ...this.s.raw(value as TextStyleImpl).spec }));
  setFontSizes = (grid: Grid) => this.styles(grid, (value) => ({ fontSize: Number(value) }));
  getFontFamily = () => this.styleAt('fontFamily', 'Arial', String);
  setFontFamily = (family: string | null) => this.style({ fontFamily: family ?? undefined });
  getHorizontalAlignment = () => this.styleAt('align', 'general', String);
  getHorizontalAlignments = () => this.map((position) => this.book.style(position).align ?? 'general');
  setHorizontalAlignment = (align: string | null) => this.style({ align: alignOf(align) });
  setHorizontalAlignments = (grid: Grid) => this.styles(grid, (value) => ({ align: alignOf(value as string) }));
  getVerticalAlignment = () => this.styleAt('verticalAlign', 'bottom', String);
  setVerticalAlignment = (align: string | null) => this.style({ verticalAlign: align ?? undefined });
  getWrap = () => this.styleAt('wrapping', false, (value) => value === 'wrap');
  setWrap = (wrap: boolean) => this.style({ wrapping: wrap ? 'wrap' : 'overflow' });
  setWrapStrategy = (strategy: EnumValue) => this.style({ wrapping: strategy.name_.toLowerCase() });

  setBorder(
    top: boolean | null,
    left: boolean | null,
    bottom: boolean | null,
    right: boolean | null,
    vertical: boolean | null,
    horizontal: boolean | null,
    colour: string | null = null,
    style: EnumValue | null = null,
  ) {
    this.check();
    const thick = style ? BORDERS[style.name_] : 'thin';
    const border = { style: thick, color: colourOf(colour) ?? '#000000' };
    const { zone, sheetId } = this;
    this.map(({ row, col }) => {
      const now = this.book.getters.getCellBorder({ sheetId, row, col }) ?? {};
      const next: Record<string, unknown> = { ...now };
      const set = (side: string, wanted: boolean | null): void => {
        if (wanted !== null) next[side] = wanted ? border : undefined;
      };
      set('top', row === zone.top ? top : horizontal);
      set('bottom', row === zone.bottom ? bottom : horizontal);
      set('left', col === zone.left ? left : vertical);
      set('right', col === zone.right ? right : vertical);
      this.book.dispatch('SET_BORDER', { sheetId, row, col, border: next });
    });
    return this.self();
  }

  merge() {
    this.book.dispatch('ADD_MERGE', { sheetId: this.sheetId, target: [this.zone], force: true });
    return this.self();
  }
  mergeAcross() {
    const target = this.map(({ row }) => ({ ...this.zone, top: row, bottom: row })).map((line) => line[0]);
    this.book.dispatch('ADD_MERGE', { sheetId: this.sheetId, target, force: true });
    return this.self();
  }
  breakApart() {
    const target = this.merges();
    if (target.length) this.book.dispatch('REMOVE_MERGE', { sheetId: this.sheetId, target });
    return this.self();
  }
  private merges(): Zone[] {
    return this.book.getters.getMergesInZone(this.sheetId, this.zone);
  }
  isPartOfMerge = () => this.merges().length > 0;
  getMergedRanges = () => this.merges().map((zone) => this.s.range(this.sheetId, zone));

  // ── notes, rules, marks ────────────────────────────────────────────────────────────────────────────

  getNote = () => this.s.notes.at(this.corner);
  getNotes = () => this.map((position) => this.s.notes.at(position));
  setNote(note: string | null) {
    this.s.notes.put(this.map((position) => ({ position, text: String(note ?? '') })).flat());
    return this.self();
  }
  setNotes(grid: Grid) {
    this.fits(grid);
    const { top, left } = this.zone;
    this.s.notes.put(
      this.map((position) => ({
        position,
        text: String(grid[position.row - top][position.col - left] ?? ''),
      })).flat(),
    );
    return this.self();
  }
  clearNote() {
    return this.setNote('');
  }
  getDataValidation = () => this.s.rules.at(this.corner);
  getDataValidations = () => this.map((position) => this.s.rules.at(position));
  setDataValidation(rule: Validation | null) {
    this.s.rules.put(this.sheetId, this.zone, rule);
    return this.self();
  }
  setDataValidations(grid: (Validation | null)[][]) {
    this.fits(grid);
    const { top, left } = this.zone;
    this.map(({ row, col }) =>
      this.s.rules.put(this.sheetId, { top: row, bottom: row, left: col, right: col }, grid[row - top][col - left]),
    );
    return this.self();
  }
  clearDataValidations() {
    return this.setDataValidation(null);
  }
  insertCheckboxes() {
    this.s.rules.put(this.sheetId, this.zone, this.s.rules.checkbox());
    const empty: BatchItem[] = [];
    this.map((position) => {
      if (this.book.cell(position).value === null) empty.push(this.book.write(position, false));
    });
    this.book.run(empty);
    return this.self();
  }
  uncheck() {
    return this.each(
      this.map(() => false),
      (position) => (typeof this.book.cell(position).value === 'boolean' ? this.book.write(position, false) : null),
    );
  }
  createTextFinder = (text: string) => this.s.textFinder([{ sheetId: this.sheetId, zone: this.zone }], text);
  protect = () => this.s.protections.add(this.sheetId, this.zone);
  addDeveloperMetadata(key: string, a?: string | EnumValue, b?: EnumValue) {
    const { zone, book, sheetId } = this;
    const columns = zone.top === 0 && zone.bottom === book.getters.getNumberRows(sheetId) - 1;
    const rows = zone.left === 0 && zone.right === book.getters.getNumberCols(sheetId) - 1;
    if ((!columns || zone.left !== zone.right) && (!rows || zone.top !== zone.bottom))
      throw new Exception(
        'Developer metadata can only be added to a whole row or column, a sheet, or the spreadsheet.',
      );
    this.s.metadata.add({ sheetId, zone, dimension: columns ? 'COLUMN' : 'ROW' }, key, a, b);
    return this.self();
  }
  getDeveloperMetadata = () => this.s.metadata.on(this.sheetId, this.zone);

  /** Whether the range shows dates, for those who look at a range from outside. */
  showsDates(): boolean {
    return showsDate(this.book.getters.getCell(this.corner)?.format);
  }
}

const BORDERS: Record<string, string> = {
  DOTTED: 'dotted',
  DASHED: 'dashed',
  SOLID: 'thin',
  SOLID_MEDIUM: 'medium',
  SOLID_THICK: 'thick',
  DOUBLE: 'thick',
};
const boldOf = (weight: string | null): boolean | undefined => (weight === null ? undefined : weight === 'bold');
const alignOf = (align: string | null): string | undefined =>
  align === null || align === 'normal' || align === 'general' ? undefined : align;
