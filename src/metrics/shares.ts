/**
 * Rows with their shares of a total, told only where every part of it is 0 or more: of a total with negative parts (refunds
 * that outweigh sales) nothing is a share.
 */
export const sharesOf = <R extends object>(rows: readonly R[], amount: keyof R, share: keyof R): readonly R[] =>
  rows.some((row) => (row[amount] as number) < 0) ? rows.map((row) => ({ ...row, [share]: null })) : rows;
