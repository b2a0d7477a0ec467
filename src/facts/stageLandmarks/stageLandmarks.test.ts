import { ask } from '../ask.testing';
import { QUANTILES as PLACES } from '../../models/pipeline/ladder';
import { QUANTILES, stageLandmarks } from './stageLandmarks';

const HEAD = ['deal id', 'stage', 'entered', 'left on', 'lost on', 'won on', 'first entered', 'deal lost'];
const STAYS = [
  HEAD,
  ['A', 'Demo', '2026-06-01', '2026-06-05', '', '2026-06-11', '2026-06-01', ''], // four days, won on day 10
  ['B', 'Demo', '2026-06-01', '2026-06-09', '', '', '2026-06-01', '2026-06-15'], // eight days, lost on day 14
  ['C', 'Demo', '2026-06-01', '', '2026-06-13', '', '2026-06-01', '2026-06-13'], // lost in it after twelve days
  ['D', 'Demo', '2026-06-18', '', '', '', '2026-06-18', ''], // twelve days so far
  ['D', 'Demo', '2026-06-28', '', '', '', '2026-06-18', ''], // again
  ['E', 'Demo', '2026-06-01', '2026-07-03', '', '2026-07-09', '2026-06-01', ''], // both after the as-of day: 29 days so far
];

/** The points of the whole: from which day, days later, won, lost, open. */
const points = (rows: (string | number)[][], asOf = '2026-06-30'): number[][] => {
  const { axis, measure } = ask(stageLandmarks, rows, { asOf });
  return Array.from(axis.since as number[], (since, i) => [
    since,
    axis.days[i],
    measure.won[i],
    measure.lost[i],
    measure.open[i],
  ]);
};

describe('stageLandmarks', () => {
  test('deals that were in the stage after a landmark still, and what became of them', () => {
    // By hand: stays of 4, 8 and 12 days are over; a quarter of three is the first, half the second, the others the third
    expect(points(STAYS)).toEqual([
      [0, 10, 1, 0, 0],
      [0, 12, 0, 1, 1],
      [0, 14, 0, 1, 0],
      [0, 29, 0, 0, 1],
      [4, 8, 0, 1, 1],
      [4, 10, 0, 1, 0],
      [4, 25, 0, 0, 1],
      [8, 4, 0, 1, 1],
      [8, 21, 0, 0, 1],
      // day 12 is over for C, not for D, who is open that day
      [12, 0, 0, 0, 1],
      [12, 17, 0, 0, 1],
    ]);
  });

  test('the longest stay is a landmark where ten are over: none is won or lost from there', () => {
    const ten = Array.from({ length: 10 }, (_, i) => {
      const day = `2026-06-${String(i + 2).padStart(2, '0')}`;
      return [`T${i}`, 'Demo', '2026-06-01', day, '', day, '2026-06-01', ''];
    });
    const rows = points([HEAD, ...ten, ['O', 'Demo', '2026-05-01', '', '', '', '2026-05-01', '']]);
    expect(Array.from(new Set(rows.map(([since]) => since)))).toEqual([0, 3, 5, 8, 9, 10]);
    expect(rows[rows.length - 1]).toEqual([10, 50, 0, 0, 1]);
    expect(points([HEAD, ...ten.slice(1)]).map(([since]) => since)).not.toContain(10);
  });

  test('on a past day only what was then over is', () => {
    // By hand: on 4 June all four are in Demo for three days
    expect(points(STAYS, '2026-06-04')).toEqual([[0, 3, 0, 0, 4]]);
  });
});

// the ladder tells the landmarks of a stage apart by the same quantiles; neither room may import the other
test('landmarks stand where the ladder of chances looks for them', () => expect(QUANTILES).toEqual(PLACES));
