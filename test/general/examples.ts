import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/built';
import { EXAMPLE } from '../support/example';

export const METRIC_FOLDERS = join(ROOT, 'src/metrics');

/** A formula with its arguments in place of the names it is typed with. */
export interface Typed {
  readonly name: string;
  readonly args: readonly unknown[];
}
export interface Example {
  readonly metric: string;
  readonly formula: string;
  readonly expected: readonly string[];
}

/** The arguments of a formula typed with `;`, quotes kept. */
function splitArguments(text: string): string[] {
  const parts = text.match(/"(?:[^"]|"")*"|[^;"]+|;/g) ?? [];
  const args: string[] = [''];
  for (const part of parts) {
    if (part === ';') args.push('');
    else args[args.length - 1] += part.trim();
  }
  return args.length === 1 && args[0] === '' ? [] : args;
}

/**
 * Reads `=NAME(DEALS;"text";2026)`: a bare word is a table, quoted text is text, digits are a number.
 * @throws for anything else, so that an example cannot pass unread
 */
export function readFormula(formula: string, tables: Readonly<Record<string, unknown>> = EXAMPLE): Typed {
  const found = /^=([A-Z][A-Z0-9]*)\((.*)\)$/s.exec(formula.trim());
  if (!found) throw new Error(`no formula: ${formula}`);
  const args = splitArguments(found[2]).map((text): unknown => {
    if (/^".*"$/s.test(text)) return text.slice(1, -1).replace(/""/g, '"');
    if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
    if (text in tables) return tables[text];
    throw new Error(`${formula}: there is no ${text}`);
  });
  return { name: found[1], args };
}

/** Every fenced block marked `example` of a metric's README: a formula, and below it what it answers. */
export function examplesOf(metric: string): Example[] {
  const text = readFileSync(join(METRIC_FOLDERS, metric, 'README.md'), 'utf8');
  return Array.from(text.matchAll(/^```example\n([\s\S]*?)^```$/gm), ([, block]) => {
    const [formula, ...expected] = block.split('\n').filter((line) => line.trim() !== '');
    return { metric, formula, expected };
  });
}

/** A line of an example as cells; a line without ` | ` is one cell. */
const cellsIn = (line: string): string[] => line.split(/ ?\| ?/).map((cell) => cell.trim());

/** `≈ 12.34` is any number that rounds to it. */
function checkCell(expected: string, cell: unknown, where: string): void {
  const [, rounded, digits = ''] = /^≈ (-?\d+\.?(\d*))$/.exec(expected) ?? [];
  if (rounded !== undefined && typeof cell === 'number' && cell.toFixed(digits.length) === rounded) return;
  const number = Number(expected);
  const isSame =
    typeof cell === 'number'
      ? expected !== '' && Math.abs(cell - number) <= 1e-12 * Math.max(1, Math.abs(number))
      : String(cell) === expected;
  if (!isSame)
    throw new Error(`${where}: it answers ${JSON.stringify(cell)}, the example says ${JSON.stringify(expected)}`);
}

/**
 * Asserts that an example answers what it says; `ask` calls the function and gives its cells, or throws its sentence.
 * `Error: …` expects a sentence that holds the words.
 */
export function checkExample({ formula, expected }: Example, ask: (typed: Typed) => unknown): void {
  if (expected.length === 0) throw new Error(`${formula}: the example gives no answer`);
  const failure = /^Error: (.+)$/.exec(expected[0]);
  let cells: unknown;
  try {
    cells = ask(readFormula(formula));
  } catch (error) {
    if (!failure || !(error as Error).message.includes(failure[1])) throw error;
    return;
  }
  if (failure) throw new Error(`${formula}: it answers ${JSON.stringify(cells)}, the example expects an error`);
  if (!Array.isArray(cells)) {
    if (expected.length > 1) throw new Error(`${formula}: it answers with one value, ${JSON.stringify(cells)}`);
    return checkCell(expected[0].trim(), cells, formula);
  }
  const rows = cells as unknown[][];
  const shown = rows.map((row) => row.join(' | ')).join('\n');
  if (rows.length !== expected.length) throw new Error(`${formula} answers with ${rows.length} rows:\n${shown}`);
  rows.forEach((row, r) => {
    const line = cellsIn(expected[r]);
    if (line.length !== row.length) throw new Error(`${formula}, line ${r + 1}: ${row.length} columns:\n${shown}`);
    row.forEach((cell, c) => checkCell(line[c], cell, `${formula}, line ${r + 1}, column ${c + 1}`));
  });
}
