/** Sum of a column, or of its rows up to one. */
export function sumOf(column: ArrayLike<number>, to = column.length - 1): number {
  let total = 0;
  for (let i = 0; i <= to; i++) total += column[i];
  return total;
}
