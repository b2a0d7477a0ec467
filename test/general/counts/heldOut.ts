import { AS_OF } from '../world';
import type { Count } from './count';
import { adder, daysBetween, livesOf } from './lives';

export const count: Count = (world, _clock, kept) => {
  const { sums, add } = adder();
  const lives = livesOf(world);
  const begins = lives.map(({ days }) => days[0]).sort()[0] ?? AS_OF;
  const third = Math.floor(daysBetween(begins, AS_OF) / 3);
  for (const { first, days } of lives) {
    const early = days.filter((day) => daysBetween(day, AS_OF) >= third);
    if (early.length === 0 || !kept(first, first.close.is)) continue;
    const place = [
      daysBetween(days[0], AS_OF) - third,
      early.length - 1,
      daysBetween(days[0], early[early.length - 1]),
    ];
    add('customers', place, 1);
    add('later', place, days.length - early.length);
    add('laterDays', place, third);
  }
  return sums;
};
