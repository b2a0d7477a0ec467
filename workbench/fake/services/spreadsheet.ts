import type { EnumValue } from '../enums';
import { Exception } from '../exception';
import type { Members } from '../guard';
import { engineName, localeOf } from '../locale';
import { isZone } from '../../realm/zone';
import { splitA1, zoneOf } from './a1';
import type { Services } from './index';
import type { RangeImpl } from './range';
import type { SheetImpl } from './sheet';

const MARK = 'string|string string|string DeveloperMetadataVisibility|string string DeveloperMetadataVisibility';

export const SPREADSHEET: Members = {
  addDeveloperMetadata: `write ${MARK}`,
  createDeveloperMetadataFinder: 'handle',
  createTextFinder: 'handle string',
  deleteSheet: 'write Sheet',
  deleteActiveSheet: 'write',
  duplicateActiveSheet: 'write',
  getActiveCell: 'handle',
  getActiveRange: 'handle',
  getActiveSheet: 'handle',
  getCurrentCell: 'handle',
  getDeveloperMetadata: 'read',
  getId: 'handle',
  getName: 'read',
  getNamedRanges: 'read',
  getNumSheets: 'handle',
  getProtections: 'read ProtectionType',
  getRange: 'handle string',
  getRangeByName: 'handle string',
  getRangeList: 'handle list',
  getSheetByName: 'handle string',
  getSheetById: 'handle integer',
  getSheetId: 'handle',
  getSheetName: 'handle',
  getSheets: 'handle',
  getSpreadsheetLocale: 'read',
  getSpreadsheetTimeZone: 'read',
  getUrl: 'handle',
  insertSheet: 'write |string|integer|string integer|string integer object|object|integer object|string object',
  moveActiveSheet: 'write integer',
  removeNamedRange: 'write string',
  rename: 'write string',
  setActiveRange: 'handle Range',
  setActiveSheet: 'handle Sheet|Sheet boolean',
  setCurrentCell: 'handle Range',
  setNamedRange: 'write string Range',
  setSpreadsheetLocale: 'write string',
  setSpreadsheetTimeZone: 'write string',
  toast: 'free string|string string?|string string? number?',
};

export class SpreadsheetImpl {
  constructor(readonly s: Services) {}

  private get book() {
    return this.s.book;
  }
  private get active(): SheetImpl {
    return this.s.rawSheet(this.book.activeSheetId);
  }

  getId = () => 'workbench-spreadsheet';
  getUrl = () => 'https://docs.google.com/spreadsheets/d/workbench-spreadsheet/edit';
  getName = () => this.book.title;
  rename = (title: string) => void (this.book.title = title);
  getSpreadsheetLocale = () => this.book.locale.code;
  setSpreadsheetLocale(code: string) {
    this.book.locale = localeOf(code);
    this.book.dispatch('UPDATE_LOCALE', { locale: this.book.locale });
  }
  getSpreadsheetTimeZone = () => this.book.sheetZone;
  setSpreadsheetTimeZone(zone: string) {
    if (!isZone(zone)) throw new Exception(`Invalid argument: ${zone}`);
    this.book.sheetZone = zone;
    this.book.calculation.forgetDates();
    this.book.dispatch('EVALUATE_CELLS', {});
  }
  toast(text: string, title: string | null = '', seconds: number | null = 5) {
    this.book.ui.toasts.push({ text, title: title ?? '', seconds: seconds ?? 5 });
    this.book.ui.changed();
  }

  // ── tabs ───────────────────────────────────────────────────────────────────────────────────────────

  getSheets = () => this.book.getters.getSheetIds().map((id) => this.s.sheet(id));
  getNumSheets = () => this.book.getters.getSheetIds().length;
  getSheetByName(name: string) {
    const id = this.book.sheetIdOf(String(name));
    return id && this.book.sheetName(id) === name ? this.s.sheet(id) : null;
  }
  getSheetById(gridId: number) {
    const id = this.book.getters.getSheetIds().find((one) => this.s.gridId(one) === gridId);
    return id ? this.s.sheet(id) : null;
  }
  getActiveSheet = () => this.s.sheet(this.book.activeSheetId);
  getSheetId = () => this.active.getSheetId();
  getSheetName = () => this.active.getName();
  setActiveSheet(sheet: SheetImpl) {
    this.s.activate(sheet.id);
    return this.s.sheet(sheet.id);
  }
  insertSheet(...args: (string | number | { template?: object })[]) {
    const name = args.find((one) => typeof one === 'string') as string | undefined;
    const index = args.find((one) => typeof one === 'number') as number | undefined;
    const options = args.find((one) => typeof one === 'object') as { template?: SheetImpl } | undefined;
    if (name !== undefined) this.s.checkName(name);
    const title = name ?? this.s.freeSheetName();
    if (options?.template) return this.s.duplicate((this.s.raw(options.template) as SheetImpl).id, title);
    const { getters } = this.book;
    const ids = getters.getSheetIds();
    this.book.checkSize(26000);
    const sheetId = this.book.id('tab');
    const position = Math.min(index ?? ids.indexOf(this.book.activeSheetId) + 1, ids.length);
    this.book.dispatch('CREATE_SHEET', { sheetId, name: engineName(title), position, rows: 1000, cols: 26 });
    this.s.activate(sheetId);
    return this.s.sheet(sheetId);
  }
  deleteSheet(sheet: SheetImpl) {
    const ids = this.book.getters.getSheetIds();
    if (ids.length === 1) throw new Exception("You can't remove all the sheets in a document.");
    if (this.book.getters.getVisibleSheetIds().every((id) => id === sheet.id))
      throw new Exception("You can't remove all the visible sheets in a document.");
    this.book.dispatch('DELETE_SHEET', { sheetId: sheet.id, sheetName: engineName(sheet.getName()) });
    if (this.book.activeSheetId === sheet.id) this.s.activate(this.book.getters.getVisibleSheetIds()[0]);
  }
  deleteActiveSheet() {
    this.deleteSheet(this.active);
    return this.getActiveSheet();
  }
  duplicateActiveSheet = () =>
    this.s.duplicate(this.book.activeSheetId, this.s.freeName(`Copy of ${this.active.getName()}`));
  moveActiveSheet(position: number) {
    const ids = this.book.getters.getSheetIds();
    if (position < 1 || position > ids.length) throw new Exception('Invalid sheet position.');
    const delta = position - 1 - ids.indexOf(this.book.activeSheetId);
    if (delta) this.book.dispatch('MOVE_SHEET', { sheetId: this.book.activeSheetId, delta });
  }

  // ── ranges ─────────────────────────────────────────────────────────────────────────────────────────

  getRange(reference: string) {
    const { sheetName, cells } = splitA1(reference);
    const named = sheetName === null ? this.getRangeByName(reference) : null;
    if (named) return named;
    const id = sheetName === null ? this.book.activeSheetId : this.book.sheetIdOf(sheetName);
    if (!id) throw new Exception('Range not found');
    const { getters } = this.book;
    const zone = zoneOf(cells, getters.getNumberRows(id), getters.getNumberCols(id));
    if (!zone) throw new Exception('Range not found');
    return this.s.range(id, zone);
  }
  getRangeList = (references: string[]) =>
    this.s.rangeList(references.map((reference) => this.s.raw(this.getRange(reference)) as RangeImpl));
  getRangeByName(name: string) {
    const found = this.book.getters.getNamedRange(name);
    return found && !found.range.invalidSheetName ? this.s.range(found.range.sheetId, found.range.zone) : null;
  }
  setNamedRange(name: string, range: RangeImpl) {
    this.s.nameRange(name, range, this.book.getters.getNamedRange(name)?.name);
  }
  removeNamedRange(name: string) {
    if (!this.book.getters.getNamedRange(name)) throw new Exception(`Range ${name} not found`);
    this.book.dispatch('DELETE_NAMED_RANGE', { name });
  }
  getNamedRanges = () => this.book.getters.getNamedRanges().map(({ name }) => this.s.namedRange(name));
  getActiveRange = () => this.active.getActiveRange();
  getActiveCell = () => this.active.getActiveCell();
  getCurrentCell = () => this.active.getActiveCell();
  setActiveRange = (range: RangeImpl) => range.activate();
  setCurrentCell = (range: RangeImpl) => range.activate();

  createTextFinder = (text: string) =>
    this.s.textFinder(
      this.book.getters.getSheetIds().map((sheetId) => ({
        sheetId,
        zone: this.book.getters.getSheetZone(sheetId),
      })),
      text,
    );
  getProtections = (type: EnumValue) => this.s.protections.of(type.name_, null);
  addDeveloperMetadata(key: string, a?: string | EnumValue, b?: EnumValue) {
    this.s.metadata.add({ sheetId: '', zone: null, dimension: null }, key, a, b);
    return this.s.spreadsheet();
  }
  getDeveloperMetadata = () => this.s.metadata.on('', null);
  createDeveloperMetadataFinder = () => this.s.metadata.finder(null);
}
