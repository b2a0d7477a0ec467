import type { Operator } from './cut';
import { splitOutside } from './split';

/** A condition text taken apart, before its field is looked up. Without values it is open: the next argument is its value. */
export interface RawCondition {
  readonly name: string;
  readonly op: Operator;
  readonly values: readonly string[];
}

const SIGNED = /^(\[[^\]]*\]|[^<>=≠≤≥]+?) ?(<>|!=|≠|<=|≤|>=|≥|==?|<|>) ?(.*)$/;
const WORDED = /^(\[[^\]]*\]|.+?) (not in|in|contains|is not blank|is blank)(?= |$|\() ?(.*)$/i;
const OTHER_SIGNS: Readonly<Record<string, Operator>> = { '!=': '<>', '≠': '<>', '≤': '<=', '≥': '>=', '==': '=' };

const unquoted = (text: string): string => text.replace(/^"([^"]*)"$|^'([^']*)'$|^“([^”]*)”$/, '$1$2$3');
const listed = (body: string): string[] => (body === '' ? [] : [unquoted(body)]);

function readSigned([, name, sign, body]: readonly string[]): RawCondition {
  const op = OTHER_SIGNS[sign] ?? (sign as Operator);
  const isBlank = body !== '' && unquoted(body) === '' && (op === '=' || op === '<>'); // `source = ""`
  return isBlank
    ? { name, op: op === '=' ? 'is blank' : 'is not blank', values: [] }
    : { name, op, values: listed(body) };
}

function readWorded([, name, word, body]: readonly string[]): RawCondition | null {
  const op = word.toLowerCase() as Operator;
  if (op === 'contains' || body === '') return { name, op, values: listed(body) };
  const list = /^in|^not/.test(op) && /^\((.*)\)$/.exec(body);
  const values = list ? splitOutside(list[1], /;/).map(unquoted).filter(Boolean) : [];
  return values.length > 0 ? { name, op, values } : null;
}

/** One condition of a plain text, or null when it has no operator. Values keep every comma and inner quote. */
export function readCondition(text: string): RawCondition | null {
  const signs = SIGNED.exec(text);
  const words = WORDED.exec(text);
  const signed = signs && readSigned(signs);
  const worded = words && readWorded(words);
  // `note contains =` and `source in (a=b; c)` hold a sign in their value: the operator further left rules
  return worded && !(signed && signed.name.length < worded.name.length) ? worded : signed;
}

/** True for a condition whose value is still to come. */
export function isOpen({ op, values }: RawCondition): boolean {
  return values.length === 0 && !op.startsWith('is');
}

/**
 * A plain text of conditions joined by ` and `, taken apart; null when it is none. An ` and ` without a condition on both
 * sides belongs to the name or value it stands in (`customer = Smith and Sons`).
 */
export function splitConditions(text: string): RawCondition[] | null {
  const pieces = splitOutside(text, /( and )/i); // with the separators, which a value keeps as typed
  const parts = [pieces[0]];
  for (let i = 1; i < pieces.length; i += 2) {
    const last = parts.length - 1;
    if (readCondition(pieces[i + 1]) && readCondition(parts[last])) parts.push(pieces[i + 1]);
    else parts[last] += ` ${pieces[i]} ${pieces[i + 1]}`;
  }
  const conditions = parts.map(readCondition);
  return conditions.every((condition) => condition !== null) ? (conditions as RawCondition[]) : null;
}
