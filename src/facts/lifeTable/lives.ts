import type { Cell } from '../fact';

type Outcome = 'won' | 'lost' | 'open';
type Lives = Readonly<Record<'day' | Outcome, number[]>>;
type ByValue = Lives & Readonly<Record<`${Outcome}Squares`, number[]>>;

/** One group's life table in the columns that survival curves are built from, one row per day. */
export const livesOf = ({ column }: Cell<'days', Outcome>): Lives => ({
  day: Array.from(column('days')),
  won: Array.from(column('won')),
  lost: Array.from(column('lost')),
  open: Array.from(column('open')),
});

/** The same with each deal weighing its amount. */
export const livesByValue = ({ column }: Cell<'days', `${Outcome}Value` | `${Outcome}Squares`>): ByValue => ({
  day: Array.from(column('days')),
  won: Array.from(column('wonValue')),
  lost: Array.from(column('lostValue')),
  open: Array.from(column('openValue')),
  wonSquares: Array.from(column('wonSquares')),
  lostSquares: Array.from(column('lostSquares')),
  openSquares: Array.from(column('openSquares')),
});

/** The days in stages in the columns that curves are built from: going on stands where winning does. */
export const livesOfStages = ({ column }: Cell<'days', 'passed' | 'lost' | 'open'>): Lives => ({
  day: Array.from(column('days')),
  won: Array.from(column('passed')),
  lost: Array.from(column('lost')),
  open: Array.from(column('open')),
});
