import { Exception } from '../exception';
import { engineName } from '../locale';
import type { Services } from './index';
import type { RangeImpl } from './range';

type Dimension = 'ROW' | 'COL';
/** Rows and columns of a tab. */
export class SheetGrid {
  constructor(
    readonly s: Services,
    readonly id: string,
  ) {}

  protected get book() {
    return this.s.book;
  }
  protected get getters() {
    if (!this.book.getters.tryGetSheet(this.id)) throw new Exception('The sheet was deleted.');
    return this.book.getters;
  }
  protected self() {
    return this.s.sheet(this.id);
  }
  protected get rows(): number {
    return this.getters.getNumberRows(this.id);
  }
  protected get columns(): number {
    return this.getters.getNumberCols(this.id);
  }
  protected whole(): RangeImpl {
    return this.s.rawRange(this.id, { top: 0, left: 0, bottom: this.rows - 1, right: this.columns - 1 });
  }

  private add(dimension: Dimension, base: number, quantity: number, position: 'before' | 'after') {
    const have = dimension === 'ROW' ? this.rows : this.columns;
    if (base < 0 || base >= have) throw new Exception('Those rows are out of bounds.');
    if (quantity < 1) throw new Exception('The number of rows to insert must be at least 1.');
    this.book.checkSize(quantity * (dimension === 'ROW' ? this.columns : this.rows));
    this.book.dispatch('ADD_COLUMNS_ROWS', {
      sheetId: this.id,
      sheetName: engineName(this.book.sheetName(this.id)),
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
      sheetName: engineName(this.book.sheetName(this.id)),
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
}
