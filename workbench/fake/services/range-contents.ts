import type { Cell } from '@odoo/o-spreadsheet';
import type { BatchItem } from '../engine';
import type { EnumValue } from '../enums';
import { RangePlace, type Grid } from './range-place';

/** What the cells of a range hold: read, written, cleared, copied, sorted. */
export abstract class RangeContents extends RangePlace {
  abstract clearNote(): this;
  abstract clearDataValidations(): this;

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

  copyTo(target: RangePlace, options?: Record<string, boolean> | EnumValue) {
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
}
