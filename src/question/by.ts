import type { Grain } from '../calendar/grain';
import { GRAINS } from '../calendar/grain';
import type { Book } from '../tables/book';
import { ambiguous, asHeading } from './ambiguous';
import type { Axis } from './cut';
import { fieldOf, headingIn, isHeading, tablesIn } from './fields';
import { splitOutside } from './split';

/** What groups an answer: fields and grains, as long rows or as a grid; `all` is one row for the whole. */
export interface Grouping {
  readonly by: readonly Axis[];
  readonly layout: 'long' | 'grid';
}

const often = (grain: Grain): string => (grain === 'day' ? 'daily' : grain + 'ly');

/** The grain a text names, or null. */
export function readGrain(text: string): Grain | null {
  const word = text.trim().toLowerCase();
  return GRAINS.find((grain) => word === grain || word === often(grain)) ?? null;
}

/** @throws Sentence for a grain whose name is also a heading of the first table */
function readAxis(text: string, book: Book): Axis | null {
  const name = text.replace(/^by /i, '');
  const grain = readGrain(name);
  if (!grain) {
    const field = fieldOf(text, book) ?? fieldOf(name, book);
    return field === null ? null : { field };
  }
  const heading = tablesIn(book)
    .slice(0, 1)
    .map((table) => headingIn(table, name))[0];
  if (!heading?.startsWith('[')) return { grain };
  const other = readGrain(name) === name.toLowerCase() ? often(grain) : grain;
  throw ambiguous(text, [{ as: `${grain}s of the calendar`, write: other }, asHeading(heading.slice(1, -1))]);
}

const MOST = 20;

/** A grouping as typed: `month`, `source`, `[Region]`, `month, source`, `month x source`, `all`; null when it is none. */
export function readGrouping(text: string, book: Book): Grouping | null {
  if (/^(by )?all$/i.test(text)) return { by: [], layout: 'long' };
  const alone = (axis: Axis | null): Grouping | null => axis && { by: [axis], layout: 'long' };
  if (isHeading(text, book)) return alone(readAxis(text, book));
  for (const [separator, layout] of [
    [/ [x×] /i, 'grid'],
    [/,/, 'long'],
  ] as const) {
    const parts = splitOutside(text, separator);
    if (parts.length > MOST) continue; // a text that is no grouping, however it goes on
    const axes = parts.map((part) => readAxis(part, book));
    if (axes.length > 1 && axes.every((axis) => axis !== null)) return { by: axes as Axis[], layout };
  }
  return /,| [x×] /i.test(text) ? null : alone(readAxis(text, book)); // `lead, source` is not the field leadsource
}
