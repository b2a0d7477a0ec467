import { matured, type LagKernel } from './kernel';

/** Money spent evenly over `days` days from `day` on (civil day number); a month's spend has the month's days, else 1. */
export interface SpendEntry {
  readonly day: number;
  readonly amount: number;
  readonly days?: number;
}

export interface MatchedSpend {
  /** Spend whose wins are due on day `from + i`, up to the day we stand on. */
  readonly from: number;
  readonly byDay: Float64Array;
  /** Spend whose wins are due after the day we stand on. */
  readonly notYetMatured: number;
  /** Spend whose wins were due before the first row of deals. */
  readonly beforeFirstRow: number;
  /** First day with spend; null when nothing was spent. */
  readonly firstSpend: number | null;
}

/**
 * Matches spend with the days on which its wins come: spend by day convolved with the kernel. Every cent ends in exactly one of
 * `byDay`, `notYetMatured` and `beforeFirstRow`. Entries that are not finite or span no day are passed over.
 */
export function matchSpend(
  spend: readonly SpendEntry[],
  kernel: LagKernel,
  { asOf, firstRow }: { readonly asOf: number; readonly firstRow: number },
): MatchedSpend {
  const byDay = new Float64Array(Math.max(0, asOf - firstRow + 1));
  let notYetMatured = 0;
  let beforeFirstRow = 0;
  let firstSpend = Infinity;
  for (const { day, amount, days = 1 } of spend) {
    if (!(days >= 1 && amount - amount === 0 && day - day === 0)) continue;
    if (amount !== 0) firstSpend = Math.min(firstSpend, day);
    const perDay = amount / days;
    for (let i = 0; i < days; i++) {
      beforeFirstRow += perDay * matured(kernel, Math.min(asOf, firstRow - 1) - day - i);
      notYetMatured += perDay * (1 - matured(kernel, asOf - day - i));
    }
    const last = Math.min(asOf, day + days - 1 + kernel.length - 1);
    for (let t = Math.max(firstRow, day); t <= last; t++)
      byDay[t - firstRow] += perDay * (matured(kernel, t - day) - matured(kernel, t - day - days));
  }
  return {
    from: firstRow,
    byDay,
    notYetMatured,
    beforeFirstRow,
    firstSpend: firstSpend < Infinity ? firstSpend : null,
  };
}

/** The part of the money behind the wins of a period that may lie before the first row of Spend. */
export const TOO_EARLY = 0.1;

/** Why a period has no matched spend, where more than that part of its money lies before the first row; null where it has. */
export const earlyReason = (share: number): string | null =>
  share <= TOO_EARLY
    ? null
    : `${Math.round(share * 100)} % of the money behind these wins would have been spent before the first row of Spend`;

/** The matched spend of a period, or why there is none. */
export type PeriodSpend = { readonly amount: number } | { readonly reason: string };

/**
 * Matched spend of the days `from` to `to`, both in, as far as they are seen.
 * Refused where more than a tenth of what should be matched, had the spend always been even, lies before the first spend row.
 */
export function matchedIn(matched: MatchedSpend, kernel: LagKernel, from: number, to: number): PeriodSpend {
  const { byDay, firstSpend } = matched;
  const first = Math.max(from, matched.from);
  const last = Math.min(to, matched.from + byDay.length - 1);
  if (firstSpend === null || first > last) return { reason: 'no spend is matched to days with deals in this period' };
  let amount = 0;
  let unseen = 0;
  for (let day = first; day <= last; day++) {
    amount += byDay[day - matched.from];
    unseen += 1 - matured(kernel, day - firstSpend);
  }
  const reason = earlyReason(unseen / (last - first + 1));
  return reason === null ? { amount } : { reason };
}
