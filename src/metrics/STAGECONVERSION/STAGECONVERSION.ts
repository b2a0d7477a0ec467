import { livesOfStages } from '../../facts/lifeTable/lives';
import { stageReach } from '../../facts/stageReach/stageReach';
import { wonWithin } from '../../models/survival/wonWithin';
import { metric, Refusal } from '../metric';

export const STAGECONVERSION = metric({
  name: 'STAGECONVERSION',
  question: 'What share of the deals that reach a stage goes on to the next?',
  brief:
    'Of the deals that reached a stage or a later one, the share that reached the next one or a later one or was won; lost deals did not, open ones count as not finished. By the day the stage was reached.',
  better: 'up',
  level: 'new',
  needs: { deals: ['outcome'] },
  wants: ['stages'],
  example: '"this year"',
  usualBy: 'stage',
  options: {},
  columns: {
    'Went on': 'share',
    Reached: 'count',
    Passed: 'count',
    Lost: 'count',
    Open: 'count',
    'Low 95%': 'share',
    'High 95%': 'share',
  },
  headline: 'Went on',
  standsOn: ['Passed', 'Lost'],
  order: 'Reached',
  counted: 'reaches',
  facts: () => ({ reach: { fact: stageReach } }),
  group({ reach }) {
    const [Passed, Lost, Open] = [reach.sum('passed'), reach.sum('lost'), reach.sum('open')];
    const counts = { Reached: Passed + Lost + Open, Passed, Lost, Open };
    if (Passed + Lost === 0) return new Refusal('no stage was left yet', counts);
    const life = livesOfStages(reach);
    const answer = wonWithin(life, life.day[life.day.length - 1]);
    if (typeof answer === 'string') return new Refusal(answer, counts);
    return { 'Went on': answer.share, ...counts, 'Low 95%': answer.interval[0], 'High 95%': answer.interval[1] };
  },
});
