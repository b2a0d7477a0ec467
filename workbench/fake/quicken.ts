import { invalidateEvaluationCommands, type Cell, type EvaluatedCell, type Model } from '@odoo/o-spreadsheet';

/** The parts of the engine that are reached past its public door; its version is pinned. */
interface Position {
  sheetId: string;
  col: number;
  row: number;
}
interface PositionMap<T> {
  get(position: Position): T | undefined;
  set(position: Position, value: T): void;
  delete(position: Position): void;
  clearSheet(sheetId: string): void;
  entries(): Iterable<[Position, T]>;
}
interface Zone {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
interface Evaluator {
  evaluatedCells: PositionMap<EvaluatedCell>;
  computeCell(position: Position): EvaluatedCell;
  evaluate(ranges: { sheetId: string; zone: Zone }[]): void;
  evaluateAllCells(): void;
  buildDependencyGraph(): void;
  spreadingRelations: { arrayFormulasToResults: PositionMap<Zone> };
  getEvaluatedCell(position: Position): EvaluatedCell;
  getEvaluatedPositions(): Position[];
  getEvaluatedPositionsInSheet(sheetId: string): Position[];
}
interface Header {
  headerPositions: Record<string, unknown>;
  isDirty: boolean;
  computeHeaderPositionsOfSheet(sheetId: string): unknown;
  finalize(): void;
}
interface Handler {
  evaluator?: Evaluator;
  beforeHandle(command: { type: string; sheetId?: string }): void;
  getColorsFromCells?: () => string[];
  computeHeaderPositionsOfSheet?: Header['computeHeaderPositionsOfSheet'];
  sheetsWithDirtyViewports?: unknown;
  finalize(): void;
}

/** Commands after which formulas are computed anew, but every constant stands where it stood; and those that move one tab's. */
const TOUCH_NONE = new Set(
  'CREATE_SHEET RENAME_SHEET DUPLICATE_SHEET CREATE_NAMED_RANGE UPDATE_NAMED_RANGE DELETE_NAMED_RANGE'.split(' '),
);
const TOUCH_ONE = new Set('DELETE_SHEET ADD_COLUMNS_ROWS REMOVE_COLUMNS_ROWS ADD_MERGE REMOVE_MERGE'.split(' '));

/** Up to so many formulas are listed one by one when all are computed anew. */
const FEW = 5000;

/** Constants are made into shown cells when someone looks at them, not at every change of a tab. */
const lazyConstants = (model: Model, handler: Handler, evaluator: Evaluator): void => {
  const { getters } = model;
  const Map = evaluator.evaluatedCells.constructor as new () => Evaluator['evaluatedCells'];
  // What a command leaves old: constants of every tab, of some, or of none.
  let old: Set<string> | 'all' = new Set();
  const before = handler.beforeHandle.bind(handler);
  handler.beforeHandle = (command) => {
    if (invalidateEvaluationCommands.has(command.type as never) && !TOUCH_NONE.has(command.type)) {
      if (old !== 'all' && command.sheetId && TOUCH_ONE.has(command.type)) old.add(command.sheetId);
      else old = 'all';
    } else if (command.type === 'MOVE_RANGES' || command.type === 'EVALUATE_CELLS') old = 'all';
    before(command);
  };
  const build = evaluator.buildDependencyGraph.bind(evaluator);
  evaluator.buildDependencyGraph = () => {
    // Array results are laid out anew; their cells must be free for it.
    for (const [{ sheetId }, zone] of evaluator.spreadingRelations.arrayFormulasToResults.entries())
      for (let col = zone.left; col <= zone.right; col++)
        for (let row = zone.top; row <= zone.bottom; row++) evaluator.evaluatedCells.delete({ sheetId, col, row });
    build();
  };
  const shown = evaluator.getEvaluatedCell.bind(evaluator);
  evaluator.getEvaluatedCell = (position) => {
    const known = evaluator.evaluatedCells.get(position);
    if (known) return known;
    const cell = getters.tryGetSheet(position.sheetId) ? getters.getCell(position) : undefined;
    if (!cell || cell.isFormula) return shown(position);
    const made = evaluator.computeCell(position);
    evaluator.evaluatedCells.set(position, made);
    return made;
  };
  evaluator.evaluateAllCells = () => {
    if (old === 'all') evaluator.evaluatedCells = new Map();
    else for (const sheetId of old) evaluator.evaluatedCells.clearSheet(sheetId);
    old = new Set();
    const ranges: { sheetId: string; zone: Zone }[] = [];
    for (const sheetId of getters.getSheetIds()) {
      const formulas = getters.getCells(sheetId).filter((cell) => cell.isFormula);
      if (formulas.length > FEW) ranges.push({ sheetId, zone: getters.getSheetZone(sheetId) });
      else
        for (const { id } of formulas) {
          const { col, row } = getters.getCellPosition(id);
          ranges.push({ sheetId, zone: { left: col, right: col, top: row, bottom: row } });
        }
    }
    evaluator.evaluate(ranges);
  };
  // Who asks for every cell gets every cell.
  const all = evaluator.getEvaluatedPositions.bind(evaluator);
  const inSheet = evaluator.getEvaluatedPositionsInSheet.bind(evaluator);
  const look = (sheetId: string): void => {
    for (const { id } of getters.getCells(sheetId)) evaluator.getEvaluatedCell(getters.getCellPosition(id));
  };
  evaluator.getEvaluatedPositions = () => {
    getters.getSheetIds().forEach(look);
    return all();
  };
  evaluator.getEvaluatedPositionsInSheet = (sheetId) => {
    look(sheetId);
    return inSheet(sheetId);
  };
};

/** Where rows begin on the screen is worked out for the tab that is looked at. */
const lazyPositions = (header: Header): void => {
  header.finalize = () => {
    if (!header.isDirty && header.headerPositions === lazily) return;
    const known = header.isDirty ? {} : header.headerPositions;
    header.isDirty = false;
    header.headerPositions = lazily = new Proxy(known, {
      get: (target, sheetId: string) => (target[sheetId] ??= header.computeHeaderPositionsOfSheet(sheetId)),
    });
  };
  let lazily: Record<string, unknown> | null = null;
};

/** Takes work out of the engine that a spreadsheet of a hundred thousand rows cannot afford on every edit. */
export function quicken(model: Model): void {
  for (const handler of (model as unknown as { handlers: Handler[] }).handlers) {
    if (handler.evaluator) lazyConstants(model, handler, handler.evaluator);
    // The colours in use, offered by the colour picker, are looked for in every cell at every edit.
    if (handler.getColorsFromCells) handler.getColorsFromCells = () => [];
    if (handler.computeHeaderPositionsOfSheet) lazyPositions(handler as unknown as Header);
    // Where there is no screen nobody asks which cells it shows.
    if (handler.sheetsWithDirtyViewports && typeof window === 'undefined') handler.finalize = () => undefined;
  }
}

/** A constant to be put into a cell: what the engine would have read from its text. */
export interface Constant {
  row: number;
  col: number;
  content: string;
  value: string | number | boolean;
  format?: string;
}

interface CellPlugin {
  cells: Record<string, Record<number, Cell>>;
  nextId: number;
  importCell?: unknown;
}
interface SheetPlugin {
  cellPosition?: Record<number, Position>;
  sheets: Record<string, { rows: { cells: Record<number, number> }[] }>;
}
interface HeightPlugin {
  updateRowSizeForCellChange?(sheetId: string, row: number, col: number): void;
}

/** Puts constants into the cells of a tab that was just opened empty: many times quicker than the engine's own reading. */
export function fill(model: Model, sheetId: string, constants: Iterable<Constant>): void {
  const { handlers } = model as unknown as { handlers: object[] };
  const cells = handlers.find((one) => 'importCell' in one) as CellPlugin;
  const sheets = handlers.find((one) => 'cellPosition' in one) as SheetPlugin;
  const heights = handlers.find((one) => 'updateRowSizeForCellChange' in one) as HeightPlugin;
  const own = (cells.cells[sheetId] ??= {});
  const { rows } = sheets.sheets[sheetId];
  for (const { row, col, content, value, format } of constants) {
    const id = cells.nextId++;
    own[id] = { id, content, format, style: undefined, isFormula: false, parsedValue: value } as unknown as Cell;
    sheets.cellPosition![id] = { row, col, sheetId };
    rows[row].cells[col] = id;
    if (typeof value === 'string' && value.includes('\n')) heights.updateRowSizeForCellChange!(sheetId, row, col);
  }
}
