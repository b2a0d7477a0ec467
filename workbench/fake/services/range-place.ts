import type { Style } from '@odoo/o-spreadsheet';
import type { Position, Zone } from '../book';
import type { BatchItem } from '../engine';
import { Exception } from '../exception';
import { a1Of, checkBounds } from './a1';
import type { Services } from './index';

export type Grid<T = unknown> = T[][];

/** Where a range is, and how the others walk over its cells. */
export class RangePlace {
  constructor(
    readonly s: Services,
    readonly sheetId: string,
    readonly zone: Zone,
  ) {}

  protected get book() {
    return this.s.book;
  }
  get height(): number {
    return this.zone.bottom - this.zone.top + 1;
  }
  get width(): number {
    return this.zone.right - this.zone.left + 1;
  }
  protected get corner(): Position {
    return { sheetId: this.sheetId, row: this.zone.top, col: this.zone.left };
  }
  protected check(): void {
    if (!this.book.getters.tryGetSheet(this.sheetId))
      throw new Exception('The sheet that this range is on was deleted.');
  }
  protected map<T>(of: (position: Position) => T): Grid<T> {
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
  protected each(grid: Grid, item: (position: Position, value: unknown) => BatchItem | null): this {
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
  protected self(): this {
    return this.s.range(this.sheetId, this.zone) as unknown as this;
  }
  protected fits(grid: Grid): void {
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
  protected style(style: Partial<Record<string, unknown>>): this {
    this.check();
    this.book.dispatch('SET_FORMATTING', { sheetId: this.sheetId, target: [this.zone], style });
    return this.self();
  }
  protected styles(grid: Grid, of: (value: unknown) => Record<string, unknown>): this {
    return this.each(grid, (position, value) => {
      const before = this.book.style(position) as Record<string, unknown>;
      const change = of(value);
      if (Object.keys(change).every((key) => before[key] === change[key])) return null;
      return { type: 'UPDATE_CELL', ...position, style: { ...before, ...change } };
    });
  }
  protected styleAt<T>(key: keyof Style | 'fontFamily', otherwise: T, as: (value: unknown) => T): T {
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
}
