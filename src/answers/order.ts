import type { Cut } from '../question/cut';
import { OTHERS } from '../question/cut';
import { NONE } from '../tables/dictionary';
import type { GroupedAnswer } from './asker';

const lastPlace = (label: string): number => (label === NONE ? 2 : label === OTHERS ? 1 : 0);

/**
 * Groups in the order of the design: time forward, names from the largest of the metric's `order` column, ties by name,
 * `(others)` and `(none)` last. With two axes the first one decides, by its own size.
 */
export function ordered(
  groups: readonly GroupedAnswer[],
  cut: Cut,
  order: string,
  rankOf: (axis: number) => ReadonlyMap<string, number>,
): GroupedAnswer[] {
  const isTime = cut.by.map((axis) => 'grain' in axis);
  const ranks = cut.by.length === 2 && !isTime[0] && groups.length > 1 ? rankOf(0) : null;
  const size = (group: GroupedAnswer): number => Number(group.values[order] ?? -Infinity);
  const byLabel = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return groups.slice().sort((a, b) => {
    for (let k = 0; k < a.labels.length; k++) {
      const [one, two] = [a.labels[k], b.labels[k]];
      if (one === two) continue;
      const place = lastPlace(one) - lastPlace(two);
      if (place !== 0) return place;
      if (isTime[k]) return byLabel(one, two);
      const isLast = k === a.labels.length - 1;
      const bySize = isLast ? size(b) - size(a) : ranks ? (ranks.get(two) ?? 0) - (ranks.get(one) ?? 0) : 0;
      return bySize || byLabel(one, two);
    }
    return 0;
  });
}
