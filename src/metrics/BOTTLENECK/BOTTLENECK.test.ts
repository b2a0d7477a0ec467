import { asOf, cell, rowsOf } from '../../../test/support/cell';
import type { Uniform } from '../../models/random/seeded';
import { exponential } from '../../models/customer-value/testing/random';
import { seeded } from '../../models/random/seeded';

const iso = (day: number): string => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10);
const STAGES = ['Lead', 'Demo', 'Offer', 'Contract'];
const PEOPLE = ['Ana', 'Ben', 'Cem', 'Dia', 'Eli', 'Fay'];

interface Team {
  readonly deals: number;
  /** The chance of a person to carry a deal on from a stage, and the mean days it takes. */
  chance(person: number, stage: number): number;
  days?(person: number, stage: number): number;
}

/** Deals of a year, each through the stages as far as its luck carries it; some run still. */
function tablesOf({ deals, chance, days = () => 8 }: Team, u: Uniform): [unknown[][], unknown[][]] {
  const rows: unknown[][] = [['Deal ID', 'Amount', 'Status', 'Created', 'Close date', 'Owner']];
  const stages: unknown[][] = [['Deal ID', 'Stage', 'Entered']];
  for (let d = 0; d < deals; d++) {
    const person = d % PEOPLE.length;
    const created = Math.floor(u() * 360);
    let day = created;
    let end = 'Won';
    for (let s = 0; s < STAGES.length && end === 'Won'; s++) {
      stages.push([`D-${d}`, STAGES[s], iso(day)]);
      day += Math.round(exponential(u) * days(person, s));
      if (u() >= chance(person, s)) end = 'Lost';
      if (day > 365) end = 'Open';
    }
    rows.push([`D-${d}`, 1000, end, iso(created), end === 'Open' ? '' : iso(day), PEOPLE[person]]);
  }
  return [rows, stages];
}
const bottleneck = (team: Team, seed: number, ...words: unknown[]): Record<string, unknown>[] =>
  rowsOf('BOTTLENECK', ...tablesOf(team, seeded(seed)), asOf(iso(365)), ...words);
const PLAIN: Team = { deals: 300, chance: () => 0.6 };

test('deals that no id tells apart: what cannot be compared is empty, and no 0', () => {
  const [deals, stages] = tablesOf(PLAIN, seeded(3));
  const dates = new Map<string, unknown[]>();
  stages.slice(1).forEach(([id, stage, day]) => {
    const row = dates.get(id as string) ?? STAGES.map(() => '');
    row[STAGES.indexOf(stage as string)] = day;
    dates.set(id as string, row);
  });
  const wide = [
    [...(deals[0] as unknown[]).slice(1), ...STAGES.map((stage) => `Date entered "${stage}"`)],
    ...deals.slice(1).map(([id, ...row]) => [...row, ...(dates.get(id as string) ?? [])]),
  ];
  const rows = rowsOf('BOTTLENECK', wide, asOf(iso(365)));
  expect(rows.map((row) => row.Stage).sort()).toEqual(STAGES.slice().sort());
  for (const row of rows) {
    expect(row).toMatchObject({
      'Next 12 months': '',
      'Extra per month (conversion)': '',
      'Better half': '',
      Compared: '',
    });
    expect(Number(row['Went on'])).toBeGreaterThan(0.5);
  }
});

describe('BOTTLENECK on teams whose truth is known', () => {
  test('a stage that half of the people carry on at .30 among .60s is first in 95 of 100 teams', () => {
    const team: Team = { ...PLAIN, chance: (person, stage) => (stage === 1 && person < 3 ? 0.3 : 0.6) };
    let first = 0;
    for (let seed = 1; seed <= 100; seed++) if (bottleneck(team, seed)[0].Stage === 'Demo') first++;
    expect(first).toBeGreaterThanOrEqual(95);
  });

  test('a stage that everybody carries on at .30 is first in 95 of 100 teams, at 0 a month', () => {
    const team: Team = { ...PLAIN, chance: (_, stage) => (stage === 1 ? 0.3 : 0.6) };
    let first = 0;
    for (let seed = 1; seed <= 100; seed++) if (bottleneck(team, seed)[0].Stage === 'Demo') first++;
    expect(first).toBeGreaterThanOrEqual(95);
  });

  test('300 teams of identical people: the mean gain is at most 2 %, the interval holds 0 in 90 %', () => {
    let gain = 0;
    let rows = 0;
    let holds = 0;
    for (let seed = 1; seed <= 300; seed++)
      for (const row of bottleneck({ deals: 144, chance: () => 0.75 }, seed)) {
        if (row['Next 12 months'] === '') continue;
        rows++;
        gain += Number(row['Better half']) / Number(row['Went on']) - 1;
        if (Number(row['Low 95%']) <= 0 && Number(row['High 95%']) >= 0) holds++;
      }
    expect(rows).toBeGreaterThan(600); // of 1,200: late stages have too few deals to compare
    expect(gain / rows).toBeLessThanOrEqual(0.02);
    expect(holds / rows).toBeGreaterThanOrEqual(0.9);
  });
});

/** Twelve deals each of three people in one stage, dealt evenly into parts by their one-letter ids. */
function evenly(ends: readonly (readonly [end: string, days: number])[]): [unknown[][], unknown[][]] {
  const deals: unknown[][] = [['Deal ID', 'Amount', 'Status', 'Created', 'Close date', 'Owner', 'Team']];
  const stages: unknown[][] = [['Deal ID', 'Stage', 'Entered']];
  ends.forEach(([end, days], person) => {
    for (let d = 0; d < 12; d++) {
      const id = String.fromCodePoint(256 + 64 * person + d);
      deals.push([id, 1000, end, iso(0), iso(days), PEOPLE[person], person < 3 ? 'North' : 'South']);
      stages.push([id, 'Demo', iso(0)]);
    }
  });
  return [deals, stages];
}
const NORTH = [
  ['Won', 10],
  ['Won', 20],
  ['Lost', 15],
] as const;

describe('BOTTLENECK by hand', () => {
  // two of three carry everything on: 2/3 could be 1, half as much again of 24,000 a year; the faster one takes 10 days, not 15
  const row = {
    Stage: 'Demo',
    'Went on': 2 / 3,
    'Better half': 1,
    'Mean days': 15,
    'Faster half': 10,
    Reached: 36,
    Compared: '3 people',
  };

  test('conversion comes every month, time comes once', () => {
    const [found] = rowsOf('BOTTLENECK', ...evenly(NORTH), asOf(iso(364)));
    expect(found).toMatchObject(row);
    expect(found['Extra per month (conversion)']).toBeCloseTo(1000, 9);
    expect(found['Next 12 months']).toBeCloseTo(12000, 9);
    expect(found['Brought forward once (time)']).toBeCloseTo((24000 / 365) * 5, 9);
    expect([found['Low 95%'], found['High 95%']]).toEqual([expect.closeTo(12000, 9), expect.closeTo(12000, 9)]);
  });

  test('with capacity = fixed a third less time is half as many deals more, every month', () => {
    const [found] = rowsOf('BOTTLENECK', ...evenly(NORTH), asOf(iso(364)), 'capacity = fixed');
    expect(found).toMatchObject(row);
    expect(found['Extra per month (time)']).toBeCloseTo(1000, 9);
  });

  test('by team each is held against its own better half', () => {
    const both = evenly([...NORTH, ['Won', 10], ['Won', 10], ['Won', 10]]);
    const rows = rowsOf('BOTTLENECK', ...both, asOf(iso(364)), 'team');
    expect(rows.map((each) => [each.Team, each.Stage, each['Next 12 months']])).toEqual([
      ['South', 'Demo', 0], // 36,000 a year
      ['North', 'Demo', expect.closeTo(12000, 9)],
    ]);
  });

  test('a stage of one name in two pipelines is two stages', () => {
    const [deals, stages] = evenly([...NORTH, ['Won', 10], ['Won', 10], ['Won', 10]]);
    deals[0] = deals[0].map((heading) => (heading === 'Team' ? 'Pipeline' : heading));
    const rows = rowsOf('BOTTLENECK', deals, stages, asOf(iso(364)));
    expect(rows.map((each) => [each.Pipeline, each.Stage, each.Reached, each['Next 12 months']])).toEqual([
      ['South', 'Demo', 36, 0],
      ['North', 'Demo', 36, expect.closeTo(12000, 9)],
    ]);
  });

  test('halving the time of a stage alone gives 0 per month', () => {
    const team: Team = { deals: 300, chance: () => 0.8, days: () => 8 };
    const half: Team = { ...team, days: (person, stage) => (stage === 1 && person < 3 ? 4 : 8) };
    const [before, after] = [team, half].map((each) => bottleneck(each, 5));
    for (const stage of STAGES) {
      const [one, two] = [before, after].map((rows) => rows.find((each) => each.Stage === stage));
      expect([one?.['Extra per month (conversion)'], two?.['Extra per month (conversion)']]).toEqual([0, 0]);
    }
    expect(after[0]).toMatchObject({ Stage: 'Demo' });
    expect(Number(after[0]['Brought forward once (time)'])).toBeGreaterThan(0);
  });

  test('two people: quarters are compared; where there are too few of both, counts alone', () => {
    const [deals, stages] = evenly(NORTH.slice(0, 2));
    expect(rowsOf('BOTTLENECK', deals, stages, asOf(iso(364)))[0]).toMatchObject({
      'Next 12 months': '',
      'Went on': 1,
      Compared: '',
      Reached: 24,
    });
    const dated = (values: unknown[][], columns: number[]): unknown[][] =>
      values.map((line, r) =>
        line.map((value, c) => (r > 0 && columns.includes(c) ? iso((r % 3) * 91 + (c === 4 ? 9 : 0)) : value)),
      );
    const spread = [
      dated([deals[0], ...deals.slice(1), ...renamed(deals)], [3, 4]),
      dated([...stages, ...again(stages)], [2]),
    ];
    expect(rowsOf('BOTTLENECK', ...spread, asOf(iso(364)))[0]).toMatchObject({ Compared: '3 quarters' });
  });

  test('without a history of stages there is a sentence, not a number', () => {
    const [deals] = evenly(NORTH);
    expect(cell('BOTTLENECK', deals, asOf(iso(364)))).toBe(
      '!BOTTLENECK: no history tells when a stage was left. Pass a Stages table (Deal ID, Stage, Entered), or columns such as Date entered Proposal. This works: =BOTTLENECK(DEALS;STAGES;SETTINGS)',
    );
  });
});

const renamed = (deals: unknown[][]): unknown[][] => deals.slice(1).map(([id, ...rest]) => [`${String(id)}x`, ...rest]);
const again = (stages: unknown[][]): unknown[][] => stages.slice(1).map(([id, ...rest]) => [`${String(id)}x`, ...rest]);
