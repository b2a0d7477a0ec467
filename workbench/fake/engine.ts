import {
  addFunction,
  CellErrorType,
  DEFAULT_LOCALE,
  helpers,
  Model,
  registries,
  UIPlugin,
  type Cell,
  type Command,
  type EvalContext,
  type EvaluatedCell,
  type FunctionResultObject,
  type Getters,
  type Matrix,
} from '@odoo/o-spreadsheet';
import type { Calculation } from './calculation';
import { MISSING, NOT_HERE } from './google-functions';
import { registerOwnFunctions } from './own-functions';
import { registerSidePlugin } from './side';
import { quicken } from './quicken';

// The engine is written for Node 22; Node 20 lacks this one function.
const grouping = Object as unknown as { groupBy?: unknown };
grouping.groupBy ??= <T>(items: Iterable<T>, keyOf: (item: T, index: number) => string): Record<string, T[]> => {
  const groups: Record<string, T[]> = Object.create(null);
  let index = 0;
  for (const item of items) (groups[keyOf(item, index++)] ??= []).push(item);
  return groups;
};
console.debug = () => undefined;

/** Google's names of the errors; the engine's own differ. */
const NAMES: Record<string, string> = {
  InvalidReference: '#REF!',
  BadExpression: '#ERROR!',
  CircularDependency: '#REF!',
  SpilledBlocked: '#REF!',
  GenericError: '#ERROR!',
};

export interface BatchItem {
  type: Command['type'];
  [field: string]: unknown;
}

/** One command for many, so that cells are computed once; and the calculation hears of every command. */
class WorkbenchPlugin extends UIPlugin {
  static override getters = [] as const;
  private readonly calculation: Calculation | undefined;
  constructor(config: ConstructorParameters<typeof UIPlugin>[0]) {
    super(config);
    this.calculation = (config.custom as { workbench?: Calculation }).workbench;
  }
  override handle(command: Command) {
    if (this.calculation) {
      this.calculation.version++;
      if (command.type === 'UPDATE_CELL' && command.content?.startsWith('='))
        this.calculation.touch(command, command.content);
    }
    const { type, list } = command as unknown as { type: string; list: BatchItem[] };
    if (type === 'WB_BATCH') for (const item of list) this.dispatch(item.type as never, item as never);
  }

  /** Texts stay texts in .xlsx: the engine's writer would read numbers and formulas in them. */
  override exportForExcel(written: object): void {
    const data = written as ExcelData;
    let textFormat = Number(Object.keys(data.formats).find((id) => data.formats[Number(id)] === '@') ?? 0);
    if (!textFormat) {
      textFormat = Math.max(0, ...Object.keys(data.formats).map(Number)) + 1;
      data.formats[textFormat] = '@';
    }
    for (const sheet of data.sheets)
      for (const [xc, content] of Object.entries(sheet.cells)) {
        if (!content) continue;
        const { col, row } = helpers.toCartesian(xc);
        const position = { sheetId: sheet.id, col, row };
        if (this.getters.getEvaluatedCell(position).type !== 'text') continue;
        const formula = this.getters.getCorrespondingFormulaCell(position);
        if (formula?.compiledFormula.areAllFunctionsExportableToExcel()) continue;
        const text = content.startsWith("'") ? content.slice(1) : content;
        sheet.cells[xc] = text;
        if (text.startsWith('=')) delete sheet.cellValues[xc];
        if (text.startsWith('=') || /^(true|false)$/i.test(text.trim()) || helpers.isNumber(text, DEFAULT_LOCALE))
          sheet.formats[xc] = textFormat;
      }
  }
}

interface ExcelData {
  formats: Record<number, string>;
  sheets: {
    id: string;
    cells: Record<string, string | undefined>;
    cellValues: Record<string, unknown>;
    formats: Record<string, number>;
  }[];
}

let prepared = false;
const prepare = (): void => {
  if (prepared) return;
  prepared = true;
  Object.assign(CellErrorType as unknown as Record<string, string>, NAMES);
  for (const name of Object.values(NAMES)) registries.errorTypes.add(name);
  registries.featurePluginRegistry.add('workbench', WorkbenchPlugin as never);
  registerSidePlugin();
  registerOwnFunctions();
  for (const name of MISSING)
    if (!registries.functionRegistry.contains(name))
      addFunction(name, {
        description: `${name} ${NOT_HERE}`,
        hidden: true,
        args: anyArguments([]),
        compute: () => ({ value: '#NAME?', message: `${name} ${NOT_HERE}` }),
      });
};

const EXTRA = 60;

/**
 * Argument definitions that take anything: the named ones, then as many more as anyone types, since Sheets hands all of them over.
 */
export const anyArguments = (named: readonly { name: string; description: string }[]) => [
  ...named.map(({ name, description }) => helpers.arg(`${name} (any, range, optional)`, description)),
  ...(more ??= Array.from({ length: EXTRA }, () => helpers.arg('… (any, range, optional)'))),
];
let more: ReturnType<typeof helpers.arg>[] | undefined;

/** How many of a function's arguments were named. */
export const namedArguments = <T extends { name: string }>(all: readonly T[]): T[] =>
  all.filter(({ name }) => name !== '…');

interface Evaluator {
  computeCell(position: object): EvaluatedCell;
  computeFormulaCell(position: object, cell: FormulaCell): EvaluatedCell;
}
interface FormulaCell {
  compiledFormula: { execute: (...args: unknown[]) => unknown; [field: string]: unknown };
}

const emptyToText = (result: FunctionResultObject): FunctionResultObject =>
  result.value === null || result.value === undefined ? { ...result, value: '' } : result;

/** A reference to an empty cell shows nothing in Google Sheets; the engine would show 0. */
const showEmptyAsEmpty = (evaluator: Evaluator): void => {
  const original = evaluator.computeFormulaCell.bind(evaluator);
  evaluator.computeFormulaCell = (position, cell) => {
    const compiled = cell.compiledFormula;
    const wrapped = Object.create(compiled) as FormulaCell['compiledFormula'];
    wrapped.execute = function (...args: unknown[]) {
      const result = compiled.execute(...args) as FunctionResultObject | Matrix<FunctionResultObject>;
      if (Array.isArray(result)) return result.map((column) => column.map(emptyToText));
      return result && typeof result === 'object' ? emptyToText(result) : result;
    };
    return original(position, { ...cell, compiledFormula: wrapped });
  };
};

/** A cell of format `@` shows its content as it is; the apostrophe that keeps the engine from reading a formula in it is not shown. */
const hideApostrophe = (evaluator: Evaluator): void => {
  const original = evaluator.computeCell.bind(evaluator);
  evaluator.computeCell = (position) => {
    const cell = original(position);
    if (cell.format !== '@' || typeof cell.value !== 'string' || !cell.value.startsWith("'")) return cell;
    return { ...cell, value: cell.value.slice(1), formattedValue: cell.value.slice(1) } as EvaluatedCell;
  };
};

/** The parts of the engine that the fake reaches past its public door; the version is pinned. */
export interface Inner {
  handlers: object[];
}

/** Opens the engine on a workbook's data. */
export function openModel(data: object, calculation: Calculation, opened: (model: Model) => void): Model {
  prepare();
  const { enabled } = calculation;
  calculation.enabled = false;
  const model = new Model(data, { custom: { workbench: calculation } } as never);
  opened(model);
  calculation.enabled = enabled;
  for (const handler of (model as unknown as Inner).handlers) {
    const { evaluator } = handler as { evaluator?: Evaluator };
    if (!evaluator) continue;
    showEmptyAsEmpty(evaluator);
    hideApostrophe(evaluator);
    calculation.inner = handler as never;
  }
  quicken(model);
  // Cells computed while opening did not know the rules above yet.
  const special = (cell: Cell): boolean => cell.isFormula || cell.format === '@';
  if (model.getters.getSheetIds().some((id) => model.getters.getCells(id).some(special)))
    model.dispatch('EVALUATE_CELLS');
  return model;
}

/** Runs several commands as one. */
export function batch(model: Model, list: BatchItem[]): void {
  if (list.length) (model.dispatch as unknown as (type: string, payload: object) => void)('WB_BATCH', { list });
}

export { addFunction, DEFAULT_LOCALE, helpers, Model, registries };
export type { EvalContext, EvaluatedCell, FunctionResultObject, Getters, Matrix };
