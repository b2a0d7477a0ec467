import type { CellValue } from '../../src/cells/shape';
import { PLAIN, alike, alikeAlone, always, byLabels, counted, groups, isAlone, range, shown, whole } from './asked';
import type { PlainMetric, Requests } from '../../src/metrics/metric';
import { choicesOf } from './choices';
import { passedTo, tablesOf } from './tables';
import { worlds } from './world';

const number = (cell: CellValue | undefined): number | null => (typeof cell === 'number' ? cell : null);

/** What `Change` is: points of a share, else a part of what was before; empty without either, or of nothing. */
function changeOf(now: CellValue, before: CellValue, isShare: boolean): CellValue {
  const [after, old] = [number(now), number(before)];
  if (after === null || old === null || (!isShare && old === 0)) return '';
  return isShare ? after - old : (after - old) / Math.abs(old);
}

/** What stands as of today belongs to no quarter, so names that only it knows have no rows in time. */
const standsNow = (def: PlainMetric): boolean =>
  choicesOf(def).some((chosen) => Object.values(def.facts(chosen) as Requests).some(({ now }) => now));

// by hand, as of 2025-08-14: what a period is compared to; what is still running is compared to the same days
const COMPARED: readonly (readonly [period: string, word: string, before: string])[] = [
  ['2025-03', 'vs previous', '2025-02'],
  ['2025-03', 'vs last year', '2024-03'],
  ['2025-Q1', 'vs previous', '2024-Q4'],
  ['2025-Q1', 'vs last year', '2024-Q1'],
  ['2024', 'vs previous', '2023'],
  ['2024-02', 'vs last year', '2023-02'],
  ['2025-H1', 'vs previous', '2024-H2'],
  ['2025-W11', 'vs last year', '2024-W11'],
  ['2025-03-10 to 2025-03-19', 'vs previous', '2025-02-28 to 2025-03-09'],
  ['2025-08', 'vs previous', '2025-07-01 to 2025-07-14'],
  ['2025-08', 'vs last year', '2024-08-01 to 2024-08-14'],
  ['2025-Q3', 'vs last year', '2024-07-01 to 2024-08-14'],
  ['2025-Q3', 'vs previous', '2025-04-01 to 2025-05-15'],
  ['2025', 'vs last year', '2024-01-01 to 2024-08-14'],
  ['2025', 'vs previous', '2024-01-01 to 2024-08-14'],
];
// by hand: each period of a table beside the one before it, or a year before
const BUCKETS: readonly (readonly [by: string, period: string, word: string, pairs: readonly (readonly string[])[]])[] =
  [
    [
      'month',
      '2025-06 to 2025-08',
      'vs previous',
      [
        ['2025-06', '2025-05'],
        ['2025-07', '2025-06'],
        ['2025-08', '2025-07-01 to 2025-07-14'],
      ],
    ],
    [
      'quarter',
      '2025',
      'vs last year',
      [
        ['2025-Q1', '2024-Q1'],
        ['2025-Q2', '2024-Q2'],
        ['2025-Q3', '2024-07-01 to 2024-08-14'],
      ],
    ],
    [
      'year',
      '2024 to 2025',
      'vs previous',
      [
        ['2024', '2023'],
        ['2025', '2024-01-01 to 2024-08-14'],
      ],
    ],
  ];

/** What is compared by a metric of what is still to come, of which nothing elapses: all of the earlier period. */
const WHOLES: Readonly<Record<string, string>> = {
  '2025-07-01 to 2025-07-14': '2025-07',
  '2024-08-01 to 2024-08-14': '2024-08',
  '2024-07-01 to 2024-08-14': '2024-Q3',
  '2025-04-01 to 2025-05-15': '2025-Q2',
  '2024-01-01 to 2024-08-14': '2024',
};
const beside = (def: PlainMetric, before: string): string =>
  (['PIPELINE', 'WEIGHTEDPIPELINE'].includes(def.name) ? WHOLES[before] : undefined) ?? before;

describe.each(PLAIN.map((def) => [def.name, def] as const))('%s', (_name, def) => {
  const unit = (heading: string): string => def.columns[heading] as string;

  test('Before is the number of the period compared to, Change what it says', () => {
    always(worlds(), 1, (world) => {
      const args = passedTo(def, tablesOf(world));
      for (const [period, word, before] of COMPARED) {
        const now = Array.from(whole(def, [...args, period]).values());
        const [headings, row] = counted(range(def, [...args, period, word, 'all']));
        expect(headings.slice(1, 3)).toEqual(['Before', 'Change']);
        alike([row[0], ...row.slice(3)], now, `${period} ${word}`);
        const old = Array.from(whole(def, [...args, beside(def, before)]).values())[0];
        alike(row[1], old, `${period} ${word}: Before`);
        alike(row[2], changeOf(row[0], row[1], unit(String(headings[0])) === 'share'), `${period} ${word}: Change`);
      }
    });
  });

  test('so it is for each group, also one that is in one of the periods only', () => {
    let alone: boolean | null = null;
    always(worlds(), 1, (world) => {
      const args = passedTo(def, tablesOf(world));
      alone ??= isAlone(def, args);
      for (const [period, word, before] of [
        ['2025-03', 'vs previous', '2025-02'],
        ['2025-Q1', 'vs last year', '2024-Q1'],
        ['2025-Q2', 'vs previous', '2025-Q1'],
      ]) {
        const answer = shown(def, [...args, 'source', period, word]);
        const cells = 'cells' in answer ? counted(answer.cells as CellValue[][]) : [['', '']]; // nothing in either
        const rows = byLabels(cells, 1);
        const now = groups(def, [...args, 'source', period]);
        const old = groups(def, [...args, 'source', before]);
        for (const label of [...now.keys(), ...old.keys()])
          if (!rows.has(label)) throw new Error(`${period} ${word}: no row of ${label}`);
        for (const [label, row] of rows) {
          if (now.has(label)) alike([row[0], ...row.slice(3)], now.get(label), label);
          if (old.has(label)) alike(row[1], old.get(label)![0], `${label}: Before`);
          alike(row[2], changeOf(row[0], row[1], unit(String(cells[0][1])) === 'share'), `${label}: Change`);
          if (!alone || label === '(none)') continue;
          const asked = shown(def, [...args, before, 'source =', label, 'all']);
          if ('cells' in asked) alikeAlone(def, [row[1]], [(asked.cells as CellValue[][])[1][0]], `${label}: Before`);
        }
      }
    });
  });

  test('so it is for each name in each quarter', () => {
    let alone: boolean | null = null;
    always(worlds(), 1, (world) => {
      const args = passedTo(def, tablesOf(world));
      alone ??= isAlone(def, args);
      const rows = groups(def, [...args, 'quarter, source', '2025-Q1 to 2025-Q2', 'vs previous'], 2);
      const names = new Set(
        ['2024-Q4', '2025-Q1', '2025-Q2'].flatMap((quarter) =>
          Array.from(groups(def, [...args, 'source', quarter]).keys()),
        ),
      );
      for (const label of names) {
        for (const [quarter, before] of [
          ['2025-Q1', '2024-Q4'],
          ['2025-Q2', '2025-Q1'],
        ]) {
          const row = rows.get(`${quarter}\u0000${label}`);
          if (!row && standsNow(def)) continue;
          if (!row) throw new Error(`no row of ${quarter}, ${label}`);
          if (!alone || label === '(none)') continue;
          for (const [cell, period] of [
            [row[0], quarter],
            [row[1], before],
          ]) {
            const asked = shown(def, [...args, String(period), 'source =', label, 'all']);
            if ('cells' in asked) alikeAlone(def, [cell], [(asked.cells as CellValue[][])[1][0]], `${label} ${period}`);
          }
        }
      }
    });
  });

  test('and for each month, quarter and year of a table', () => {
    let alone: boolean | null = null;
    always(worlds(), 1, (world) => {
      const args = passedTo(def, tablesOf(world));
      alone ??= isAlone(def, args);
      for (const [by, period, word, pairs] of BUCKETS) {
        const rows = groups(def, [...args, by, period, word]);
        const now = groups(def, [...args, by, period]);
        expect(Array.from(rows.keys())).toEqual(Array.from(now.keys()));
        for (const [label, before] of pairs) {
          const row = rows.get(label)!;
          alike([row[0], ...row.slice(3)], now.get(label), label);
          if (alone)
            alikeAlone(
              def,
              [row[1]],
              [Array.from(whole(def, [...args, beside(def, before)]).values())[0]],
              `${label} ${word}`,
            );
        }
      }
    });
  });
});
