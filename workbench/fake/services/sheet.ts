import type { Zone } from '../book';
import type { EnumValue } from '../enums';
import { Exception } from '../exception';
import { engineName } from '../locale';
import { checkBounds, splitA1, zoneOf } from './a1';
import type { ChartImpl } from './chart-builder';
import { colourOf } from './colours';
import type { ConditionalRule } from './conditional';
import type { RangeImpl } from './range';
import { SheetGrid } from './sheet-grid';

/** A tab: its grid, its name, what stands in it and what is pinned to it. */
export class SheetImpl extends SheetGrid {
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
