import { ask, measured, whole } from '../ask.testing';
import { partOf, stageTrials } from './stageTrials';

// one-letter ids with codes 64 apart are in one part
const REACHES = [
  ['deal id', 'amount', 'stage', 'owner', 'entered', 'left on', 'lost on', 'won on'],
  ['A', 100, 'Demo', 'Ana', '2026-01-01', '2026-01-11', '', '2026-02-01'],
  ['A', 100, 'Offer', 'Ana', '2026-01-11', '2026-02-01', '', '2026-02-01'],
  ['\u0081', 70, 'Demo', 'Ben', '2025-01-01', '2025-01-05', '', '2025-06-30'], // won a year and a day before the as-of day
  ['C', 50, 'Demo', 'Ana', '2026-03-01', '', '2026-03-20', ''],
  ['D', 40, 'Demo', 'Ana', '2026-03-01', '', '', ''],
  ['E', 30, 'Demo', 'Ana', '2026-06-20', '2026-07-01', '', '2026-07-01'], // goes on after the as-of day
];

describe('stageTrials', () => {
  // By hand: a deal in Demo still is no trial; days are those of stages that were passed.
  test('stages that were left, by the part of the deal, with what was won in the last year', () => {
    const fact = ask(stageTrials, REACHES, { by: [{ field: 'stage' }] });
    expect(measured(fact, 'passed', 'lost', 'days', 'wonYear')).toEqual({
      Demo: { passed: [2, 0], lost: [0, 1], days: [14, 0], wonYear: [100, 0] },
      Offer: { passed: [1], lost: [0], days: [21], wonYear: [100] },
    });
    expect(Array.from(fact.axis.part)).toEqual([1, 3, 1]);
  });

  test('a period goes by the day a stage was reached; nothing reached is nothing', () => {
    expect(whole(ask(stageTrials, REACHES, { from: '2026-01-11', to: '2026-02-28' }))).toEqual({
      passed: 1,
      days: 21,
      wonYear: 100,
    });
    expect(ask(stageTrials, REACHES, { asOf: '2024-12-31' }).measure.passed).toHaveLength(0);
  });

  test('the part of an id: place × code point, modulo 64', () => {
    expect(partOf('')).toBe(0);
    expect(partOf('A1')).toBe((65 + 2 * 49) % 64);
    expect(partOf('😀')).toBe(0x1f600 % 64);
  });
});
