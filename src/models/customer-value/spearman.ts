/** Spearman's rank correlation, ties at their mean rank. Null for fewer than two pairs or where one side is constant. */
export function spearman(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  const first = ranks(a);
  const second = ranks(b);
  const middle = (a.length - 1) / 2;
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < first.length; i++) {
    const u = first[i] - middle;
    const v = second[i] - middle;
    ab += u * v;
    aa += u * u;
    bb += v * v;
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : null;
}

function ranks(values: ArrayLike<number>): Float64Array {
  const order = Uint32Array.from({ length: values.length }, (_, i) => i).sort((i, j) => values[i] - values[j]);
  const rank = new Float64Array(order.length);
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && values[order[to]] === values[order[from]]) to++;
    for (let i = from; i < to; i++) rank[order[i]] = (from + to - 1) / 2;
  }
  return rank;
}
