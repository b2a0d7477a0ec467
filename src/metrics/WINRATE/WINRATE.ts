import { closings } from '../../facts/closings/closings';
import { kish } from '../../models/shares/kish';
import { wilson } from '../../models/shares/wilson';
import { metric, Refusal } from '../metric';

export const WINRATE = metric({
  name: 'WINRATE',
  question: 'What share of our deals do we win?',
  brief: 'Won deals as a share of won and lost deals, by close date, with Wilson’s 95 % interval.',
  better: 'up',
  level: 'settled',
  needs: { deals: ['outcome', 'close'] },
  example: '"owner"',
  options: { measure: { choice: ['count', 'value'] } },
  columns: { 'Win rate': 'share', Won: 'count', Lost: 'count', 'Low 95%': 'share', 'High 95%': 'share' },
  headline: 'Win rate',
  order: 'Won',
  counted: 'closed',
  facts: () => ({ closings: { fact: closings } }),
  group({ closings }, _whole, { measure }) {
    const won = closings.sum('won');
    const lost = closings.sum('lost');
    if (won + lost === 0) return new Refusal('no deal was won or lost');
    const byValue = measure === 'value';
    const wonPart = byValue ? closings.sum('wonValue') - closings.sum('refundValue') : won;
    const all = byValue ? wonPart + closings.sum('lostValue') : won + lost;
    if (!(all > 0)) return new Refusal('the won and lost deals carry no amounts', { Won: won, Lost: lost });
    const share = wonPart / all;
    const weight = byValue ? kish(all, closings.sum('closedSquares')) : all;
    const interval = wilson(share * weight, weight);
    return {
      'Win rate': share,
      Won: won,
      Lost: lost,
      'Low 95%': interval?.[0] ?? null,
      'High 95%': interval?.[1] ?? null,
    };
  },
});
