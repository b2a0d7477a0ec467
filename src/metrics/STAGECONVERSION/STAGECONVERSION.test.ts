import fc from 'fast-check';
import { asOf, rowsOf } from '../../../test/support/cell';

const iso = (day: number): string => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
const NAMES = ['Lead', 'Demo', 'Offer'];
type Deal = { path: readonly (readonly [stage: string, day: number])[]; end: string; close: number; pipeline?: string };

const ask = (list: readonly Deal[], ...words: unknown[]): Record<string, unknown>[] =>
  rowsOf(
    'STAGECONVERSION',
    [
      ['Deal ID', 'Status', 'Created', 'Close date', 'Pipeline'],
      ...list.map(({ end, close, pipeline = 'A' }, i) => [i, end, iso(0), end === 'Open' ? '' : iso(close), pipeline]),
    ],
    [
      ['Deal ID', 'Stage', 'Entered'],
      ...list.flatMap(({ path }, i) => path.map(([stage, day]) => [i, stage, iso(day)])),
    ],
    asOf(iso(400)),
    ...words,
  );

/** Deals that go as far as `reach` stages, one day each, and then end. */
const straight = (count: number, reach: number, end: string): Deal[] =>
  Array.from({ length: count }, () => ({
    path: NAMES.slice(0, reach).map((name, i) => [name, i] as const),
    end,
    close: reach,
  }));

describe('STAGECONVERSION', () => {
  test('with no open deals it is the plain ratio of reached stages', () => {
    const rows = ask([...straight(10, 1, 'Lost'), ...straight(6, 2, 'Lost'), ...straight(4, 3, 'Won')]);
    // by hand: 20 reached Lead, 10 Demo, 4 Offer, 4 won
    expect(rows.map((row) => [row.Stage, row.Reached])).toEqual([
      ['Lead', 20],
      ['Demo', 10],
      ['Offer', 4],
    ]);
    expect(rows[0]['Went on']).toBeCloseTo(0.5, 12);
    expect(rows[1]['Went on']).toBeCloseTo(0.4, 12);
    expect(rows[2]['Went on']).toBe(''); // four only
  });

  test('a skipped stage counts as reached and passed, a step back as nothing', () => {
    const skips: Deal = {
      path: [
        ['Lead', 0],
        ['Offer', 3],
      ],
      end: 'Lost',
      close: 9,
    };
    const back: Deal = {
      path: [
        ['Lead', 0],
        ['Demo', 2],
        ['Lead', 4],
      ],
      end: 'Lost',
      close: 9,
    };
    const rows = ask([...straight(5, 3, 'Won'), skips, back]);
    expect(rows.map((row) => [row.Stage, row.Reached, row.Passed, row.Lost])).toEqual([
      ['Demo', 7, 6, 1], // as many as Lead: by name
      ['Lead', 7, 7, 0],
      ['Offer', 6, 5, 1],
    ]);
  });

  test('a property: no open deals, plain ratio; open ones are no failures', () => {
    const paths = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom('Won', 'Lost')), {
      minLength: 8,
      maxLength: 30,
    });
    fc.assert(
      fc.property(paths, (list) => {
        const closed = [...straight(1, 3, 'Won'), ...list.flatMap(([reach, end]) => straight(1, reach, end))];
        const young: Deal = { path: [['Lead', 399]], end: 'Open', close: 0 };
        const plain = ask(closed).find((row) => row.Stage === 'Lead');
        const withYoung = ask([...closed, young]).find((row) => row.Stage === 'Lead');
        expect(plain?.['Went on']).toBeCloseTo(Number(plain?.Passed) / Number(plain?.Reached), 9);
        // as young as the first step takes: at risk on its day, and never a failure
        expect(Number(withYoung?.['Went on'])).toBeGreaterThan(
          Number(plain?.Passed) / (Number(plain?.Reached) + 1) - 1e-9,
        );
      }),
      { numRuns: 40 },
    );
  });

  test('each pipeline has its own stages', () => {
    const other = (end: string): Deal => ({ path: [['Trial', 0]], end, close: 5, pipeline: 'B' });
    const rows = ask([...straight(5, 3, 'Won'), other('Won'), other('Lost')]);
    expect(rows.map((row) => [row.Pipeline, row.Stage])).toEqual([
      ['A', 'Demo'],
      ['A', 'Lead'],
      ['A', 'Offer'],
      ['B', 'Trial'],
    ]);
    const chosen = ask([...straight(5, 3, 'Won'), other('Won'), other('Lost')], 'pipeline = B');
    expect(chosen).toMatchObject([{ Stage: 'Trial', Reached: 2 }]);
    expect(chosen[0]).not.toHaveProperty('Pipeline');
    expect(rows.find((row) => row.Stage === 'Trial')).toMatchObject({ Reached: 2, Passed: 1, Lost: 1 });
    expect(rows.find((row) => row.Stage === 'Demo')).toMatchObject({ Reached: 5 });
  });

  test('a stage of one name in two pipelines is two stages, each in the order of its own pipeline', () => {
    const way = (pipeline: string, names: readonly string[], end: string): Deal => ({
      path: names.map((name, i) => [name, 2 * i] as const),
      end,
      close: 9,
      pipeline,
    });
    const list = [
      ...Array.from({ length: 6 }, () => way('A', ['Talk', 'Offer'], 'Lost')),
      // in B the offer comes first
      ...Array.from({ length: 8 }, (_, i) => way('B', i < 6 ? ['Offer', 'Talk'] : ['Offer'], i < 5 ? 'Won' : 'Lost')),
    ];
    for (const words of [[], ['stage']]) {
      const rows = ask(list, ...words).map((row) => [row.Pipeline, row.Stage, row.Reached, row.Passed, row.Lost]);
      // by hand
      expect(rows).toEqual([
        ['B', 'Offer', 8, 6, 2],
        ['B', 'Talk', 6, 5, 1],
        ['A', 'Offer', 6, 0, 6],
        ['A', 'Talk', 6, 6, 0],
      ]);
    }
    expect(() => ask(list, 'month x stage')).toThrow(/several pipelines.*pipeline =/);
    expect(ask(list, 'stage', 'pipeline = A').map((row) => [row.Stage, row.Passed])).toEqual([
      ['Offer', 0],
      ['Talk', 6],
    ]);
  });
});
