import { closings } from '../../facts/closings/closings';
import { lifeTable } from '../../facts/lifeTable/lifeTable';
import { livesByValue, livesOf } from '../../facts/lifeTable/lives';
import { kish } from '../../models/shares/kish';
import { wilson } from '../../models/shares/wilson';
import { wonWithin, wonWithinByValue } from '../../models/survival/wonWithin';
import type { Request } from '../metric';
import { metric, Refusal } from '../metric';

type Basis = 'closed' | 'created' | 'within';
/** `within = 60 days` alone means `basis = within`. */
const basisOf = ({ basis, within }: { basis: Basis; within: number | null }): Basis =>
  within === null ? basis : 'within';

const HEADLINES = {
  closed: 'Win rate',
  created: 'Win rate (created)',
  within: 'Win rate within (created)',
} as const;

export const WINRATE = metric({
  name: 'WINRATE',
  question: 'What share of our deals do we win?',
  brief:
    'Won deals as a share of won and lost deals, by close date; basis = created: of all deals created, open ones too; within = 90 days: the share won by that age, open deals counted as not finished. By count or value, with a 95 % interval.',
  better: 'up',
  formula:
    'Win rate = Won ÷ (Won + Lost); basis = created: Won ÷ (Won + Lost + Open); within: Aalen–Johansen share won by that age; measure = value: amounts in place of deals',
  level: 'settled',
  needs: { deals: ['outcome', 'close'] },
  example: '"owner"',
  options: {
    basis: { choice: ['closed', 'created', 'within'], setting: 'winRateBasis' },
    within: { number: null, unit: 'days', least: 0, most: 36500 },
    measure: { choice: ['count', 'value'] },
  },
  columns: {
    'Win rate': 'share',
    'Win rate (created)': 'share',
    'Win rate within (created)': 'share',
    'Within days': 'days',
    Won: 'count',
    Lost: 'count',
    Open: 'count',
    'Low 95%': 'share',
    'High 95%': 'share',
  },
  headline: (options) => HEADLINES[basisOf(options)],
  shown(options) {
    const basis = basisOf(options);
    const more = { closed: [], created: ['Open'], within: ['Within days', 'Open'] } as const;
    return [HEADLINES[basis], 'Won', 'Lost', ...more[basis], 'Low 95%', 'High 95%'];
  },
  standsOn: ['Won', 'Lost'],
  order: 'Won',
  counted: (options) => (basisOf(options) === 'closed' ? 'closed' : 'lives'),
  facts: (options): { closings: Request<typeof closings> } | { lives: Request<typeof lifeTable> } =>
    basisOf(options) === 'closed' ? { closings: { fact: closings } } : { lives: { fact: lifeTable } },
  group(cells, _whole, options) {
    const byValue = options.measure === 'value';
    const basis = basisOf(options);
    const row = {
      'Win rate': null,
      'Win rate (created)': null,
      'Win rate within (created)': null,
      'Within days': null,
      Open: null,
    };
    if ('closings' in cells) {
      const { closings } = cells;
      const [won, lost] = [closings.sum('won'), closings.sum('lost')];
      if (won + lost === 0) return new Refusal('no deal was won or lost');
      const wonPart = byValue ? closings.sum('wonValue') - closings.sum('refundValue') : won;
      const all = byValue ? wonPart + closings.sum('lostValue') : won + lost;
      if (!(all > 0)) return new Refusal('the won and lost deals carry no amounts', { Won: won, Lost: lost });
      const weight = byValue ? kish(all, closings.sum('closedSquares')) : all;
      return { ...row, 'Win rate': wonPart / all, Won: won, Lost: lost, ...limits(wonPart / all, weight) };
    }
    const { lives } = cells;
    const [Won, Lost, Open] = [lives.sum('won'), lives.sum('lost'), lives.sum('open')];
    const days = options.within ?? 90;
    const counts = { ...row, Won, Lost, Open, 'Within days': basis === 'within' ? days : null };
    if (Won + Lost + Open === 0) return new Refusal('no deal with a created date was created');
    if (basis === 'within') {
      const answer = byValue ? wonWithinByValue(livesByValue(lives), days) : wonWithin(livesOf(lives), days);
      if (typeof answer === 'string') return new Refusal(answer, counts);
      const [low, high] = answer.interval;
      return { ...counts, 'Win rate within (created)': answer.share, 'Low 95%': low, 'High 95%': high };
    }
    const [won, lost, open] = byValue
      ? [lives.sum('wonValue'), lives.sum('lostValue'), lives.sum('openValue')]
      : [Won, Lost, Open];
    const all = won + lost + open;
    if (!(all > 0)) return new Refusal('the deals carry no amounts', counts);
    const squares = lives.sum('wonSquares') + lives.sum('lostSquares') + lives.sum('openSquares');
    return { ...counts, 'Win rate (created)': won / all, ...limits(won / all, byValue ? kish(all, squares) : all) };
  },
});

/** Wilson's limits of a share at an effective number of deals. */
function limits(share: number, n: number): { 'Low 95%': number | null; 'High 95%': number | null } {
  const interval = wilson(share * n, n);
  return { 'Low 95%': interval?.[0] ?? null, 'High 95%': interval?.[1] ?? null };
}
