import type { Zone } from '../book';
import type { EnumValue } from '../enums';
import { colourOf } from './colours';
import { RangeContents } from './range-contents';
import type { Grid } from './range-place';
import type { TextStyleImpl } from './text-style';

/** How the cells of a range look: number formats, fonts, colours, borders, merges. */
export abstract class RangeLooks extends RangeContents {
  getNumberFormat = () => this.book.pattern(this.corner);
  getNumberFormats = () => this.map((position) => this.book.pattern(position));
  setNumberFormat(pattern: string) {
    this.check();
    const format = this.book.enginePattern(pattern);
    this.book.dispatch('SET_FORMATTING', { sheetId: this.sheetId, target: [this.zone], format });
    return this.self();
  }
  /** Cells that have the format already are left alone: most of a large range that is formatted anew. */
  setNumberFormats = (grid: Grid) => {
    const written = new Map<unknown, string>();
    return this.each(grid, (position, value) => {
      let format = written.get(value);
      if (format === undefined) written.set(value, (format = this.book.enginePattern(String(value ?? ''))));
      if ((this.book.getters.getCell(position)?.format ?? '') === format) return null;
      return { type: 'UPDATE_CELL', ...position, format };
    });
  };

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
