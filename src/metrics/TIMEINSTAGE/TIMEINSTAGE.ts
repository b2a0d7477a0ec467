import { livesOfStages } from '../../facts/lifeTable/lives';
import { stageSpells } from '../../facts/stageSpells/stageSpells';
import { kaplanMeier, median, quantile } from '../../models/survival/kaplanMeier';
import { metric, Refusal } from '../metric';

export const TIMEINSTAGE = metric({
  name: 'TIMEINSTAGE',
  question: 'How long do deals stay in each stage?',
  brief:
    'Days by which half of the stays in a stage are over (90 % beside it), whether the deal went on or was lost; stays that still run count as not finished. By the day the stage was entered.',
  better: 'down',
  level: 'new',
  needs: { deals: ['outcome'] },
  wants: ['stages'],
  example: '"this year"',
  usualBy: 'stage',
  options: {},
  columns: {
    'Median days': 'days',
    'Low 95%': 'days',
    'High 95%': 'days',
    '90% over by': 'days',
    Stays: 'count',
    'Went on': 'count',
    Lost: 'count',
    Running: 'count',
  },
  headline: 'Median days',
  standsOn: ['Went on', 'Lost'],
  order: 'Stays',
  counted: 'spells',
  facts: () => ({ spells: { fact: stageSpells } }),
  group({ spells }) {
    const [passed, Lost, Running] = [spells.sum('passed'), spells.sum('lost'), spells.sum('open')];
    const counts = { Stays: passed + Lost + Running, 'Went on': passed, Lost, Running };
    if (passed + Lost === 0) return new Refusal('no stage was left yet', counts);
    const curve = kaplanMeier(livesOfStages(spells));
    const { at, low, high } = median(curve);
    const row = { ...counts, 'Low 95%': low, 'High 95%': high, '90% over by': quantile(curve, 0.9).at };
    return at === null
      ? new Refusal('half of the stays are not over yet: not reached', row)
      : { 'Median days': at, ...row };
  },
});
