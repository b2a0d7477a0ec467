import { tableDef } from '../../src/tables/fields';
import type { TableName } from '../../src/tables/fields';
import { ALL, PLAIN, always, groups, range, shown } from './asked';
import { readFormula } from './examples';
import type { Grid, Tables } from './tables';
import { passedTo, tablesOf } from './tables';
import { worlds } from './world';

const sentence = (name: string, args: readonly unknown[]): string => {
  const answer = shown(
    ALL.find((def) => def.name === name)!,
    args,
  );
  if ('cells' in answer) throw new TypeError(`${name} answers ${JSON.stringify(answer.cells).slice(0, 200)}`);
  return answer.sentence;
};

/** The formulas that a sentence offers. */
const formulasIn = (text: string): string[] => text.match(/=[A-Z][A-Z0-9]*\((?:[^()"]|"[^"]*")*\)/g) ?? [];

/** Asserts that a sentence offers a formula, and that each one it offers answers over these tables. */
function offersFormula(text: string, tables: Tables): void {
  const named = Object.fromEntries(Object.entries(tables).map(([name, table]) => [name.toUpperCase(), table]));
  const formulas = formulasIn(text);
  if (formulas.length === 0) throw new TypeError(`no formula that works: ${text}`);
  for (const formula of formulas) {
    const { name, args } = readFormula(formula, named);
    const answer = shown(
      ALL.find((def) => def.name === name)!,
      [...args, tables.settings],
    );
    if ('sentence' in answer) throw new TypeError(`${text}\n${formula} does not work: ${answer.sentence}`);
  }
}

const headingsOnly = (tables: Tables): Tables =>
  Object.fromEntries(
    Object.entries(tables).map(([name, table]) => [name, name === 'settings' ? table : (table as Grid).slice(0, 1)]),
  );

describe.each(PLAIN.map((def) => [def.name, def] as const))('%s', (name, def) => {
  test('one cell without an answer says what was read, what is wrong, and a formula that works', () => {
    always(worlds(), 1, (world) => {
      const tables = tablesOf(world);
      const args = passedTo(def, tables);
      for (const more of [['1999'], ['2031'], ['source =', 'Nowhere', '1999'], ['as of 2001-01-01', 'year to date']]) {
        const answer = shown(def, [...args, ...more, ...(def.usualBy === undefined ? [] : ['details'])]);
        if ('cells' in answer) continue; // an open pipeline may well be asked of the future
        const text = answer.sentence;
        for (const table of Object.keys(def.needs))
          expect(text).toContain(`rows of ${tableDef(table as TableName).title}`);
        expect(text).toMatch(/2025-08-14|2001-01-01/);
        offersFormula(text, tables);
      }
      expect(sentence(name, [...args, '1999', ...(def.usualBy === undefined ? [] : ['details'])])).toContain('1999');
    });
  });

  test('in a table what has no answer is an empty cell', () => {
    always(worlds(), 1, (world) => {
      const args = passedTo(def, tablesOf(world));
      for (const row of groups(def, [...args, 'source', '1999']).values()) expect(row).toEqual(row.map(() => ''));
      const months = range(def, [...args, 'month', '1999', 'plain']);
      expect(months.slice(1).map((row) => row[1])).toEqual(Array(12).fill(''));
      expect(range(def, [...args, [['1999'], ['1998'], ['']]])).toEqual([[''], [''], ['']]);
    });
  });

  test('tables with headings and no rows are a sentence, and no groups', () => {
    always(worlds(3), 1, (world) => {
      const args = passedTo(def, headingsOnly(tablesOf(world)));
      expect(sentence(name, [...args, 'details'])).toContain('0 rows of');
      for (const by of ['month', 'source', 'source, month']) expect(groups(def, [...args, by]).size).toBe(0);
    });
  });
});

describe.each(ALL.map((def) => [def.name, def] as const))('%s', (name, def) => {
  const needs = Object.entries(def.needs) as [TableName, readonly string[]][];

  test('a table or column that it needs and does not get is named, with a formula that works', () => {
    always(worlds(3), 1, (world) => {
      const tables = tablesOf(world);
      for (const [table, fields] of needs) {
        const others = needs.filter(([each]) => each !== table).map(([each]) => tables[each]);
        const other = others.length > 0 ? others : [tables[table === 'deals' ? 'spend' : 'deals']];
        const text = sentence(name, [...other, tables.settings]);
        expect(text).toContain(`no ${tableDef(table).title} table`);
        offersFormula(text, tables);
        for (const field of fields) {
          const gone = field === 'outcome' ? ['Status', 'Stage'] : [headingOf(field)];
          const grid = tables[table] as Grid;
          const kept = grid[0].flatMap((heading, c) => (gone.includes(String(heading)) ? [] : [c]));
          const cut = grid.map((row) => kept.map((c) => row[c]));
          const without = shown(def, passedTo(def, { ...tables, [table]: cut }));
          if ('cells' in without) continue; // another heading stands in for it
          if (!without.sentence.startsWith(`${name} needs`)) continue; // it reads as another table, or as none
          expect(without.sentence).toContain(tableDef(table).title);
          offersFormula(without.sentence, tables);
        }
      }
    });
  });

  test.each([
    ['zzqx', 'zzqx'],
    ['sorce', '"source"'],
    ['nothing = 3', 'nothing'],
    ['horizon = soon and seed = soon', 'soon'],
    ['2026-13', '2026-13'],
    ['', ''],
  ])('%p is an answer, an empty cell or a sentence that names it', (text, part) => {
    always(worlds(3), 1, (world) => {
      const answer = shown(def, [...passedTo(def, tablesOf(world)), text]);
      if ('sentence' in answer) expect(answer.sentence).toContain(part);
      else expect(text).toBe('');
    });
  });
});

/** The heading that tables.ts gives a field. */
const headingOf = (field: string): string =>
  ({ close: 'Close date', 'deal id': 'Deal ID', 'lead id': 'Lead ID', 'expected close': 'Expected close' })[field] ??
  field.charAt(0).toUpperCase() + field.slice(1);
