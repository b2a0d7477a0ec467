import type { Cell } from '../facts/fact';
import { NO_SIZE } from '../facts/histories/histories';
import { logOfSize } from '../facts/sizes';
import type { DealHistory } from '../models/pipeline/learned';

type Histories = Cell<'since' | 'days' | 'size', 'won' | 'lost' | 'open' | 'wonValue' | 'openValue'>;

/** One group's deals as the models of what will be won read them. */
export function historyOf(cell: Histories): DealHistory {
  const [since, days, value, outcome, count] = [[], [], [], [], []] as number[][];
  for (let i = 0; i < cell.n; i++) {
    const size = cell.axis('size', i);
    (['open', 'won', 'lost'] as const).forEach((name, state) => {
      const many = cell.at(name, i);
      if (!(many > 0)) return;
      since.push(cell.axis('since', i));
      days.push(cell.axis('days', i));
      outcome.push(state);
      count.push(many);
      const worth = name === 'lost' ? Math.exp(logOfSize(size)) : cell.at(`${name}Value`, i) / many;
      value.push(size === NO_SIZE ? NaN : worth);
    });
  }
  return { since, days, value, outcome, count };
}
