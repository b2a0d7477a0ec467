import type { Form } from './chain';
import type { Kinds } from './own';
import type { Uniform } from '../random/seeded';
import type { Two, Values } from './noise';
import { redrawEnds, redrawHits, redrawMeans } from './noise';
import { sumOf } from '../sum';

type Counts = readonly number[];

/** What happened in one period, by slice. Money and days are sums over deals. */
export interface Happened {
  /** Deals created. */
  readonly opened: Counts;
  /** Deals won or lost, and those of them that were created in the same period. */
  readonly closed: Counts;
  readonly within: Counts;
  readonly won: Counts;
  /** What the won deals brought, one by one (in Sales 0 where no amount is known). */
  readonly sizes: readonly Values[];
  /** Days from created to won, deal by deal. */
  readonly days: readonly Values[];
  readonly spend: Counts;
  /** Customers won for the first time. */
  readonly fresh: Counts;
  /** Deals open at the end. */
  readonly open: Counts;
  /** The closed deals of the whole by kind, where that is told. */
  readonly kinds?: Kinds;
}

/** What a rate is told from: its numerator and denominator by slice. */
export interface Pair {
  readonly over: Counts;
  readonly under: Counts;
}

/** A rate among the drivers, and how it would have come out if nothing but chance had moved it. */
export interface Rate {
  readonly name: string;
  of(period: Happened): Pair;
  /** How its level is told, where not as it is. */
  level?(rate: number): number;
  redraw(before: Happened, after: Happened): (u: Uniform) => Two<Pair>;
}

/** How a number is made: the slices' base, what it is the total of (if that is a driver), its rates and how they meet. */
export interface Recipe {
  readonly base: (period: Happened) => Counts;
  readonly total?: string;
  readonly mix: string;
  readonly rates: readonly Rate[];
  readonly form: Form;
}

const sums = (values: readonly Values[]): number[] =>
  values.map(({ value, times }) => value.reduce((sum, x, i) => sum + x * times[i], 0));
const numbers = (values: readonly Values[]): number[] => values.map(({ times }) => sumOf(times));

const hits = (name: string, over: keyof Happened, under: keyof Happened): Rate => {
  const counts = (period: Happened, key: keyof Happened): Counts => period[key] as Counts;
  const of = (period: Happened): Pair => ({ over: counts(period, over), under: counts(period, under) });
  return {
    name,
    of,
    redraw(before, after) {
      const [b, a] = [of(before), of(after)];
      return (u) => {
        const [first, second] = redrawHits(u, [b.over, a.over], [b.under, a.under]);
        return [
          { over: first, under: b.under },
          { over: second, under: a.under },
        ];
      };
    },
  };
};

const mean = (name: string, key: 'sizes' | 'days'): Rate => ({
  name,
  of: (period) => ({ over: sums(period[key]), under: numbers(period[key]) }),
  redraw(before, after) {
    const unders = [numbers(before[key]), numbers(after[key])];
    const draw = redrawMeans(before[key], after[key]);
    return (u) => {
      const [one, two] = draw(u).map((means, side): Pair => ({
        over: means.map((x, g) => (unders[side][g] > 0 ? x * unders[side][g] : 0)),
        under: unders[side],
      }));
      return [one, two];
    };
  },
});

/** How many of what was opened came to an end: closed ÷ opened. */
const TIMING: Rate = {
  name: 'Timing',
  of: ({ opened, closed }) => ({ over: closed, under: opened }),
  redraw: (before, after) => (u) => {
    const { begun, ended } = redrawEnds(
      u,
      [before.opened, after.opened],
      [before.closed, after.closed],
      [before.within, after.within],
    );
    return [
      { over: ended[0], under: begun[0] },
      { over: ended[1], under: begun[1] },
    ];
  },
};

/** What was spent on each opened deal: the spend is chosen, how many deals it opened is chance. */
const SPEND: Rate = {
  name: 'Spend per opportunity',
  of: ({ opened, spend }) => ({ over: spend, under: opened }),
  redraw(before, after) {
    const none = before.opened.map(() => 0);
    const each = before.opened.map((x, g) => (before.spend[g] + after.spend[g]) / (x + after.opened[g]));
    const over = [before, after].map(({ opened: counts, spend }) =>
      spend.map((x, g) => (counts[g] > 0 ? each[g] * counts[g] : x)),
    );
    return (u) => {
      const { begun } = redrawEnds(u, [before.opened, after.opened], [none, none], [none, none]);
      return [
        { over: over[0], under: begun[0] },
        { over: over[1], under: begun[1] },
      ];
    };
  },
};

/** Days from created to won, as deals per day: a longer time makes it less. */
const SPEED: Rate = {
  ...mean('Days to win', 'days'),
  of: (period) => ({ over: numbers(period.days), under: sums(period.days) }),
  redraw(before, after) {
    const draw = mean('', 'days').redraw(before, after);
    return (u) => draw(u).map(({ over, under }) => ({ over: under, under: over })) as unknown as Two<Pair>;
  },
  level: (x) => 1 / x,
};

const WIN_RATE = hits('Win rate', 'won', 'closed');
const opened = ({ opened: counts }: Happened): Counts => counts;

/**
 * The bridges there are. Sales = opened × Σ share × closed ÷ opened × win rate × deal size; CAC = spend ÷ opened ÷ (closed ÷
 * opened × win rate × new customers per won deal), each by slice; sales velocity = open × win rate × deal size ÷ days to
 * win; rates and means move by mix and by the rate itself (Kitagawa, JASA 1955).
 */
export const RECIPES = {
  SALES: {
    base: opened,
    total: 'Opportunities',
    mix: 'Mix',
    rates: [TIMING, WIN_RATE, mean('Deal size', 'sizes')],
    form: { above: [0, 1, 2] },
  },
  DEALSWON: {
    base: opened,
    total: 'Opportunities',
    mix: 'Mix',
    rates: [TIMING, WIN_RATE],
    form: { above: [0, 1] },
  },
  CAC: {
    base: opened,
    mix: 'Mix',
    rates: [SPEND, TIMING, WIN_RATE, hits('New customers per won deal', 'fresh', 'won')],
    form: { above: [0], below: [1, 2, 3] },
  },
  SALESVELOCITY: {
    base: ({ open }: Happened) => open,
    total: 'Open deals',
    mix: 'Mix',
    rates: [WIN_RATE, mean('Deal size', 'sizes'), SPEED],
    form: { above: [0, 1, 2] },
  },
  WINRATE: { base: ({ closed }: Happened) => closed, mix: 'Mix', rates: [WIN_RATE], form: { above: [0] } },
  SALESCYCLE: {
    base: ({ days }: Happened) => numbers(days),
    mix: 'Mix',
    rates: [mean('Days to win', 'days')],
    form: { above: [0] },
  },
  DEALSIZE: {
    base: ({ sizes }: Happened) => numbers(sizes),
    mix: 'Mix',
    rates: [mean('Deal size', 'sizes')],
    form: { above: [0] },
  },
} as const satisfies Readonly<Record<string, Recipe>>;
