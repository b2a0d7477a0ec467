import fc from 'fast-check';
import { formulaOf, isPlain } from '../../src/metrics/metric';
import type { CellValue } from '../../src/cells/shape';
import {
  ALL,
  PLAIN,
  alike,
  alikeAlone,
  always,
  byLabels,
  counted,
  groups,
  isAlone,
  range,
  shown,
  single,
  whole,
} from './asked';
import { monthsOf } from './labels';
import { passedTo, tablesOf } from './tables';
import { worlds } from './world';

const headlineOf = (row: ReadonlyMap<string, CellValue>): CellValue => Array.from(row.values())[0];
const named = PLAIN.map((def) => [def.name, def] as const);

describe.each(named)('%s', (_name, def) => {
  const asks = (count: number, check: (args: readonly unknown[], alone: boolean) => void): void => {
    let alone: boolean | null = null;
    always(worlds(), count, (world) => {
      const args = passedTo(def, tablesOf(world));
      alone ??= isAlone(def, args);
      check(args, alone);
    });
  };

  test('one value, `all` and `details` are one answer; no value is a sentence', () => {
    asks(2, (args) => {
      for (const more of [[], ['2025'], ['2025-03'], ['2024-04'], ['1999'], ['source = Webinar'], ['2031']]) {
        const row = whole(def, [...args, ...more]);
        const details = shown(def, [...args, ...more, 'details']);
        if ('cells' in details) alike(counted(details.cells as CellValue[][])[1], Array.from(row.values()));
        if (def.usualBy !== undefined) continue;
        const one = shown(def, [...args, ...more]);
        if ('cells' in one) alike(one.cells, headlineOf(row));
        else expect(headlineOf(row)).toBe('');
      }
    });
  });

  test('twelve dates down, across, as texts and as dates are the months, each as if asked alone', () => {
    asks(1, (args, alone) => {
      for (const year of [2025]) {
        const months = monthsOf(year);
        const each = months.map((month) => [headlineOf(whole(def, [...args, month]))]);
        alike(range(def, [...args, months.map((month) => [month])]), each, 'down');
        alike(range(def, [...args, months.map((month) => [new Date(`${month}-01T00:00:00Z`)])]), each, 'dates down');
        alike(range(def, [...args, [months.map((month) => `${month}-01`)]])[0], each.flat(), 'across');
        if (!alone) continue;
        const byMonth = groups(def, [...args, 'month', String(year)]);
        expect(Array.from(byMonth.keys()).slice(0, 12)).toEqual(months);
        each.forEach((cells, i) => alikeAlone(def, [byMonth.get(months[i])![0]], cells, months[i]));
      }
    });
  });

  test('two dates side by side are two periods, an empty cell between dates stays empty', () => {
    asks(2, (args) => {
      const each = ['2025-03', '2025-07'].map((month) => headlineOf(whole(def, [...args, month])));
      alike(range(def, [...args, [['2025-03', '2025-07']]]), [each]);
      alike(range(def, [...args, 'month of', [['2025-03-15', '', '2025-07-31']]]), [[each[0], '', each[1]]]);
    });
  });

  test('a group is what a condition on it gives', () => {
    asks(2, (args, alone) => {
      if (!alone) return;
      for (const [by, ...more] of [['source'], ['product', '2025'], ['owner', '2025-Q1'], ['[Segment]']]) {
        for (const [label, row] of groups(def, [...args, by, ...more])) {
          const condition = label === '(none)' ? [`${by} is blank`] : [`${by} =`, label];
          const asked = shown(def, [...args, ...more, ...condition, 'all']);
          if ('sentence' in asked) continue; // a table that lacks the field
          const alone = counted(asked.cells as CellValue[][])[1];
          // spend and customers without a source do not belong together, so such a group has no headline
          const mayLack = (cell: CellValue): boolean => label === '(none)' && cell === '';
          const both = row.map((cell, i) => (mayLack(cell) ? cell : alone[i]));
          alikeAlone(def, row, both, `${by} ${label} ${more}`);
        }
      }
    });
  });

  test('long rows and the grid agree, either way round', () => {
    asks(1, (args) => {
      for (const [one, two, period] of [
        ['month', 'source', '2025'],
        ['source', 'owner', '2025'],
        ['product', 'quarter', '2024-07 to 2025-08'],
      ]) {
        const long = groups(def, [...args, `${one}, ${two}`, period], 2);
        const grid = range(def, [...args, `${one} x ${two}`, period]);
        const turned = range(def, [...args, `${two} x ${one}`, period]);
        const cells = new Map<string, CellValue>();
        grid
          .slice(1)
          .forEach((row) => row.slice(1).forEach((cell, c) => cells.set(`${row[0]}\u0000${grid[0][c + 1]}`, cell)));
        for (const [key, cell] of cells) alike(cell, long.get(key)?.[0] ?? '', key);
        for (const key of long.keys()) expect(cells.has(key)).toBe(true);
        turned
          .slice(1)
          .forEach((row) =>
            row.slice(1).forEach((cell, c) => alike(cell, cells.get(`${turned[0][c + 1]}\u0000${row[0]}`) ?? '')),
          );
      }
    });
  });

  test('`with total` adds the whole, to rows and to both sides of a grid', () => {
    asks(1, (args) => {
      const all = Array.from(whole(def, [...args, '2025']).values());
      for (const by of ['source', 'month', 'quarter, owner']) {
        const plain = counted(range(def, [...args, by, '2025']));
        const total = counted(range(def, [...args, by, '2025', 'with total']));
        alike(total.slice(0, -1), plain);
        const labels = by.includes(',') ? ['Total', ''] : ['Total'];
        alike(total[total.length - 1], [...labels, ...all]);
      }
      const grid = range(def, [...args, 'quarter x source', '2025', 'with total']);
      const down = groups(def, [...args, 'quarter', '2025']);
      const across = groups(def, [...args, 'source', '2025']);
      const last = grid[grid.length - 1];
      expect([grid[0][grid[0].length - 1], last[0]]).toEqual(['Total', 'Total']);
      grid.slice(1, -1).forEach((row) => alike(row[row.length - 1], down.get(String(row[0]))?.[0] ?? ''));
      grid[0].slice(1, -1).forEach((label, c) => alike(last[c + 1], across.get(String(label))?.[0] ?? ''));
      alike(last[last.length - 1], all[0]);
    });
  });

  test('`plain` keeps group and number; `sort by metric` runs from the largest number', () => {
    asks(1, (args) => {
      for (const by of ['source', 'month, owner']) {
        const full = range(def, [...args, by]);
        const depth = by.split(',').length;
        alike(
          range(def, [...args, by, 'plain']),
          full.map((row) => row.slice(0, depth + 1)),
        );
        const sorted = counted(range(def, [...args, by, 'sort by metric']));
        const key = (row: readonly CellValue[]): string => JSON.stringify(row);
        expect(sorted.slice(1).map(key).sort()).toEqual(counted(full).slice(1).map(key).sort());
        const numbers = sorted.slice(1).map((row) => (row[depth] === '' ? -Infinity : Number(row[depth])));
        numbers.forEach((number, i) => expect(i === 0 || numbers[i - 1] >= number).toBe(true));
      }
    });
  });

  test('`top = 3` keeps the three largest; the others are one group, not a sum', () => {
    asks(2, (args, alone) => {
      for (const more of [[], ['2025']]) {
        const full = counted(range(def, [...args, 'source', ...more]));
        const names = full.slice(1).map((row) => String(row[0]));
        const cut = counted(range(def, [...args, 'source', 'top = 3', ...more]));
        const known = names.filter((label) => label !== '(none)');
        const kept = known.slice(0, 3);
        const rest = known.length > 3 ? ['(others)'] : [];
        expect(new Set(cut.slice(1).map((row) => row[0]))).toEqual(
          new Set([...kept, ...rest, ...names.filter((label) => label === '(none)')]),
        );
        if (!alone) continue;
        const before = byLabels(full, 1);
        const after = byLabels(cut, 1);
        for (const label of kept) alike(after.get(label), before.get(label), label);
        if (rest.length === 0) continue;
        const asked = shown(def, [...args, ...more, 'source not in', [kept], 'source is not blank', 'all']);
        if ('cells' in asked)
          alikeAlone(def, after.get('(others)')!, counted(asked.cells as CellValue[][])[1], '(others)');
      }
    });
  });

  test('a period of every grain holds what its label says', () => {
    asks(1, (args, alone) => {
      for (const [by, period, label] of [
        ['year', '2024-05 to 2025-12', '2025'],
        ['quarter', '2025', '2025-Q1'],
        ['month', '2025', '2025-03'],
        ['week', '2025-Q1', '2025-W11'],
        ['daily', '2025-03', '2025-03-15'],
      ]) {
        const rows = groups(def, [...args, by, period]);
        expect(rows.has(label)).toBe(true);
        const one = by === 'daily' ? ['day', label] : [label];
        if (alone) alikeAlone(def, rows.get(label)!, Array.from(whole(def, [...args, ...one]).values()), label);
      }
    });
  });

  test('a column after `owner =` is answered cell by cell, after `in` it is one list', () => {
    asks(1, (args) => {
      if (!('cells' in shown(def, [...args, 'product = Pro', 'all']))) return;
      const names = ['Pro', '', ' basic ', 'Nobody'];
      const column = shown(def, [...args, 'product =', names.map((text) => [text])]);
      const each = names.map((text) => [text === '' ? '' : headlineOf(whole(def, [...args, 'product =', text]))]);
      alike('cells' in column ? column.cells : column.sentence, each);
      const list = whole(def, [...args, 'product in', names.map((text) => [text])]);
      alike(Array.from(list.values()), Array.from(whole(def, [...args, 'product in (Basic; Pro)']).values()));
    });
  });
});

describe('every function', () => {
  test.each(ALL.map((def) => [formulaOf(def), def] as const))(
    '%s answers, and so does its plain call',
    (_text, def) => {
      always(fc.tuple(worlds()), 1, ([world]) => {
        const args = passedTo(def, tablesOf(world));
        const example = def.example === '' ? [] : def.example.split(';').map((text) => text.replace(/^"|"$/g, ''));
        expect(shown(def, [...args, ...example])).toHaveProperty('cells');
        if (!isPlain(def)) expect(shown(def, args)).toHaveProperty('cells');
        else if (def.usualBy === undefined) single(def, args);
      });
    },
  );
});
