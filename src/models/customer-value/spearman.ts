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

/** Numbers sort without a comparison in our code, and each finds its place among them. */
function ranks(values: ArrayLike<number>): Float64Array {
  const sorted = Float64Array.from(values).sort();
  const rankAt = new Float64Array(sorted.length);
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    rankAt[from] = (from + to - 1) / 2;
  }
  const rank = new Float64Array(sorted.length);
  for (let i = 0; i < rank.length; i++) {
    const value = values[i];
    let place = 0;
    for (let end = sorted.length; place < end;) {
      const middle = (place + end) >> 1;
      if (sorted[middle] < value) place = middle + 1;
      else end = middle;
    }
    rank[i] = rankAt[place];
  }
  return rank;
}
