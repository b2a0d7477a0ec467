import type { Grain } from '../../src/calendar/grain';
import type { Axis } from '../../src/question/cut';
import type { Deal, SpendRow, Typed } from './world';

const dayNumber = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 864e5;
const isoOf = (day: number): string => new Date(day * 864e5).toISOString().slice(0, 10);

/** The label of the day, ISO week, month, quarter or year that holds an ISO day. */
export function periodLabel(iso: string, grain: Grain): string {
  if (grain === 'day') return iso;
  if (grain === 'month') return iso.slice(0, 7);
  if (grain === 'year') return iso.slice(0, 4);
  if (grain === 'quarter') return `${iso.slice(0, 4)}-Q${Math.ceil(Number(iso.slice(5, 7)) / 3)}`;
  const day = dayNumber(iso);
  const thursday = day - ((day + 3) % 7) + 3; // 1970-01-01 was a Thursday
  const year = isoOf(thursday).slice(0, 4);
  const week = Math.floor((thursday - dayNumber(`${year}-01-01`)) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** What the Owners table of `tablesOf` says. */
const teamOf = (owner: Typed<string> | undefined): Typed<string> | undefined =>
  owner && owner.is !== null ? { cell: '', is: owner.is === 'ben' ? 'south' : 'north' } : undefined;

/** Whether a row belongs to the group that a label names on an axis; names are told by their folded form. */
export function isInGroup(axis: Axis, label: string, row: Deal | SpendRow, day: string | null): boolean {
  if ('grain' in axis) return day === null ? label === '(none)' : periodLabel(day, axis.grain) === label;
  const word = axis.field.replace(/^\[|\]$/g, '').toLowerCase();
  const cells = row as unknown as Readonly<Record<string, Typed<string> | undefined>>;
  if (word === 'outcome') return label === ('state' in row ? row.state : '(none)');
  const typed = word === 'team' ? teamOf(cells.owner) : cells[word];
  return typed === undefined || typed.is === null ? label === '(none)' : label.toLowerCase() === typed.is;
}

/** The first and last day of a period label. */
export function daysOf(label: string): readonly [from: string, to: string] {
  const year = Number(label.slice(0, 4));
  const [first, months] = /Q/.test(label)
    ? [Number(label.slice(-1)) * 3 - 2, 3]
    : label.length === 4
      ? [1, 12]
      : [Number(label.slice(5, 7)), 1];
  const on = (month: number, day: number): string =>
    new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
  return [on(first, 1), on(first + months, 0)];
}

/** The months of a calendar year, as period texts. */
export const monthsOf = (year: number): string[] =>
  Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`);
