import type { Zone } from '../book';
import type { EnumValue } from '../enums';
import { Exception } from '../exception';
import type { Members } from '../gate';
import { engineName } from '../locale';
import { checkBounds, splitA1, zoneOf } from './a1';
import type { ChartBuilderImpl, ChartImpl } from './charts';
import { colourOf } from './colours';
import type { ConditionalRule } from './conditional';
import type { Services } from './index';
import type { RangeImpl } from './range';

const MARK = 'string|string string|string DeveloperMetadataVisibility|string string DeveloperMetadataVisibility';

export const SHEET: Members = {
  activate: 'handle',
  addDeveloperMetadata: `write ${MARK}`,
  appendRow: 'write list',
  autoResizeColumn: 'write integer',
  autoResizeColumns: 'write integer integer',
  clear: 'write |object',
  clearConditionalFormatRules: 'write',
  clearContents: 'write',
  clearFormats: 'write',
  clearNotes: 'write',
  copyTo: 'write Spreadsheet',
  createDeveloperMetadataFinder: 'handle',
  createTextFinder: 'handle string',
  deleteColumn: 'write integer',
  deleteColumns: 'write integer integer',
  deleteRow: 'write integer',
  deleteRows: 'write integer integer',
  getActiveCell: 'handle',
  getActiveRange: 'handle',
  getCharts: 'read',
  getColumnWidth: 'read integer',
  getConditionalFormatRules: 'read',
  getCurrentCell: 'handle',
  getDataRange: 'read',
  getDeveloperMetadata: 'read',
  getFilter: 'read',
  getFrozenColumns: 'read',
  getFrozenRows: 'read',
  getIndex: 'handle',
  getLastColumn: 'read',
  getLastRow: 'read',
  getMaxColumns: 'read',
  getMaxRows: 'read',
  getName: 'handle',
  getNamedRanges: 'read',
  getParent: 'handle',
  getProtections: 'read ProtectionType',
  getRange: 'handle string|integer integer|integer integer integer|integer integer integer integer',
  getRangeList: 'handle list',
  getRowHeight: 'read integer',
  getSheetId: 'handle',
  getSheetName: 'handle',
  getTabColor: 'read',
  getType: 'handle',
  hasHiddenGridlines: 'read',
  hideColumns: 'write integer|integer integer',
  hideRows: 'write integer|integer integer',
  hideSheet: 'write',
  insertChart: 'write EmbeddedChart',
  insertColumnAfter: 'write integer',
  insertColumnBefore: 'write integer',
  insertColumns: 'write integer|integer integer',
  insertColumnsAfter: 'write integer integer',
  insertColumnsBefore: 'write integer integer',
  insertRowAfter: 'write integer',
  insertRowBefore: 'write integer',
  insertRows: 'write integer|integer integer',
  insertRowsAfter: 'write integer integer',
  insertRowsBefore: 'write integer integer',
  isColumnHiddenByUser: 'read integer',
  isRowHiddenByUser: 'read integer',
  isSheetHidden: 'read',
  newChart: 'handle',
  protect: 'write',
  removeChart: 'write EmbeddedChart',
  setActiveRange: 'handle Range',
  setActiveSelection: 'handle Range|string',
  setColumnWidth: 'write integer integer',
  setColumnWidths: 'write integer integer integer',
  setConditionalFormatRules: 'write list',
  setCurrentCell: 'handle Range',
  setFrozenColumns: 'write integer',
  setFrozenRows: 'write integer',
  setHiddenGridlines: 'write boolean',
  setName: 'write string',
  setRowHeight: 'write integer integer',
  setRowHeights: 'write integer integer integer',
  setTabColor: 'write string?',
  showColumns: 'write integer|integer integer',
  showRows: 'write integer|integer integer',
  showSheet: 'write',
  sort: 'write integer|integer boolean',
  updateChart: 'write EmbeddedChart',
};

type Dimension = 'ROW' | 'COL';

export class SheetImpl {
  constructor(
    readonly s: Services,
    readonly id: string,
  ) {}

  private get book() {
    return this.s.book;
  }
  private get getters() {
    if (!this.book.getters.tryGetSheet(this.id)) throw new Exception('The sheet was deleted.');
    return this.book.getters;
  }
  private self() {
    return this.s.sheet(this.id);
  }
  private get rows(): number {
    return this.getters.getNumberRows(this.id);
  }
  private get columns(): number {
    return this.getters.getNumberCols(this.id);
  }
  private whole(): RangeImpl {
    return this.s.rawRange(this.id, { top: 0, left: 0, bottom: this.rows - 1, right: this.columns - 1 });
  }

  // ── who and where ──────────────────────────────────────────────────────────────────────────────────

  getName = () => (void this.getters, this.book.sheetName(this.id));
  getSheetName = () => this.getName();
  getSheetId = () => this.s.gridId(this.id);
  getIndex = () => this.getters.getSheetIds().indexOf(this.id) + 1;
  getParent = () => this.s.spreadsheet();
  getType = () => this.s.enums.SheetType.GRID;
  setName(name: string) {
    const own = this.getName();
    this.s.checkName(name, this.id);
    if (own !== name)
      this.book.dispatch('RENAME_SHEET', {
        sheetId: this.id,
        newName: engineName(name),
        oldName: engineName(own),
      });
    return this.self();
  }
  activate() {
    this.s.activate(this.id);
    return this.self();
  }
  copyTo() {
    const name = this.s.freeName(`Copy of ${this.getName()}`);
    return this.s.duplicate(this.id, name);
  }

  getRange(a: string | number, b?: number, height = 1, width = 1) {
    const { rows, columns } = this;
    if (typeof a === 'string') {
      const { sheetName, cells } = splitA1(a);
      if (sheetName !== null && sheetName !== this.getName()) throw new Exception('Range not found');
      const zone = zoneOf(cells, rows, columns) ?? this.named(a);
      if (!zone) throw new Exception('Range not found');
      return this.s.range(this.id, zone);
    }
    if (height < 1) throw new Exception('The number of rows in the range must be at least 1.');
    if (width < 1) throw new Exception('The number of columns in the range must be at least 1.');
    if (a < 1) throw new Exception('The starting row of the range is too small.');
    if (b! < 1) throw new Exception('The starting column of the range is too small.');
    const zone = { top: a - 1, left: b! - 1, bottom: a + height - 2, right: b! + width - 2 };
    checkBounds(zone, rows, columns);
    return this.s.range(this.id, zone);
  }
  private named(name: string): Zone | null {
    const found = this.getters.getNamedRange(name);
    return found && found.range.sheetId === this.id ? found.range.zone : null;
  }
  getRangeList = (references: string[]) =>
    this.s.rangeList(references.map((reference) => this.s.raw(this.getRange(reference)) as RangeImpl));
  getDataRange() {
    const { rows, columns } = this.book.extent(this.id);
    return this.s.range(this.id, { top: 0, left: 0, bottom: Math.max(rows, 1) - 1, right: Math.max(columns, 1) - 1 });
  }
  getLastRow = () => (void this.getters, this.book.extent(this.id).rows);
  getLastColumn = () => (void this.getters, this.book.extent(this.id).columns);
  getMaxRows = () => this.rows;
  getMaxColumns = () => this.columns;
  getActiveRange() {
    const active = this.book.activeRange;
    return active && active.sheetId === this.id
      ? this.s.range(active.sheetId, active.zone)
      : this.s.range(this.id, { top: 0, left: 0, bottom: 0, right: 0 });
  }
  getActiveCell() {
    const { zone } = this.s.raw(this.getActiveRange()) as RangeImpl;
    return this.s.range(this.id, { ...zone, bottom: zone.top, right: zone.left });
  }
  getCurrentCell = () => this.getActiveCell();
  setActiveRange(range: RangeImpl) {
    return range.activate();
  }
  setActiveSelection(range: RangeImpl | string) {
    const raw = typeof range === 'string' ? (this.s.raw(this.getRange(range)) as RangeImpl) : range;
    return raw.activate();
  }
  setCurrentCell(range: RangeImpl) {
    return range.activate();
  }
  getNamedRanges = () =>
    this.getters
      .getNamedRanges()
      .filter(({ range }) => range.sheetId === this.id)
      .map(({ name }) => this.s.namedRange(name));

  // ── grid ───────────────────────────────────────────────────────────────────────────────────────────

  private add(dimension: Dimension, base: number, quantity: number, position: 'before' | 'after') {
    const have = dimension === 'ROW' ? this.rows : this.columns;
    if (base < 0 || base >= have) throw new Exception('Those rows are out of bounds.');
    if (quantity < 1) throw new Exception('The number of rows to insert must be at least 1.');
    this.book.checkSize(quantity * (dimension === 'ROW' ? this.columns : this.rows));
    this.book.dispatch('ADD_COLUMNS_ROWS', {
      sheetId: this.id,
      sheetName: engineName(this.getName()),
      dimension,
      base,
      quantity,
      position,
    });
    return this.self();
  }
  insertRowAfter = (row: number) => this.add('ROW', row - 1, 1, 'after');
  insertRowBefore = (row: number) => this.add('ROW', row - 1, 1, 'before');
  insertRows = (row: number, quantity = 1) => void this.add('ROW', row - 1, quantity, 'before');
  insertRowsAfter = (row: number, quantity: number) => this.add('ROW', row - 1, quantity, 'after');
  insertRowsBefore = (row: number, quantity: number) => this.add('ROW', row - 1, quantity, 'before');
  insertColumnAfter = (column: number) => this.add('COL', column - 1, 1, 'after');
  insertColumnBefore = (column: number) => this.add('COL', column - 1, 1, 'before');
  insertColumns = (column: number, quantity = 1) => void this.add('COL', column - 1, quantity, 'before');
  insertColumnsAfter = (column: number, quantity: number) => this.add('COL', column - 1, quantity, 'after');
  insertColumnsBefore = (column: number, quantity: number) => this.add('COL', column - 1, quantity, 'before');

  private remove(dimension: Dimension, from: number, quantity: number) {
    const have = dimension === 'ROW' ? this.rows : this.columns;
    const what = dimension === 'ROW' ? 'rows' : 'columns';
    if (from < 1 || quantity < 1 || from + quantity - 1 > have) throw new Exception(`Those ${what} are out of bounds.`);
    if (quantity === have) throw new Exception(`You can't delete all the ${what} on the sheet.`);
    const elements = Array.from({ length: quantity }, (_, i) => from - 1 + i);
    this.book.dispatch('REMOVE_COLUMNS_ROWS', {
      sheetId: this.id,
      sheetName: engineName(this.getName()),
      dimension,
      elements,
    });
    return this.self();
  }
  deleteRow = (row: number) => this.remove('ROW', row, 1);
  deleteRows = (row: number, quantity: number) => void this.remove('ROW', row, quantity);
  deleteColumn = (column: number) => this.remove('COL', column, 1);
  deleteColumns = (column: number, quantity: number) => void this.remove('COL', column, quantity);

  appendRow(values: unknown[]) {
    const row = this.book.extent(this.id).rows;
    if (row >= this.rows) this.add('ROW', this.rows - 1, 1, 'after');
    if (values.length > this.columns) this.add('COL', this.columns - 1, values.length - this.columns, 'after');
    this.book.run(values.map((value, col) => this.book.write({ sheetId: this.id, row, col }, value)));
    return this.self();
  }

  private indices = (from: number, quantity: number): number[] =>
    Array.from({ length: quantity }, (_, i) => from - 1 + i);
  private resize(dimension: Dimension, elements: number[], size: number | null) {
    this.book.dispatch('RESIZE_COLUMNS_ROWS', { sheetId: this.id, dimension, elements, size });
    return this.self();
  }
  setColumnWidth = (column: number, width: number) => this.resize('COL', [column - 1], width);
  setColumnWidths = (from: number, n: number, width: number) => this.resize('COL', this.indices(from, n), width);
  getColumnWidth = (column: number) => this.getters.getColSize(this.id, column - 1);
  setRowHeight = (row: number, height: number) => this.resize('ROW', [row - 1], height);
  setRowHeights = (from: number, n: number, height: number) => this.resize('ROW', this.indices(from, n), height);
  getRowHeight = (row: number) => this.getters.getRowSize(this.id, row - 1);
  /** Without a screen nothing can be measured: the width follows the longest text. */
  autoResizeColumns(from: number, quantity: number) {
    const { rows } = this.book.extent(this.id);
    for (const col of this.indices(from, quantity)) {
      let longest = 3;
      for (let row = 0; row < Math.min(rows, 1000); row++)
        longest = Math.max(longest, this.book.shown({ sheetId: this.id, row, col }).length);
      this.resize('COL', [col], Math.min(400, Math.round(longest * 7.2) + 16));
    }
    return this.self();
  }
  autoResizeColumn = (column: number) => this.autoResizeColumns(column, 1);
  getFrozenRows = () => this.getters.getPaneDivisions(this.id).ySplit;
  getFrozenColumns = () => this.getters.getPaneDivisions(this.id).xSplit;
  private freeze(dimension: 'ROWS' | 'COLUMNS', quantity: number) {
    if (quantity === 0) this.book.dispatch(`UNFREEZE_${dimension}`, { sheetId: this.id });
    else this.book.dispatch(`FREEZE_${dimension}`, { sheetId: this.id, quantity });
  }
  setFrozenRows = (quantity: number) => this.freeze('ROWS', quantity);
  setFrozenColumns = (quantity: number) => this.freeze('COLUMNS', quantity);
  private hide(command: 'HIDE' | 'UNHIDE', dimension: Dimension, from: number, quantity = 1) {
    const elements = this.indices(from, quantity);
    this.book.dispatch(`${command}_COLUMNS_ROWS`, { sheetId: this.id, dimension, elements });
  }
  hideRows = (from: number, n?: number) => this.hide('HIDE', 'ROW', from, n);
  showRows = (from: number, n?: number) => this.hide('UNHIDE', 'ROW', from, n);
  hideColumns = (from: number, n?: number) => this.hide('HIDE', 'COL', from, n);
  showColumns = (from: number, n?: number) => this.hide('UNHIDE', 'COL', from, n);
  isRowHiddenByUser = (row: number) => this.getters.isRowHiddenByUser(this.id, row - 1);
  isColumnHiddenByUser = (column: number) => this.getters.isColHiddenByUser(this.id, column - 1);

  // ── the tab ────────────────────────────────────────────────────────────────────────────────────────

  isSheetHidden = () => !this.getters.isSheetVisible(this.id);
  hideSheet() {
    if (!this.isSheetHidden()) {
      if (this.getters.getVisibleSheetIds().length === 1)
        throw new Exception("You can't hide all the sheets in a document.");
      this.book.dispatch('HIDE_SHEET', { sheetId: this.id });
    }
    return this.self();
  }
  showSheet() {
    if (this.isSheetHidden()) this.book.dispatch('SHOW_SHEET', { sheetId: this.id });
    return this.self();
  }
  setTabColor(colour: string | null) {
    this.book.dispatch('COLOR_SHEET', { sheetId: this.id, color: colourOf(colour) ?? undefined });
    return this.self();
  }
  getTabColor = () => this.getters.getSheet(this.id).color ?? null;
  setHiddenGridlines(hidden: boolean) {
    this.book.dispatch('SET_GRID_LINES_VISIBILITY', { sheetId: this.id, areGridLinesVisible: !hidden });
    return this.self();
  }
  hasHiddenGridlines = () => !this.getters.getGridLinesVisibility(this.id);
  getFilter = () => null;

  // ── contents ───────────────────────────────────────────────────────────────────────────────────────

  clear(options: Record<string, boolean> = {}) {
    const all = !options.contentsOnly && !options.formatOnly;
    if (all || options.contentsOnly) this.clearContents();
    if (all || options.formatOnly) this.clearFormats();
    return this.self();
  }
  /** Cells that hold something or carry a format: clearing the rest would change nothing. */
  private used(): Zone {
    const cells = this.getters.getSheet(this.id).rows;
    let bottom = cells.length - 1;
    while (bottom > 0 && Object.keys(cells[bottom].cells ?? {}).length === 0) bottom--;
    return { top: 0, left: 0, bottom, right: this.columns - 1 };
  }
  clearContents() {
    this.book.dispatch('DELETE_CONTENT', { sheetId: this.id, target: [this.used()] });
    return this.self();
  }
  clearFormats() {
    this.book.dispatch('CLEAR_FORMATTING', { sheetId: this.id, target: [this.used()] });
    this.clearConditionalFormatRules();
    return this.self();
  }
  clearNotes() {
    this.s.notes.clear(this.id);
    return this.self();
  }
  sort(column: number, ascending = true) {
    const { rows, columns } = this.book.extent(this.id);
    const from = this.getFrozenRows();
    if (rows > from)
      this.s
        .rawRange(this.id, { top: from, left: 0, bottom: rows - 1, right: columns - 1 })
        .sort({ column, ascending });
    return this.self();
  }
  createTextFinder = (text: string) => this.s.textFinder([{ sheetId: this.id, zone: this.whole().zone }], text);

  // ── rules, marks, charts ───────────────────────────────────────────────────────────────────────────

  getConditionalFormatRules = () => this.s.conditional.rules(this.id);
  setConditionalFormatRules = (rules: ConditionalRule[]) => this.s.conditional.replace(this.id, rules);
  clearConditionalFormatRules = () => this.s.conditional.replace(this.id, []);
  protect = () => this.s.protections.add(this.id, null);
  getProtections = (type: EnumValue) => this.s.protections.of(type.name_, this.id);
  addDeveloperMetadata(key: string, a?: string | EnumValue, b?: EnumValue) {
    this.s.metadata.add({ sheetId: this.id, zone: null, dimension: null }, key, a, b);
    return this.self();
  }
  getDeveloperMetadata = () => this.s.metadata.on(this.id, null);
  createDeveloperMetadataFinder = () => this.s.metadata.finder(this.id);
  newChart = () => this.s.charts.builder(this.id);
  getCharts = () => this.s.charts.on(this.id);
  insertChart = (chart: ChartImpl) => this.s.charts.insert(this.id, chart);
  updateChart = (chart: ChartImpl) => this.s.charts.update(this.id, chart);
  removeChart = (chart: ChartImpl) => this.s.charts.remove(chart);
}

export type { ChartBuilderImpl };
