import type { Operator } from './cut';

/** A condition text taken apart, before its field is looked up. */
export interface RawCondition {
  readonly name: string;
  readonly op: Operator;
  readonly values: readonly string[];
}

const WORD_OPERATORS = /^(.+?)\s+(not in|in|contains|is not blank|is blank)(?:\s*(?=\()|\s+|$)(.*)$/i;
const SIGNS = /^(\[[^\]]*\]|[^<>=]+?)\s*(<>|<=|>=|=|<|>)\s*(.*)$/s;

/** One condition as typed, or null when the text has no operator. Values keep every comma and quote. */
export function readCondition(text: string): RawCondition | null {
  const signs = SIGNS.exec(text.trim());
  const words = WORD_OPERATORS.exec(text.trim());
  // `note contains =` and `source in (a=b; c)` hold a sign in their value: the operator further left rules
  if (words && (!signs || words[1].length < signs[1].length)) {
    const op = words[2].toLowerCase() as Operator;
    const body = words[3].trim();
    if (op === 'is blank' || op === 'is not blank')
      return body === '' ? { name: words[1].trim(), op, values: [] } : null;
    if (op === 'contains') return { name: words[1].trim(), op, values: body === '' ? [] : [unquote(body)] };
    if (body === '') return { name: words[1].trim(), op, values: [] };
    const list = /^\((.*)\)$/s.exec(body);
    return list
      ? { name: words[1].trim(), op, values: list[1].split(';').map((value) => unquote(value.trim())) }
      : null;
  }
  if (!signs) return null;
  const body = signs[3].trim();
  return { name: signs[1].trim(), op: signs[2] as Operator, values: body === '' ? [] : [unquote(body)] };
}

function unquote(text: string): string {
  return /^"[^"]*"$/.test(text) ? text.slice(1, -1) : text;
}

/**
 * A text of conditions joined by ` and `, taken apart. An ` and ` whose right side is no condition on a known name
 * belongs to the value on its left (`customer = Smith and Sons`). Null when the text is no condition.
 */
export function splitConditions(text: string, isName: (name: string) => boolean): RawCondition[] | null {
  const pieces = text.split(/(\s+and\s+)/i); // with the separators, so that a value keeps its own blanks
  const parts = [pieces[0]];
  for (let i = 1; i < pieces.length; i += 2) {
    const last = parts.length - 1;
    const read = readCondition(pieces[i + 1]);
    const inList = /\bin\s*\([^)]*$/i.test(parts[last]);
    if (read && !inList && isName(read.name)) parts.push(pieces[i + 1]);
    else parts[last] += pieces[i] + pieces[i + 1];
  }
  const conditions = parts.map(readCondition);
  return conditions.every((condition) => condition !== null) ? (conditions as RawCondition[]) : null;
}
