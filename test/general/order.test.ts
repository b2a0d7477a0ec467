import fc from 'fast-check';
import { ALL, alike, always, shown } from './asked';
import { choicesOf } from './choices';
import { passedTo, reordered, tablesOf } from './tables';
import { worlds } from './world';

/** These show the tables themselves, row by row or heading by heading. */
const SHOWS_TABLES = ['FIELDS', 'DATACHECK', 'EXPLAIN'];
const PLACES = /\(row [^)]*\)/g;

const QUESTIONS: readonly (readonly string[])[] = [
  [],
  ['details'],
  ['month'],
  ['source', 'with total'],
  ['customer, quarter'],
  ['owner x source'],
  ['source', 'top = 2'],
  ['this year', 'vs last year'],
  ['source', '2025-Q1', 'vs previous'],
  ['month', '2025', 'vs previous', 'source = Webinar'],
  ['measure = ARR', 'product', 'sort by metric'],
  ['rows'],
];

// which rows come first in a table is what changes; how many there are may not
const withoutPlaces = (cells: unknown): unknown => {
  if (!Array.isArray(cells)) return cells;
  const [headings] = cells as unknown[][];
  return (cells as unknown[][]).map((row) =>
    row.map((cell, c) => {
      if (headings[c] === 'Row') return '';
      return typeof cell === 'string' ? cell.replace(PLACES, '') : cell;
    }),
  );
};

describe('the order of rows and of columns changes nothing', () => {
  test.each(ALL.filter(({ name }) => !SHOWS_TABLES.includes(name)).map((def) => [def.name, def] as const))(
    '%s',
    (_name, def) => {
      always(fc.tuple(worlds(), fc.nat({ max: 7 })), 1, ([world, turn]) => {
        const tables = passedTo(def, tablesOf(world));
        const turned = tables.map((table) => reordered(table, turn)).reverse();
        const choices = choicesOf(def).flatMap((chosen) =>
          Object.entries(chosen).map(([name, is]) => `${name} = ${is}`),
        );
        const questions = [...QUESTIONS, ...choices.filter((text) => !text.endsWith('null')).map((text) => [text])];
        for (const question of questions) {
          const one = shown(def, [...tables, ...question]);
          const two = shown(def, [...question.slice().reverse(), ...turned]);
          if ('sentence' in one) expect('sentence' in two).toBe(true);
          else alike(withoutPlaces((two as typeof one).cells), withoutPlaces(one.cells), question.join('; '));
        }
      });
    },
  );
});
