import fc from 'fast-check';
import { UTC } from '../calendar/zone';
import type { Change, Version } from './changes';
import { CHANGE_HEADINGS, changeRows, dealsOn, differences, readChanges, replay, seenText, versionOf } from './changes';
import type { Cell } from './cell';
import { recognise } from './recognise';
import { Book } from './book';
import { shared, Table } from './table';

type Grid = readonly (readonly Cell[])[];
const HEAD = ['Deal ID', 'Deal name', 'Amount', 'Status', 'Stage', 'Created', 'Close date', 'Expected close', 'Owner'];

const tableOf = (values: Grid): Table => new Book(shared(() => UTC)).add(values as never, recognise(values as never)!);
const version = (values: Grid): Version => versionOf(tableOf(values)).version;
const NOTHING: Version = { fields: [], deals: new Map() };
/** Changes as the tab gives them back. */
const throughTab = (changes: readonly Change[]): Change[] =>
  changes.length === 0 ? [] : readChanges(tableOf([CHANGE_HEADINGS as string[], ...changeRows(changes)]));
const plain = ({ deals }: Version): Record<string, unknown> => Object.fromEntries(deals);

/** What happens between two refreshes: sorting, new names, new values, rows that come and go. */
const deal = fc.record({
  id: fc.integer({ min: 1, max: 8 }).map((n) => `D-${n}`),
  name: fc.constantFrom('Acme', 'Birch', ''),
  amount: fc.constantFrom<Cell>('', 100, 250.5, '1,200', -30),
  status: fc.constantFrom('Open', 'Won', 'Lost'),
  stage: fc.constantFrom('Demo', 'Offer', ''),
  expected: fc.constantFrom<Cell>('', '2026-05-01', 46150),
  owner: fc.constantFrom('Ana', 'Ben "B"; Co', '{}'),
});
const refresh = fc
  .uniqueArray(deal, { selector: ({ id }) => id, minLength: 1, maxLength: 8 })
  .map((deals): Cell[][] => [
    HEAD,
    ...deals.map(({ id, name, amount, status, stage, expected, owner }) => [
      id,
      name,
      amount,
      status,
      stage,
      '2026-01-01',
      status === 'Open' ? '' : '2026-03-01',
      expected,
      owner,
    ]),
  ]);
const history = fc.array(refresh, { minLength: 1, maxLength: 6 });

/** The log of refreshes that are two days apart, from day 20000. */
function logOf(refreshes: readonly Grid[]): Change[] {
  const log: Change[] = [];
  let before = NOTHING;
  refreshes.forEach((grid, r) => {
    const after = version(grid);
    log.push(...differences(before, after, 20000 + 2 * r));
    before = after;
  });
  return log;
}

describe('the log of changes', () => {
  test('a property: replaying it gives back every refresh, and the day between two the earlier one', () => {
    fc.assert(
      fc.property(history, (refreshes) => {
        const log = throughTab(logOf(refreshes));
        refreshes.forEach((grid, r) => {
          for (const day of [20000 + 2 * r, 20001 + 2 * r]) {
            const { version: seen, seen: since } = replay(log, day);
            expect(plain(seen)).toEqual(plain(version(grid)));
            expect(since).toBeLessThanOrEqual(20000 + 2 * r);
          }
        });
        expect(replay(log, 19999)).toMatchObject({ seen: null });
      }),
      { numRuns: 150 },
    );
  });

  test('a property: reading backwards from the rows of today gives the same', () => {
    fc.assert(
      fc.property(history, (refreshes) => {
        const log = throughTab(logOf(refreshes));
        const today = tableOf(refreshes[refreshes.length - 1]);
        refreshes.forEach((grid, r) => {
          const values = dealsOn(today, log, 20001 + 2 * r);
          const past = values
            ? new Table(
                values,
                today.mapping,
                shared(() => UTC),
              )
            : today;
          expect(plain(versionOf(past).version)).toEqual(plain(version(grid)));
        });
      }),
      { numRuns: 150 },
    );
  });

  test('a property: sorting rows, renaming deals and empty rows change nothing, and nothing is appended', () => {
    fc.assert(
      fc.property(refresh, fc.nat(), (grid, turn) => {
        const [head, ...rows] = grid;
        const place = turn % rows.length;
        const moved = [head, ...rows.slice(place), head.map(() => ''), ...rows.slice(0, place)];
        const renamed = moved.map((row, r) =>
          r === 0 ? row : [row[0], row[0] === '' ? '' : 'New name', ...row.slice(2)],
        );
        expect(differences(version(grid), version(renamed), 20000)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('by hand: one amount, one deal that came and one that went', () => {
    const row = (id: string, amount: number): Cell[] => [id, '', amount, 'Open', 'Demo', '2026-01-01', '', '', 'Ana'];
    const log = differences(
      version([HEAD, row('A', 5), row('B', 7)]),
      version([HEAD, row('C', 1), row('A', 6)]),
      20000,
    );
    expect(log.map(({ id, field, old, new: now }) => [id, field, old === '', now === ''])).toEqual([
      ['A', 'amount', false, false],
      ['B', 'deal', false, true],
      ['C', 'deal', true, false],
    ]);
    expect(changeRows(log)[0]).toEqual(['A', 'amount', '5', '6', '2024-10-04']);
  });

  test('rows without an id, or with one that stands twice, are not followed', () => {
    const row = (id: string): Cell[] => [id, '', 1, 'Open', 'Demo', '2026-01-01', '', '', 'Ana'];
    const { version: found, unkeyed } = versionOf(tableOf([HEAD, row('A'), row(''), row('B'), row('A')]));
    expect(Array.from(found.deals.keys())).toEqual(['B']);
    expect(unkeyed).toEqual([0, 1, 3]);
  });

  test('a column that is gone is no change of every deal; one that is new is', () => {
    const wide: Grid = [HEAD, ['A', '', 1, 'Open', 'Demo', '2026-01-01', '', '', 'Ana']];
    const narrow = wide.map((row) => row.slice(0, 8));
    expect(differences(version(wide), version(narrow), 20000)).toEqual([]);
    expect(differences(version(narrow), version(wide), 20000)).toMatchObject([{ field: 'owner', old: '', new: 'Ana' }]);
  });

  test('a day between two refreshes says which one saw it; before the log began its first day stands', () => {
    const row = (amount: number): Cell[] => ['A', '', amount, 'Open', 'Demo', '2026-01-01', '', '', 'Ana'];
    const log = logOf([
      [HEAD, row(1)],
      [HEAD, row(2)],
      [HEAD, row(3)],
    ]);
    const dayText = ' Deals are as the refresh of 2024-10-06 saw them.'; // by hand: day 20,002
    expect([20001, 20002, 20003, 20004, 20009].map((day) => seenText(log, day))).toEqual([
      ' Deals are as the refresh of 2024-10-04 saw them.',
      '',
      dayText,
      '',
      '',
    ]);
    expect(seenText(log, 19000)).toBe(' Deals are as the refresh of 2024-10-04 saw them.');
    const book = new Book(shared(() => UTC));
    for (const values of [
      [HEAD, row(3)],
      [CHANGE_HEADINGS, ...changeRows(log)],
    ] as Grid[])
      book.add(values as never, recognise(values as never)!);
    expect([19000, 20000, 20003, 20004].map((day) => book.on(day).get('deals')?.number('amount')[0])).toEqual([
      1, 1, 2, 3,
    ]);
  });

  test('a CRM’s own history is read by the names it uses', () => {
    const today = tableOf([HEAD, ['A', '', 900, 'Open', 'Offer', '2026-01-01', '', '', 'Ana']]);
    const log = readChanges(
      tableOf([
        ['OpportunityId', 'Field', 'OldValue', 'NewValue', 'CreatedDate'],
        ['A', 'StageName', 'Demo', 'Offer', '2026-03-01'],
        ['A', 'Amount', '500', '900', '2026-02-01'],
        ['A', 'Next step', 'x', 'y', '2026-02-02'],
      ]),
    );
    expect(log.map(({ field }) => field)).toEqual(['amount', 'stage']);
    expect(dealsOn(today, log, log[1].day)).toBeNull();
    expect(dealsOn(today, log, log[0].day)?.[1].slice(2, 5)).toEqual([900, 'Open', 'Demo']);
    expect(dealsOn(today, log, log[0].day - 1)?.[1].slice(2, 5)).toEqual([500, 'Open', 'Demo']);
  });

  test('where the stage alone says the end, a deal won since is open before', () => {
    const today = tableOf([
      ['Deal ID', 'Amount', 'Stage', 'Created', 'Close date', 'Lost date'],
      ['A', 1000, 'Closed Won', '2026-01-01', '2026-03-10', ''],
      ['B', 500, 'Closed Lost', '2026-01-01', '', '2026-03-11'],
    ]);
    const log = ['Won', 'Lost'].map((end, i) => ({
      ...{ id: 'AB'[i], field: 'stage', old: 'Demo', new: `Closed ${end}`, day: 20600 },
    }));
    // by hand: before the change both stood in Demo, which is no end: what only the end tells is not there yet
    expect(dealsOn(today, log, 20600)).toBeNull();
    expect(dealsOn(today, log, 20599)?.map((row) => [row[2], row[5]])).toEqual([
      ['Stage', 'Lost date'],
      ['Demo', ''],
      ['Demo', ''],
    ]);
  });
});
