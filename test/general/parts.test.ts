import fc from 'fast-check';
import type { PlainMetric } from '../../src/metrics/metric';
import { PLAIN, always, counted, shown } from './asked';
import { choicesOf } from './choices';
import type { Grid } from './tables';
import { passedTo, tablesOf } from './tables';
import { worlds } from './world';
import type { CellValue } from '../../src/cells/shape';

/** Changes as a part of what was, which know no bounds. */
const FREE = /^(ROI|Growth|Change)/;

/** Tables of a random company in which every deal whose turn it is, won, lost or open, is of an amount below 0. */
const withRefunds = fc.tuple(worlds(), fc.integer({ min: 1, max: 4 })).map(([world, turn]) => {
  const tables = tablesOf(world);
  const [headings, ...rows] = tables.deals as Grid;
  const at = headings.indexOf('Amount');
  const turned = rows.map((row, r) =>
    r % turn > 0 || typeof row[at] !== 'number' ? row : row.map((cell, c) => (c === at ? -Number(cell) : cell)),
  );
  return { ...tables, deals: [headings, ...turned] };
});

/** The choices of a metric as conditions, each of its columns in one of them. */
const conditions = (chosen: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(chosen).flatMap(([name, value]) => (value === null ? [] : [`${name} = ${String(value)}`]));

const sharesOf = (def: PlainMetric): string[] =>
  Object.keys(def.columns).filter((heading) => def.columns[heading] === 'share' && !FREE.test(heading));

test.each(PLAIN.filter((def) => sharesOf(def).length > 0).map((def) => [def.name, def] as const))(
  '%s: a share lies between 0 and 1, whatever was taken back',
  (_, def) => {
    const shares = sharesOf(def);
    always(withRefunds, 4, (tables) => {
      const args = passedTo(def, tables);
      for (const chosen of choicesOf(def).slice(0, 6))
        for (const by of ['all', 'source', 'quarter', 'quarter, owner']) {
          const answer = shown(def, [...args, by, ...conditions(chosen)]);
          if ('sentence' in answer) continue;
          const [headings, ...rows] = counted(answer.cells as CellValue[][]);
          for (const heading of shares)
            for (const row of rows) {
              const share = row[headings.indexOf(heading)];
              if (typeof share === 'number' && !(share >= 0 && share <= 1))
                throw new Error(
                  `${def.name} ${by} ${JSON.stringify(chosen)}: ${heading} is ${share} in ${JSON.stringify(row)}`,
                );
            }
        }
    });
  },
);
