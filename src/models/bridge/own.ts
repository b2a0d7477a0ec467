import type { Happened } from './recipes';
import type { Values } from './noise';
import { sumOf } from '../sum';

/** Slices that a rate has by itself, where none are asked for: what they are called, and a period cut into them. */
export interface Own {
  /** The driver that shares move; its level is the share of the second slice. */
  readonly mix: string;
  /** What the rate of each slice is called as a driver. */
  readonly names: readonly string[];
  of(period: Happened): Happened;
}

/** Closed deals of two or three kinds: new and returning customers, or opened in the period and before it. */
export interface Kinds {
  readonly mix: string;
  readonly names: readonly string[];
  readonly won: readonly number[];
  readonly closed: readonly number[];
}

/** The smallest value that a share of all does not exceed. */
function quantile(all: readonly Values[], share: number): number {
  const pairs = all.flatMap(({ value, times }) => value.map((x, i) => [x, times[i]] as const));
  pairs.sort((a, b) => a[0] - b[0]);
  let left = share * sumOf(pairs.map(([, times]) => times));
  return (pairs.find(([, times]) => (left -= times) <= 1e-9) ?? [NaN])[0];
}

const part = ({ value, times }: Values, holds: (x: number) => boolean): Values => {
  const at = value.map((_, i) => i).filter((i) => holds(value[i]));
  return { value: at.map((i) => value[i]), times: at.map((i) => times[i]) };
};

/** Won deals up to a value that a share of both periods do not exceed, and those above. */
function bySize(
  key: 'sizes' | 'days',
  share: number,
  mix: string,
  names: readonly string[],
  both: readonly Happened[],
): Own | null {
  const all = both.map((period) => period[key][0]);
  const most = quantile(all, share);
  if (!all.some((values) => part(values, (x) => x > most).value.length > 0)) return null;
  return {
    mix,
    names,
    of: (period) => ({
      ...period,
      opened: [0, 0],
      [key]: [part(period[key][0], (x) => x <= most), part(period[key][0], (x) => x > most)],
    }),
  };
}

/**
 * The slices that a number is told by where no field cuts it: closed deals of new and of returning customers; the largest
 * tenth of the won deals, the slowest fifth, each by a limit from both periods together, and the others.
 * @returns null for a number that has several factors of its own, or where there is but one slice
 */
export function ownOf(name: string, before: Happened, after: Happened): Own | null {
  if (before.opened.length > 1) return null;
  const both = [before, after];
  if (name === 'DEALSIZE')
    return bySize(
      'sizes',
      0.9,
      'Share of the largest tenth',
      ['Size of the others', 'Size of the largest tenth'],
      both,
    );
  if (name === 'SALESCYCLE')
    return bySize('days', 0.8, 'Share of the slowest fifth', ['Days of the others', 'Days of the slowest fifth'], both);
  const { kinds } = after;
  if (name !== 'WINRATE' || !kinds || !before.kinds) return null;
  const closed = kinds.closed.map((x, g) => x + (before.kinds?.closed[g] ?? 0));
  const at = closed.map((_, g) => g).filter((g) => closed[g] > 0);
  if (at.length < 2) return null;
  return {
    mix: kinds.mix,
    names: at.map((g) => kinds.names[g]),
    of: (period) => ({
      ...period,
      opened: at.map(() => 0),
      closed: at.map((g) => period.kinds?.closed[g] ?? 0),
      won: at.map((g) => period.kinds?.won[g] ?? 0),
    }),
  };
}
