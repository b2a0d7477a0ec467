import { textStyleBuilder } from './text-style';
import type { Book, Zone } from '../book';
import { enumOf, type EnumValue } from '../enums';
import { Exception } from '../exception';
import { guard, rawOf, type Members } from '../guard';
import { engineName } from '../locale';
import { Charts } from './charts';
import { BOOLEAN_CRITERIA, Conditional } from './conditional';
import { HTML_SERVICE, HtmlServiceImpl } from './html';
import { Metadata } from './metadata';
import { Notes } from './notes';
import { Protections } from './protections';
import { RangeImpl } from './range';
import { RANGE } from './range-members';
import { chartTab } from './chart-tab';
import { SheetImpl } from './sheet';
import { SHEET } from './sheet-members';
import { NAMED_RANGE, NamedRangeImpl, RANGE_LIST, RangeListImpl } from './small';
import { SPREADSHEET, SpreadsheetImpl } from './spreadsheet';
import { Storage } from './storage';
import { TEXT_FINDER, TextFinderImpl } from './text-finder';
import { UiImpl } from './user-interface';
import {
  LOGGER,
  LoggerImpl,
  SCRIPT_APP,
  ScriptAppImpl,
  SESSION,
  SessionImpl,
  UTILITIES,
  UtilitiesImpl,
} from './utilities';
import { CRITERIA_NAMES, Rules } from './validation';

/** Enums of SpreadsheetApp. */
const ENUMS: Record<string, readonly string[]> = {
  BooleanCriteria: BOOLEAN_CRITERIA,
  BorderStyle: ['DOTTED', 'DASHED', 'SOLID', 'SOLID_MEDIUM', 'SOLID_THICK', 'DOUBLE'],
  CopyPasteType: [
    'PASTE_NORMAL',
    'PASTE_NO_BORDERS',
    'PASTE_FORMAT',
    'PASTE_FORMULA',
    'PASTE_DATA_VALIDATION',
    'PASTE_VALUES',
  ],
  DataValidationCriteria: CRITERIA_NAMES,
  DeveloperMetadataLocationType: ['SPREADSHEET', 'SHEET', 'ROW', 'COLUMN'],
  DeveloperMetadataVisibility: ['DOCUMENT', 'PROJECT'],
  Dimension: ['COLUMNS', 'ROWS'],
  InterpolationType: ['NUMBER', 'PERCENT', 'PERCENTILE', 'MIN', 'MAX'],
  ProtectionType: ['RANGE', 'SHEET'],
  SheetType: ['GRID', 'OBJECT'],
  WrapStrategy: ['WRAP', 'OVERFLOW', 'CLIP'],
};
/** Enums of Charts. */
const CHART_ENUMS: Record<string, readonly string[]> = {
  ChartHiddenDimensionStrategy: ['IGNORE_BOTH', 'IGNORE_ROWS', 'IGNORE_COLUMNS', 'SHOW_BOTH'],
  ChartMergeStrategy: ['MERGE_COLUMNS', 'MERGE_ROWS'],
  ChartType: (
    'TIMELINE AREA BAR BUBBLE CANDLESTICK COLUMN COMBO GAUGE GEO HISTOGRAM RADAR LINE ORG PIE SCATTER SPARKLINE STEPPED_AREA ' +
    'TABLE TREEMAP WATERFALL'
  ).split(' '),
  CurveStyle: ['NORMAL', 'SMOOTH'],
  PointStyle: ['NONE', 'TINY', 'MEDIUM', 'LARGE', 'HUGE'],
  Position: ['TOP', 'RIGHT', 'BOTTOM', 'NONE'],
};

const SPREADSHEET_APP: Members = {
  ...Object.fromEntries(Object.keys(ENUMS).map((name) => [name, '= free'])),
  flush: 'handle',
  getActive: 'handle',
  getActiveRange: 'handle',
  getActiveSheet: 'handle',
  getActiveSpreadsheet: 'handle',
  getCurrentCell: 'handle',
  getUi: 'menu',
  newConditionalFormatRule: 'free',
  newDataValidation: 'free',
  newTextStyle: 'free',
};
const CHARTS: Members = Object.fromEntries(Object.keys(CHART_ENUMS).map((name) => [name, '= free']));

const COLOUR: Members = { asRgbColor: 'free' };
const RGB: Members = { asHexString: 'free' };

const FORBIDDEN_IN_NAMES = /[\\/?*[\]]/;

/** The global objects of Apps Script over one book, and how they make each other. */
export class Services {
  readonly enums: Record<string, Record<string, EnumValue>> = {};
  readonly globals: Record<string, object>;
  readonly notes = new Notes(this);
  readonly rules = new Rules(this);
  readonly conditional = new Conditional(this);
  readonly protections = new Protections(this);
  readonly metadata = new Metadata(this);
  readonly charts = new Charts(this);
  readonly storage = new Storage(this);
  readonly scriptApp: ScriptAppImpl;
  /** Another run holds every lock. */
  lockedElsewhere = false;
  /** Milliseconds that `Utilities.sleep` was asked for. */
  slept = 0;
  /** Hears when a script moves the active cell or tab. */
  moved: () => void = () => undefined;
  private gridIds = new Map<string, number>();
  private readonly whole: object;

  constructor(
    readonly book: Book,
    readonly addonName: string,
  ) {
    for (const [name, values] of Object.entries({ ...ENUMS, ...CHART_ENUMS }))
      this.enums[name] = this.enum(name, values);
    this.whole = this.guard('Spreadsheet', SPREADSHEET, new SpreadsheetImpl(this));
    this.scriptApp = new ScriptAppImpl(this);
    const ui = new UiImpl(this).wrap();
    const raw = rawOf(this.whole) as SpreadsheetImpl;
    const spreadsheetApp = {
      ...Object.fromEntries(Object.keys(ENUMS).map((name) => [name, this.enums[name]])),
      flush: () => void (book.gate.unflushed = false),
      getActive: () => this.whole,
      getActiveSpreadsheet: () => this.whole,
      getActiveSheet: () => raw.getActiveSheet(),
      getActiveRange: () => raw.getActiveRange(),
      getCurrentCell: () => raw.getCurrentCell(),
      getUi: () => ui,
      newConditionalFormatRule: () => this.conditional.builder(),
      newDataValidation: () => this.rules.builder(),
      newTextStyle: () => textStyleBuilder(this),
    };
    const charts = Object.fromEntries(Object.keys(CHART_ENUMS).map((name) => [name, this.enums[name]]));
    this.globals = {
      SpreadsheetApp: this.guard('SpreadsheetApp', SPREADSHEET_APP, spreadsheetApp),
      Charts: this.guard('Charts', CHARTS, charts),
      PropertiesService: this.storage.properties(),
      CacheService: this.storage.cache(),
      LockService: this.storage.lock(),
      Utilities: this.guard('Utilities', UTILITIES, new UtilitiesImpl(this)),
      Session: this.guard('Session', SESSION, new SessionImpl(this)),
      HtmlService: this.guard('HtmlService', HTML_SERVICE, new HtmlServiceImpl(this)),
      ScriptApp: this.guard('ScriptApp', SCRIPT_APP, this.scriptApp),
      Logger: this.guard('Logger', LOGGER, new LoggerImpl()),
    };
  }

  guard<T extends object>(className: string, members: Members, raw: T): T {
    return guard(this.book.gate, className, members, raw);
  }
  enum = (name: string, values: readonly string[]) => enumOf(this.book.gate, name, values);
  raw = <T extends object>(value: T): T => rawOf(value);

  spreadsheet = () => this.whole;
  rawSheet = (id: string) => new SheetImpl(this, id);
  sheet = (id: string) =>
    this.guard('Sheet', SHEET, this.book.chartTabs.has(id) ? chartTab(this, id) : this.rawSheet(id));
  rawRange = (sheetId: string, zone: Zone) => new RangeImpl(this, sheetId, zone);
  range = (sheetId: string, zone: Zone) => this.guard('Range', RANGE, this.rawRange(sheetId, zone));
  rangeList = (ranges: readonly RangeImpl[]) => this.guard('RangeList', RANGE_LIST, new RangeListImpl(this, ranges));
  namedRange = (name: string) => this.guard('NamedRange', NAMED_RANGE, new NamedRangeImpl(this, name));
  textFinder = (where: { sheetId: string; zone: Zone }[], text: string) =>
    this.guard('TextFinder', TEXT_FINDER, new TextFinderImpl(this, where, text));

  colour(hex: string) {
    return this.guard('Color', COLOUR, {
      asRgbColor: () => this.guard('RgbColor', RGB, { asHexString: () => hex }),
    });
  }

  /** Google's number of a tab; the first one is 0. */
  gridId(sheetId: string): number {
    let id = this.gridIds.get(sheetId);
    if (id === undefined) this.gridIds.set(sheetId, (id = this.gridIds.size * 7919));
    return id;
  }

  activate(sheetId: string): void {
    this.book.activeSheetId = sheetId;
    this.book.activeRange = null;
    this.moved();
  }

  /** @throws in Google's words if a tab cannot be called so. */
  checkName(name: string, own?: string): void {
    const other = this.book.sheetIdOf(name);
    if (other && other !== own)
      throw new Exception(`A sheet with the name "${name}" already exists. Please enter another name.`);
    if (name === '' || name.length > 100) throw new Exception('The sheet name must be between 1 and 100 characters.');
    if (FORBIDDEN_IN_NAMES.test(name))
      throw new Error(`The workbench cannot name a tab ${name}: Excel forbids \\ / ? * [ ] in names`);
  }
  freeName(wanted: string): string {
    let name = wanted;
    for (let n = 2; this.book.sheetIdOf(name); n++) name = `${wanted} ${n}`;
    return name;
  }
  freeSheetName(): string {
    let n = this.book.getters.getSheetIds().length + 1;
    while (this.book.sheetIdOf(`Sheet${n}`)) n++;
    return `Sheet${n}`;
  }
  duplicate(sheetId: string, name: string) {
    const sheetIdTo = this.book.id('tab');
    this.book.dispatch('DUPLICATE_SHEET', { sheetId, sheetIdTo, sheetNameTo: engineName(name) });
    this.activate(sheetIdTo);
    return this.sheet(sheetIdTo);
  }
  /** Names a range, or gives the name that it had a new one. */
  nameRange(name: string, range: RangeImpl, old?: string): void {
    const { book } = this;
    if (!/^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) || name.length > 250 || /^(true|false)$/i.test(name))
      throw new Exception(`The name "${name}" is not a valid range name.`);
    if (/^[A-Za-z]{1,3}\d+$/.test(name) || /^R\d*C\d*$/i.test(name))
      throw new Exception(`The name "${name}" is not a valid range name.`);
    const ranges = [book.getters.getRangeDataFromZone(range.sheetId, range.zone)];
    if (old)
      book.dispatch('UPDATE_NAMED_RANGE', { sheetId: range.sheetId, oldRangeName: old, newRangeName: name, ranges });
    else book.dispatch('CREATE_NAMED_RANGE', { sheetId: range.sheetId, name, ranges });
  }
}
