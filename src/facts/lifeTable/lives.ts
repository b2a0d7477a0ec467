import type { Cell } from '../fact';

type Outcome = 'won' | 'lost' | 'open';
type Lives = Readonly<Record<'day' | Outcome, number[]>>;
type ByValue = Lives & Readonly<Record<`${Outcome}Squares`, number[]>>;

const along = (n: number, of: (i: number) => number): number[] => Array.from({ length: n }, (_, i) => of(i));

/** One group's life table in the columns that survival curves are built from, one row per day. */
export function livesOf(cell: Cell<'days', Outcome>): Lives {
  const of = (name: Outcome): number[] => along(cell.n, (i) => cell.at(name, i));
  return { day: along(cell.n, (i) => cell.axis('days', i)), won: of('won'), lost: of('lost'), open: of('open') };
}

/** The same with each deal weighing its amount. */
export function livesByValue(cell: Cell<'days', `${Outcome}Value` | `${Outcome}Squares`>): ByValue {
  const of = (name: `${Outcome}Value` | `${Outcome}Squares`): number[] => along(cell.n, (i) => cell.at(name, i));
  return {
    day: along(cell.n, (i) => cell.axis('days', i)),
    won: of('wonValue'),
    lost: of('lostValue'),
    open: of('openValue'),
    wonSquares: of('wonSquares'),
    lostSquares: of('lostSquares'),
    openSquares: of('openSquares'),
  };
}

/** The days in stages in the columns that curves are built from: going on stands where winning does. */
export function livesOfStages(cell: Cell<'days', 'passed' | 'lost' | 'open'>): Lives {
  const of = (name: 'passed' | 'lost' | 'open'): number[] => along(cell.n, (i) => cell.at(name, i));
  return { day: along(cell.n, (i) => cell.axis('days', i)), won: of('passed'), lost: of('lost'), open: of('open') };
}
