/** One call of a function inside a formula: where its name starts, and where its arguments lie. */
interface Call {
  readonly name: string;
  readonly open: number;
  readonly close: number;
  readonly args: readonly string[];
}

/** The arguments between two brackets, split at separators outside of brackets, braces, strings and quoted tab names. */
function splitArguments(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (quote) {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '(' || char === '{') depth++;
    else if (char === ')' || char === '}') depth--;
    else if (depth === 0 && (char === ';' || char === ',')) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts.map((part) => part.trim()).filter((part, _, all) => part !== '' || all.length > 1);
}

/** Every call of the named functions in a formula, innermost last; strings and quoted tab names are passed over. */
function callsIn(formula: string, names: readonly string[]): Call[] {
  const calls: Call[] = [];
  let quote = '';
  for (let i = 0; i < formula.length; i++) {
    const char = formula[i];
    if (quote) {
      if (char === quote) quote = '';
      continue;
    }
    if (char === '"' || char === "'") quote = char;
    if (!/[A-Za-z_]/.test(char) || /[A-Za-z0-9_.!']/.test(formula[i - 1] ?? '')) continue;
    const word = /^[A-Za-z_][A-Za-z0-9_]*/.exec(formula.slice(i))?.[0] ?? '';
    const open = i + word.length;
    const name = word.toUpperCase().replace(/^DS_/, '');
    const close = formula[open] === '(' && names.includes(name) ? closing(formula, open) : -1;
    if (close > 0) calls.push({ name, open, close, args: splitArguments(formula.slice(open + 1, close)) });
    i = open - 1;
  }
  return calls;
}

function closing(formula: string, open: number): number {
  let depth = 0;
  let quote = '';
  for (let i = open; i < formula.length; i++) {
    const char = formula[i];
    if (quote) {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '(') depth++;
    else if (char === ')' && --depth === 0) return i;
  }
  return -1;
}

/** The first call of one of these functions in a formula, with its arguments as typed; null when there is none. */
export function firstCall(
  formula: string,
  names: readonly string[],
): { readonly name: string; readonly args: readonly string[] } | null {
  return callsIn(formula, names)[0] ?? null;
}

/** Whether an argument is a range of cells, its tab's name and all. */
export const isRange = (argument: string): boolean =>
  /^('[^']*(''[^']*)*'|[\p{L}\p{N}_ ]+)?!?\$?[A-Za-z]{1,3}\$?\d*:\$?[A-Za-z]{1,3}\$?\d*$/u.test(argument);

/**
 * A formula whose calls pass all that they depend on. Table names that a call lacks are put in front of its arguments;
 * a call that passes ranges of its own only gets SETTINGS. Everything else stays as it was typed.
 * @param needs for each function the names it depends on, in order, such as DEALS, SPEND, SETTINGS
 * @returns the new formula, or null when nothing is missing
 */
export function liveFormula(formula: string, needs: ReadonlyMap<string, readonly string[]>): string | null {
  let text = formula;
  let changed = false;
  // from the last call to the first, so that the places of the earlier ones hold; a nested call is rewritten before its outer
  const count = callsIn(text, Array.from(needs.keys())).length;
  for (let at = count - 1; at >= 0; at--) {
    const call = callsIn(text, Array.from(needs.keys()))[at];
    const wanted = needs.get(call.name) ?? [];
    const upper = call.args.map((argument) => argument.toUpperCase());
    const hasRange = call.args.some(isRange);
    const missing = wanted.filter((name) => !upper.includes(name) && (!hasRange || name === 'SETTINGS'));
    if (missing.length === 0) continue;
    const kept = text.slice(call.open + 1, call.close).trim();
    // behind the tables that are there already, so that the reading order stays DEALS, SPEND, SETTINGS
    const lead = upper.findIndex((argument, i) => !wanted.includes(argument) && !isRange(call.args[i]));
    const inFront = lead < 0 ? call.args : call.args.slice(0, lead);
    const rest = lead < 0 ? [] : call.args.slice(lead);
    const args = kept === '' ? missing : [...inFront, ...missing, ...rest];
    text = text.slice(0, call.open + 1) + args.join(';') + text.slice(call.close);
    changed = true;
  }
  return changed ? text : null;
}
