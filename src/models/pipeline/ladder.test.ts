import fc from 'fast-check';
import { tally } from '../survival/lifeTable';
import type { Stage } from './ladder';
import { chanceAt, ladders, stageOfLives } from './ladder';
import { STAGE_COUNT, stagedTeam } from './testing/stagedTeam';

describe('a life as a stage', () => {
  // the twelve deals of the worked examples: closed on these days (five won, five lost), open for 41 and 76 days
  const days = [20, 40, 20, 60, 30, 60, 30, 60, 30, 40, 41, 76];
  const ends = [1, 1, 2, 2, 1, 1, 2, 1, 1, 2, 0, 0];
  const stage = stageOfLives(tally(days, ends));
  const [ladder] = ladders([stage]);

  test('by hand: landmarks at day 0, at the quantiles of the ten closings and at the last one', () => {
    // 20 20 30 30 30 40 40 60 60 60: a quarter and half are over by day 30, three quarters and nine tenths by day 60
    expect(stage.landmarks.map(({ since }) => since)).toEqual([0, 30, 60]);
    expect(stage.beyond).toBe(60);
    // after day 30 five closed, 10 and 30 days later, and two are open, 11 and 46 days later
    expect(stage.landmarks[1].lives).toEqual({
      day: Float64Array.of(0, 10, 11, 30, 46),
      won: Float64Array.of(0, 1, 0, 2, 0),
      lost: Float64Array.of(0, 1, 0, 1, 0),
      open: Float64Array.of(0, 0, 1, 0, 1),
    });
  });

  test('by hand: of seven open after day 30 one is won on day 40, two of four on day 60', () => {
    // F = 1/7 + 5/7 · 2/4 = 1/2; half a case more of each kind leaves it so
    expect(ladder.rungs[1]).toMatchObject({ since: 30, deals: 7, closed: 5 });
    expect(ladder.rungs[1].chance).toBeCloseTo(0.5, 9);
    expect(chanceAt(ladder, 30).share).toBeCloseTo(0.5, 9);
    // beyond the last closing one deal waits: (0 + 1/2) / (1 + 1); on day 41 two of the five stays behind day 30 are over
    expect(chanceAt(ladder, 41).share).toBeCloseTo(0.5 + (2 / 5) * (0.25 - 0.5), 9);
    expect(chanceAt(ladder, 60)).toEqual({ share: 0, deviation: 0 });
  });

  test('all closed on one day: until then nothing changes, from then on there is none', () => {
    const [flat] = ladders([stageOfLives(tally([30, 30, 30, 30], [1, 2, 1, 2]))]);
    expect([0, 10, 29].map((day) => chanceAt(flat, day).share)).toEqual(
      [0.5, 0.5, 0.5].map((v) => expect.closeTo(v, 9)),
    );
    expect(chanceAt(flat, 30).share).toBe(0);
  });

  test('nothing closed: nothing is known', () => {
    const [none] = ladders([stageOfLives(tally([3, 9], [0, 0]))]);
    expect(none.beyond).toBe(Infinity);
    expect(ladders([])).toEqual([]);
  });
});

/** A stage with one landmark, from which `won` of `n` deals are won and the others lost on day 10. */
const settled = (won: number, n: number): Stage => ({
  landmarks: [{ since: 0, lives: { day: [10], won: [won], lost: [n - won], open: [0] } }],
  ends: { day: [10], count: [n] },
  beyond: 10,
});

describe('several stages', () => {
  test('a stage of few deals is drawn towards all, one of many keeps its own share; one without closings has that of all', () => {
    const waiting: Stage = {
      landmarks: [{ since: 0, lives: { day: [5], won: [0], lost: [0], open: [4] } }],
      ends: { day: [], count: [] },
      beyond: Infinity,
    };
    const [large, other, few, none] = ladders([settled(4e3, 1e4), settled(3.5e3, 1e4), settled(3, 3), waiting]).map(
      ({ rungs: [{ chance }] }) => chance,
    );
    expect(large).toBeCloseTo(0.4, 2);
    expect(other).toBeCloseTo(0.35, 2);
    // three of three is more than all have, and could be luck
    expect(few).toBeGreaterThan(0.375);
    expect(few).toBeLessThan(0.6);
    expect(none).toBeGreaterThan(0.35);
    expect(none).toBeLessThan(few);
  });

  test('the order of stages changes nothing; chances lie within their limits, and all within 0 … 1', () => {
    const stage = fc
      .tuple(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([n, share]) => settled(Math.round(n * share), n));
    fc.assert(
      fc.property(fc.array(stage, { minLength: 2, maxLength: 5 }), (stages) => {
        const made = ladders(stages);
        const turned = ladders(stages.slice().reverse()).reverse();
        made.forEach(({ rungs }, s) =>
          rungs.forEach(({ chance, low, high }, i) => {
            expect(low).toBeGreaterThanOrEqual(0);
            expect(chance).toBeGreaterThanOrEqual(low);
            expect(high).toBeGreaterThanOrEqual(chance);
            expect(high).toBeLessThanOrEqual(1);
            expect(turned[s].rungs[i].chance).toBeCloseTo(chance, 9);
          }),
        );
      }),
      { numRuns: 60 },
    );
  });
});

test('the teams that the chances are held against are as they are meant to be', () => {
  let [deals, open, won, dead, odd] = [0, 0, 0, 0, 0];
  for (let seed = 1; seed <= 40; seed++) {
    const team = stagedTeam(seed);
    for (const { outcome, path, isWonLater, created, closed } of team.deals) {
      deals++;
      if (outcome === 0) open++;
      if (outcome === 1) won++;
      if (outcome === 0 && !isWonLater && team.today - created > 400) dead++;
      const begins = path[0][0] === 0 && path[0][1] === created;
      const ends = closed === null || closed >= path[path.length - 1][1];
      if (!begins || !ends || path.some(([stage, day]) => stage >= STAGE_COUNT || day > team.today)) odd++;
    }
  }
  expect(odd).toBe(0);
  expect(deals / 40).toBeGreaterThan(300);
  expect(open / deals).toBeGreaterThan(0.1);
  expect(won / deals).toBeGreaterThan(0.1);
  expect(dead).toBeGreaterThan(100);
});
