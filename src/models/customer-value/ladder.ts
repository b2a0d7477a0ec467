import { countText } from '../countText';
import type { HoldOut } from './holdOut';

/** From the plainest to the most demanding way to value a customer. */
export type Rung = 'historic' | 'cohortCurve' | 'churn' | 'bgnbd';

/** What the data have to show for themselves; times in one unit. */
export interface Evidence {
  readonly customers: number;
  /** Customers with a repeat purchase, and their repeat purchases. */
  readonly repeaters: number;
  readonly repeats: number;
  /** From the first purchase of all to the day we stand on. */
  readonly time: number;
  /** Between two purchases of a customer; null when there is none. */
  readonly medianGap: number | null;
  /** Whole months seen, and cohorts old enough to be seen at the horizon. */
  readonly months: number;
  readonly cohortsAtHorizon: number;
  /** Monthly churn, measured on recurring deals or given in Settings; null for repeat purchase, where it has no meaning. */
  readonly churn: number | null;
  /** Asked only when all else holds, as it costs a fit. */
  readonly holdOut: () => HoldOut | null;
}

export interface Choice {
  readonly rung: Rung;
  /** Each rung that was refused, with the reasons in plain sentences. */
  readonly refused: readonly { readonly rung: Rung; readonly reasons: readonly string[] }[];
}

/**
 * The highest rung that the data carry: churn where one is known, else BG/NBD, else the cohort curve, else what was earned so far.
 * With `only` that one rung or none of them.
 */
export function chooseRung(evidence: Evidence, only?: Rung): Choice {
  const refused: { rung: Rung; reasons: readonly string[] }[] = [];
  const reasonsOf: readonly (readonly [Rung, (e: Evidence) => readonly string[]])[] = [
    ['churn', churnReasons],
    ['bgnbd', bgnbdReasons],
    ['cohortCurve', cohortReasons],
  ];
  for (const [rung, reasonsAgainst] of reasonsOf) {
    if (only !== undefined && rung !== only) continue;
    const reasons = reasonsAgainst(evidence);
    if (!reasons.length) return { rung, refused };
    refused.push({ rung, reasons });
  }
  return { rung: 'historic', refused };
}

function churnReasons({ churn }: Evidence): string[] {
  if (churn === null)
    return ['ARPA × margin ÷ churn needs a recurring deal type or a churn in Settings: a repeat purchase has no churn'];
  return churn >= 0 && churn <= 1
    ? []
    : [`ARPA × margin ÷ churn needs a churn between 0 and 100 %, got ${churn * 100} %`];
}

function bgnbdReasons({ customers, repeaters, repeats, time, medianGap, holdOut }: Evidence): readonly string[] {
  const reasons = [
    ...atLeast('BG/NBD', 100, customers, 'customers'),
    ...atLeast('BG/NBD', 50, repeaters, 'customers with a repeat purchase'),
    ...atLeast('BG/NBD', 150, repeats, 'repeat purchases'),
  ];
  if (medianGap === null || !(time >= 3 * medianGap))
    reasons.push('BG/NBD needs to see three times the usual gap between two purchases, and the history is shorter');
  if (reasons.length) return reasons;
  return holdOut()?.refusals ?? ['BG/NBD needs purchases before and in the last third of the history to be tested on'];
}

function cohortReasons({ customers, months, cohortsAtHorizon }: Evidence): string[] {
  return [
    ...atLeast('the cohort curve', 30, customers, 'customers'),
    ...atLeast('the cohort curve', 12, months, 'whole months'),
    ...atLeast('the cohort curve', 3, cohortsAtHorizon, 'cohorts as old as the horizon'),
  ];
}

const atLeast = (who: string, least: number, got: number, what: string) =>
  got >= least
    ? []
    : [`${who} needs at least ${least === 3 ? 'three' : least} ${what}, and there are ${countText(got)}`];
