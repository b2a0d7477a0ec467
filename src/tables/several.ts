import { fold } from './cell';

/** One of the names in a cell and its share of the row, 0–1. */
export interface Part {
  readonly name: string;
  readonly share: number;
}
/** The names of a cell, their shares adding up to 1; `isUneven` where those written do not. */
export interface Several {
  readonly parts: readonly Part[];
  readonly isUneven: boolean;
}

const ALWAYS = /[;；\u0001]/;
const SOMETIMES = /[,+&\n](?!\d)/;
const MARKED = /^(.*?\S)[\s:=–-]*\(?\b(\d{1,3}(?:[.,]\d{1,4})?) ?%\)?$/;
const LONGEST = 500;
const MOST_PIECES = 40;

/** `Ana 60%`, `Ana (60 %)`, `Ana: 60%` as a name and its share; NaN where none is said. */
function marked(text: string): Part {
  const read = /%\)?$/.test(text) ? MARKED.exec(text) : null;
  return read ? { name: read[1], share: Number(read[2].replace(',', '.')) / 100 } : { name: text, share: NaN };
}

/** True for a cell that may hold several names. */
export function maySeveral(cell: unknown): cell is string {
  return typeof cell === 'string' && cell.length <= LONGEST && (ALWAYS.test(cell) || SOMETIMES.test(cell));
}

const between = (text: string): string[] =>
  text
    .split(ALWAYS)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** The finest way to read a text as names that are known, separators between them; null when there is none. */
function known(text: string, names: ReadonlySet<string>): string[] | null {
  const cuts = [-1];
  for (let i = 0; i < text.length; i++) if (SOMETIMES.test(text.slice(i, i + 2))) cuts.push(i);
  cuts.push(text.length);
  if (cuts.length < 3 || cuts.length > MOST_PIECES) return null;
  const best: (readonly string[] | null)[] = [[]];
  for (let to = 1; to < cuts.length; to++) {
    best[to] = null;
    for (let from = 0; from < to; from++) {
      const head = best[from];
      const name = text.slice(cuts[from] + 1, cuts[to]).trim();
      const isName = name === '' || names.has(fold(marked(name).name));
      if (!head || !isName || (from === 0 && to === cuts.length - 1)) continue;
      const list = name === '' ? head : [...head, name];
      if (list.length > (best[to]?.length ?? 0)) best[to] = list;
    }
  }
  const found = best[cuts.length - 1];
  return found && found.length > 1 ? found.slice() : null;
}

/**
 * The names in each cell that holds several: `A; B`, `A, B; C`, `Ana 60%; Ben 40%`. A semicolon always separates names. A
 * comma, plus, ampersand or line break does where each part carries a share, or is known as a name on its own: it stands
 * alone in some cell (or between semicolons), is one of `names`, or is itself such a text that cannot be read as known
 * names. So `Acme, Inc.` is one name unless `Acme` and `Inc.` are both names, and `Acme, Inc., Birch` is two where `Birch`
 * is. Shares are equal unless written; where only some are, the others divide what is left; shares that do not add up to
 * 100 % are taken in proportion.
 * @param cells the distinct cells of a column @param names other names that are known
 */
export function severalNames(cells: Iterable<unknown>, names: Iterable<string>): Map<string, Several> {
  const texts: string[] = [];
  const single = new Set<string>();
  for (const name of Array.from(names)) single.add(fold(name));
  for (const cell of Array.from(cells)) {
    if (typeof cell !== 'string') continue;
    if (maySeveral(cell)) texts.push(cell);
    else single.add(fold(cell));
  }
  const joined = new Map<number, Set<string>>(); // by how many pieces they have
  for (const text of texts)
    for (const part of between(text)) {
      const pieces = part.split(SOMETIMES).length;
      if (pieces === 1) single.add(fold(marked(part).name));
      else joined.set(pieces, (joined.get(pieces) ?? new Set()).add(part));
    }
  const read = new Map<string, readonly string[]>();
  for (const pieces of Array.from(joined.keys()).sort((a, b) => a - b)) {
    // texts of as many pieces do not tell of one another, so that their order is nothing
    const whole: string[] = [];
    (joined.get(pieces) as Set<string>).forEach((text) => {
      const split = text.split(SOMETIMES).map((part) => part.trim());
      const list = split.every((part) => marked(part).share >= 0) ? split : known(text, single);
      if (list) read.set(text, list);
      else whole.push(text);
    });
    for (const text of whole) single.add(fold(marked(text).name));
  }
  const found = new Map<string, Several>();
  for (const text of texts) {
    const parts = between(text).reduce<string[]>((all, part) => all.concat(read.get(part) ?? [part]), []);
    if (parts.length > 1 || (parts.length === 1 && parts[0] !== text.trim())) found.set(text, shared(parts));
  }
  return found;
}

function shared(texts: readonly string[]): Several {
  if (texts.length === 1) return { parts: [{ name: texts[0], share: 1 }], isUneven: false };
  const parts = texts.map(marked);
  const said = parts.filter(({ share }) => share >= 0);
  const open = parts.length - said.length;
  const sum = said.reduce((total, { share }) => total + share, 0);
  const rest = open > 0 ? Math.max(0, 1 - sum) : 0;
  const all = sum + rest;
  return {
    parts: parts.map(({ name, share }) => ({
      name,
      share: all === 0 ? 1 / parts.length : share >= 0 ? share / all : rest / open / all,
    })),
    isUneven: said.length > 0 && (Math.abs(all - 1) > 0.011 || (open > 0 && rest === 0)),
  };
}
