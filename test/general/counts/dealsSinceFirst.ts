import type { Count } from './count';
import { keptOn } from './count';
import { adder, dayOfDeal, daysBetween, livesOf } from './lives';

export const count: Count = (world, clock, kept) => {
  const { sums, add } = adder();
  const lives = new Map(livesOf(world).map((life) => [life.first.customer.is, life]));
  const gaps = Array.from(lives.values()).flatMap(({ days }) =>
    days.slice(1).map((day, i) => daysBetween(days[i], day)),
  );
  gaps.sort((a, b) => a - b);
  const long = gaps.length > 0 ? gaps[Math.ceil(gaps.length * 0.95 - 1e-9) - 1] : 0;
  const begins = Array.from(lives.values(), ({ days }) => days[0]).sort()[0];
  for (const deal of keptOn(world, clock, kept)) {
    const isWon = deal.state === 'won';
    if (deal.customer.is === null || deal.state === 'open' || (isWon && (deal.amount.is ?? 0) < 0)) continue;
    const life = lives.get(deal.customer.is);
    const day = dayOfDeal(deal);
    const isFirst = life?.first.id === deal.id;
    const isNew = !life || isFirst || (!isWon && day <= life.days[0]);
    const since = isNew ? 0 : day === life.days[0] ? 1 : day.slice(0, 7) === life.days[0].slice(0, 7) ? 2 : 3;
    add(isWon ? 'won' : 'lost', [since], 1);
    if (isWon && deal.created.is !== null && deal.created.is <= day) {
      add('wonTimed', [since], 1);
      add('wonDays', [since], daysBetween(deal.created.is, day));
    }
    if (isFirst && daysBetween(begins, day) < long) add('perhapsOld', [since], 1);
  }
  return sums;
};
