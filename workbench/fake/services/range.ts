import { showsDate } from '../calculation';
import type { BatchItem } from '../engine';
import type { EnumValue } from '../enums';
import { Exception } from '../exception';
import { RangeLooks } from './range-looks';
import type { Grid } from './range-place';
import type { Validation } from './validation';

/** A range: its place, contents and looks, and what is pinned to its cells beside them. */
export class RangeImpl extends RangeLooks {
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
