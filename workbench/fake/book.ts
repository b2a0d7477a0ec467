import type { CellValue, EvaluatedCell, Model, Style } from '@odoo/o-spreadsheet';
import type { Built } from '../realm/built';
import type { Realm, RealmOptions } from '../realm/realm';
import type { BuiltFile } from '../realm/built';
import { Calculation, showsDate } from './calculation';
import { DEFAULT_READINGS, type Readings } from './readings';
import { serialOfDate } from './dates';
import { batch, openModel, type BatchItem } from './engine';
import { Exception } from './exception';
import { Gate } from './gate';
import { LIMITS, type Limits } from './limits';
import { canonicalFormula, localeOf, localFormula, userName, type SheetLocale } from './locale';
import { workbookData, type Tab } from './load';
import { AUTOMATIC, enginePattern } from './pattern';
import { fill } from './quicken';
import type { Side } from './side';
import { typed } from './typed';
import { UserInterface } from './interface';

export interface Position {
  sheetId: string;
  col: number;
  row: number;
}

/** Both ends counted, from 0. */
export interface Zone {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface BookOptions {
  /** The add-on; none: a spreadsheet without one. */
  built?: Built;
  tabs?: readonly Tab[];
  /** A whole workbook in the engine's own form, as an import of .xlsx gives it; instead of `tabs`. */
  data?: object;
  title?: string;
  /** Google's name of the locale. Default en_US. */
  locale?: string;
  /** The spreadsheet's time zone. Default Etc/UTC. */
  sheetZone?: string;
  /** The script's time zone. Default: the manifest's. */
  scriptZone?: string;
  /** The clock. Default: the machine's. */
  now?: () => Date;
  /** Whether the add-on is enabled in this file, so that its functions are known. Default true. */
  enabled?: boolean;
  /** Which reading of unconfirmed facts of the platform to follow. */
  readings?: Partial<Readings>;
  /** What Google grants an execution. Default: as it says. */
  limits?: Partial<Limits>;
  print?: RealmOptions['print'];
}

export type OpenRealm = (scripts: readonly BuiltFile[], options: RealmOptions) => Realm;

const LONGEST = 50000;
const MOST_CELLS = 10000000;

/** One spreadsheet: the engine's model, and what Google knows of it beside the cells. */
export class Book {
  readonly gate = new Gate();
  /** Tabs that are one chart. */
  readonly chartTabs = new Set<string>();
  readonly calculation: Calculation;
  readonly ui: UserInterface;
  readonly readings: Readings;
  model!: Model;
  title: string;
  sheetZone: string;
  readonly scriptZone: string;
  readonly now: () => Date;
  locale: SheetLocale;
  readonly built: Built;
  activeSheetId = '';
  activeRange: { sheetId: string; zone: Zone } | null = null;
  private patterns = new Map<string, string>();
  private extents = new Map<string, { version: number; rows: number; columns: number }>();
  private nextId = 1;

  constructor(options: BookOptions) {
    this.built = options.built ?? { manifest: { timeZone: 'Etc/UTC' }, scripts: [], html: [] };
    this.title = options.title ?? 'Workbench';
    this.locale = localeOf(options.locale ?? 'en_US');
    this.sheetZone = options.sheetZone ?? 'Etc/UTC';
    this.scriptZone = options.scriptZone ?? this.built.manifest.timeZone;
    this.now = options.now ?? (() => new Date());
    this.readings = { ...DEFAULT_READINGS, ...options.readings };
    this.gate.readings = this.readings;
    this.gate.limits = { ...LIMITS, ...options.limits };
    this.gate.scopes = this.built.manifest.oauthScopes ?? null;
    this.calculation = new Calculation(this.gate, () => this.sheetZone, this.now, this.readings);
    this.calculation.enabled = options.enabled ?? true;
    this.ui = new UserInterface();
  }

  /** Opens the model; after the add-on's functions are known. */
  open(options: BookOptions): void {
    const { data, constants } = options.data
      ? { data: options.data, constants: [] }
      : workbookData(options.tabs ?? [{ name: 'Sheet1', rows: [] }], this);
    options.tabs?.forEach(({ isChart }, at) => isChart && this.chartTabs.add(`sheet${at + 1}`));
    openModel(data, this.calculation, (model) => {
      this.model = model;
      this.activeSheetId = model.getters.getSheetIds()[0];
      for (const [sheetId, cells] of constants) fill(model, sheetId, cells);
    });
  }

  get getters() {
    return this.model.getters;
  }

  id(prefix: string): string {
    return `${prefix}${this.nextId++}`;
  }

  // ── cells ──────────────────────────────────────────────────────────────────────────────────────────

  cell(position: Position): EvaluatedCell {
    const { reader } = this.calculation;
    return reader ? (reader(position) as EvaluatedCell) : this.getters.getEvaluatedCell(position);
  }

  value(position: Position): unknown {
    if (this.calculation.pending.size > 0) {
      const { sheetId, row, col } = position;
      for (const waiting of this.calculation.pending.values()) {
        if (waiting.sheetId !== sheetId) continue;
        if (waiting.row === row && waiting.col === col) return 'Loading...';
        const zone = this.getters.getSpreadZone(waiting);
        if (zone && row >= zone.top && row <= zone.bottom && col >= zone.left && col <= zone.right) return '';
      }
    }
    return this.calculation.value(this.cell(position));
  }

  shown(position: Position): string {
    const { formattedValue, value } = this.cell(position);
    return formattedValue ?? String(value ?? '');
  }

  /** The formula of a cell as the locale writes it; '' if it has none. */
  formula(position: Position): string {
    const cell = this.getters.getCell(position);
    return cell?.isFormula
      ? localFormula(cell.compiledFormula.toFormulaString(this.getters as never), this.locale)
      : '';
  }

  /** The message behind an error in a cell, as Sheets shows it on hovering; '' if there is none. */
  note(position: Position): string {
    return (this.cell(position) as { message?: string }).message ?? '';
  }

  /** The engine's command for giving a cell a value of a script's or a text as typed. */
  write(position: Position, value: unknown): BatchItem {
    const before = this.getters.getCell(position)?.format;
    const put = (content: string, format?: string): BatchItem => ({
      type: 'UPDATE_CELL',
      ...position,
      content,
      ...(format && !before ? { format } : {}),
    });
    if (value === null || value === undefined) return put('');
    if (typeof value === 'number') return put(Number.isFinite(value) ? String(value) : '#NUM!');
    if (typeof value === 'boolean') return put(value ? 'TRUE' : 'FALSE');
    if (value instanceof Date) {
      if (Number.isNaN(value.getTime())) return put('#NUM!');
      const serial = serialOfDate(value, this.sheetZone);
      const { dateFormat, timeFormat } = this.locale;
      const format = Number.isInteger(serial) ? dateFormat : `${dateFormat} ${timeFormat}`;
      return { type: 'UPDATE_CELL', ...position, content: String(serial), format: showsDate(before) ? before : format };
    }
    const text = String(value);
    if (text.length > LONGEST)
      throw new Exception(`Your input contains more than the maximum of ${LONGEST} characters in a single cell.`);
    if (before === '@') {
      if (this.readings.textFormat === 'text') return put(/^['=]/.test(text) ? `'${text}` : text);
      if (!text.startsWith('=')) return put(text);
    }
    const { content, format, kind } = typed(text, this.locale, this.now().getUTCFullYear());
    if (kind === 'date' && !showsDate(before)) return { type: 'UPDATE_CELL', ...position, content, format };
    return put(content, format);
  }

  writeFormula(position: Position, text: string): BatchItem {
    if (text.length > LONGEST)
      throw new Exception(`Your input contains more than the maximum of ${LONGEST} characters in a single cell.`);
    const formula = text === '' || text.startsWith('=') ? text : `=${text}`;
    return { type: 'UPDATE_CELL', ...position, content: formula && canonicalFormula(formula, this.locale) };
  }

  run(list: BatchItem[]): void {
    batch(this.model, list);
  }

  dispatch(type: string, payload: Record<string, unknown>): void {
    const result = (this.model.dispatch as unknown as (type: string, payload: object) => Dispatched)(type, payload);
    if (!result.isSuccessful && !result.reasons.every((reason) => reason === 'NoChanges'))
      throw new Exception(`The workbench's grid refused ${type}: ${result.reasons.join(', ')}`);
  }

  // ── formats ────────────────────────────────────────────────────────────────────────────────────────

  pattern(position: Position): string {
    const format = this.getters.getCell(position)?.format ?? this.cell(position).format ?? '';
    return format ? (this.patterns.get(format) ?? format) : AUTOMATIC;
  }

  enginePattern(pattern: string): string {
    const written = enginePattern(pattern);
    if (written !== pattern) this.patterns.set(written, pattern);
    return written;
  }

  style(position: Position): Style {
    return this.getters.getCell(position)?.style ?? {};
  }

  // ── tabs ───────────────────────────────────────────────────────────────────────────────────────────

  sheetIdOf(name: string): string | undefined {
    const wanted = name.toLowerCase();
    return this.getters.getSheetIds().find((id) => this.sheetName(id).toLowerCase() === wanted);
  }
  sheetName(id: string): string {
    return userName(this.getters.getSheetName(id));
  }

  /** Rows and columns up to the last cell that holds something. */
  extent(sheetId: string): { rows: number; columns: number } {
    const known = this.extents.get(sheetId);
    const { version } = this.calculation;
    if (known && known.version === version) return known;
    const { rows } = this.getters.getSheet(sheetId);
    const filled = (row: number, col: number): boolean => {
      const cell = this.getters.getCell({ sheetId, row, col });
      if (cell === undefined) return false;
      const isFormatted = cell.format !== undefined || cell.style !== undefined;
      return cell.isFormula || cell.content !== '' || (isFormatted && this.readings.dataRange === 'formats');
    };
    let last = rows.length;
    let columns = 0;
    const columnsOf = (row: number): number[] => Object.keys(rows[row].cells ?? {}).map(Number);
    while (last > 0 && !columnsOf(last - 1).some((col) => filled(last - 1, col))) last--;
    for (let row = 0; row < last; row++)
      for (const col of columnsOf(row)) if (col >= columns && filled(row, col)) columns = col + 1;
    const found = { version, rows: last, columns };
    for (const zone of this.spills(sheetId)) {
      found.rows = Math.max(found.rows, zone.bottom + 1);
      found.columns = Math.max(found.columns, zone.right + 1);
    }
    this.extents.set(sheetId, found);
    return found;
  }

  /** Zones that array results fill. */
  private spills(sheetId: string): Zone[] {
    const inner = this.calculation.inner as unknown as {
      evaluator: { spreadingRelations: { arrayFormulasToResults: { keysForSheet(id: string): Position[] } } };
    };
    return inner.evaluator.spreadingRelations.arrayFormulasToResults
      .keysForSheet(sheetId)
      .map((position) => this.getters.getSpreadZone(position))
      .filter((zone): zone is Zone => zone !== undefined);
  }

  /** @throws if the workbook would hold more cells than Google allows. */
  checkSize(added: number): void {
    const now = this.getters
      .getSheetIds()
      .reduce((sum, id) => sum + this.getters.getNumberRows(id) * this.getters.getNumberCols(id), 0);
    if (now + added > MOST_CELLS)
      throw new Exception(
        `This action would increase the number of cells in the workbook above the limit of ${MOST_CELLS} cells.`,
      );
  }

  sides(): Side[] {
    return (this.getters as unknown as { getSides(): Side[] }).getSides();
  }
  putSides(entries: Side[]): void {
    if (entries.length) this.dispatch('WB_SIDE_SET', { entries });
  }
  dropSides(ids: string[]): void {
    if (ids.length) this.dispatch('WB_SIDE_REMOVE', { ids });
  }

  rangeOf(sheetId: string, zone: Zone) {
    return this.getters.getRangeFromZone(sheetId, zone);
  }
}

interface Dispatched {
  isSuccessful: boolean;
  reasons: string[];
}

export type { CellValue };
