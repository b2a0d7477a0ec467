import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { Asker } from '../../src/answers/asker';
import type { AnyFact, Fact } from '../../src/facts/fact';
import { cellOf } from '../../src/facts/fact';
import { METRICS } from '../../src/metrics/all.generated';
import type { Request } from '../../src/metrics/metric';
import { isPlain } from '../../src/metrics/metric';
import { readPeriod } from '../../src/calendar/period';
import { readArguments } from '../../src/question/arguments';
import type { Axis, Condition, Cut } from '../../src/question/cut';
import type { Clock } from '../../src/question/rows';
import { always } from './asked';
import type { Count, Kept } from './counts/count';
import { choicesOf } from './choices';
import { daysOf, isInGroup } from './labels';
import { tablesOf } from './tables';
import type { World } from './world';
import { worlds } from './world';

const FACTS = join(__dirname, '../../src/facts');
const COUNTS = join(__dirname, 'counts');

/** Every fact of src/facts, on its own clock and on the others that some metric asks it on. */
function factsOnClocks(): (readonly [name: string, fact: AnyFact, clock: Clock])[] {
  const found = new Map<string, readonly [string, AnyFact, Clock]>();
  const note = (fact: AnyFact, clock: Clock = fact.clock): void => {
    found.set(`${fact.name} by ${clock}`, [`${fact.name} by ${clock}`, fact, clock]);
  };
  for (const { name } of readdirSync(FACTS, { withFileTypes: true }).filter((entry) => entry.isDirectory()))
    if (existsSync(join(FACTS, name, `${name}.ts`))) note(require(join(FACTS, name, name))[name]);
  for (const def of METRICS.filter(isPlain))
    for (const options of choicesOf(def))
      for (const { fact, clock } of Object.values(def.facts(options) as Record<string, Request<AnyFact>>))
        note(fact, clock);
  return Array.from(found.values());
}

const askerOf = (world: World): Asker => {
  const tables = Object.values(tablesOf(world));
  const outside = () => {
    throw new TypeError('asked a service');
  };
  const question = readArguments('SALES', tables, { today: outside, zone: outside, tables: outside });
  return new Asker(question, METRICS, { period: null, by: [], where: [], asOf: question.asOf });
};

const grains = (['day', 'week', 'month', 'quarter', 'year'] as const).map((grain): Axis => ({ grain }));
const fields = ['owner', 'product', 'source', 'customer', 'stage', 'outcome', '[Segment]', 'kind', 'team'];
const axes: readonly Axis[] = [...grains, ...fields.map((field) => ({ field }))];
const pairs: readonly (readonly Axis[])[] = [
  [{ grain: 'month' }, { field: 'source' }],
  [{ field: 'source' }, { field: 'owner' }],
  [{ field: 'customer' }, { grain: 'quarter' }],
  [{ grain: 'year' }, { grain: 'week' }],
];
const groupings: readonly (readonly Axis[])[] = [...axes.map((axis) => [axis]), ...pairs];

const asOf = 20314; // by hand: 2025-08-14 is 20,314 days after 1970-01-01
const periods = [null, '2025', '2025-Q1', '2024-12', '2024-08'].map((text) =>
  text === null ? null : { text, period: readPeriod(text, asOf, { startMonth: 1 }) },
);

/** Checks the shape that every fact has, and sums it up: `measure`, and `measure@place` along its axes. */
function summed({ groups, start, axis, measure }: Fact, from: number, to: number): Map<string, number> {
  expect(start.length).toBe(groups.length + 1);
  const sums = new Map<string, number>();
  const add = (key: string, value: number): void => void sums.set(key, (sums.get(key) ?? 0) + value);
  for (const name of Object.keys(measure)) {
    for (let i = from; i < to; i++) {
      const value = measure[name][i];
      if (!Number.isFinite(value)) throw new Error(`${name} holds ${value}`);
      const places = Object.values(axis).map((places) => places[i]);
      add(name, value);
      if (places.length > 0) add(`${name}@${places.join(',')}`, value);
    }
  }
  return sums;
}

const near = (one: number, two: number, what: string): void => {
  if (!(Math.abs(one - two) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(two))))
    throw new Error(`${what}: ${one}, ${two}`);
};

const cutOf = (change: Partial<Cut>): Partial<Cut> => ({ by: [], where: [], period: null, ...change });

describe.each(factsOnClocks())('fact %s', (_title, def, clock) => {
  const table = def.table as string;
  const names = Object.keys(def.measures);
  const adding = names.filter((name) => def.measures[name].adds === 'always');
  const counting = join(COUNTS, `${def.name}.ts`);
  const count: Count | null = existsSync(counting) ? require(counting).count : null;

  test('what adds sums over any grouping to the asked whole', () => {
    always(fc.tuple(worlds(), fc.constantFrom(...periods)), 6, ([world, period]) => {
      const asker = askerOf(world);
      const cut = cutOf({ period: period?.period ?? null });
      const whole = asker.fact(def, cut, clock);
      expect(whole.groups).toEqual([[]]);
      const asked = summed(whole, 0, whole.start[1]);
      for (const by of groupings) {
        const fact = asker.fact(def, { ...cut, by }, clock);
        const labels = fact.groups.map((group) => group.join('\u0000'));
        expect(labels).toEqual(Array.from(new Set(labels)).sort());
        const sums = summed(fact, 0, fact.start[fact.groups.length]);
        for (const [key, value] of asked)
          if (adding.includes(key.split('@')[0])) near(sums.get(key) ?? 0, value, `${key} by ${JSON.stringify(by)}`);
      }
    });
  });

  test('a filter and its complement make the whole', () => {
    const sides = (field: string): (readonly [Condition, Condition])[] => [
      [
        { field, op: '=', values: ['Webinar'] },
        { field, op: '<>', values: ['Webinar'] },
      ],
      [
        { field, op: 'in', values: ['ana', 'Pro', 'acme', 'Smith and Sons', 'media', 'small'] },
        { field, op: 'not in', values: ['ana', 'Pro', 'acme', 'Smith and Sons', 'media', 'small'] },
      ],
      [
        { field, op: 'is blank', values: [] },
        { field, op: 'is not blank', values: [] },
      ],
    ];
    const limits: readonly (readonly Condition[])[] = [
      [
        { field: 'amount', op: '>=', values: [500] },
        { field: 'amount', op: '<', values: [500] },
        { field: 'amount', op: 'is blank', values: [] },
      ],
    ];
    always(worlds(), 5, (world) => {
      const asker = askerOf(world);
      const own = asker.question.book.get(def.table as never)!;
      const whole = cellOf(asker.fact(def, cutOf({}), clock), 0);
      const known = fields.filter((field) => own.has(field));
      for (const parts of [...known.flatMap(sides), ...(own.has('amount') && table === 'deals' ? limits : [])]) {
        const cells = parts.map((condition) => cellOf(asker.fact(def, cutOf({ where: [condition] }), clock), 0));
        // amounts that are no number are neither blank nor above or below a limit
        if (parts.length > 2 && world.deals.some(({ amount }) => amount.cell === 'tba')) continue;
        for (const name of adding)
          near(
            cells.reduce((sum, cell) => sum + cell.sum(name), 0),
            whole.sum(name),
            `${name} where ${parts[0].field} ${parts[0].op} ${parts[0].values[0] ?? ''} and the rest`,
          );
      }
    });
  });

  test('what must be asked has a count of its own', () => {
    const asked = names.filter((name) => !adding.includes(name));
    if (asked.length > 0 && !count)
      throw new Error(`${def.name} has measures that do not add (${asked.join(', ')}): count them in ${counting}`);
  });

  if (!count) return;
  test('every measure, as a whole and in each group, is what a plain count over raw rows gives', () => {
    always(fc.tuple(worlds(), fc.constantFrom(...periods)), 6, ([world, period]) => {
      const asker = askerOf(world);
      const cut = cutOf({ period: period?.period ?? null });
      const [from, to] = period ? daysOf(period.text) : ['', '9'];
      const inPeriod = (day: string | null): boolean => (day === null ? !period : day >= from && day <= to);
      for (const by of [[], ...groupings]) {
        const fact = asker.fact(def, { ...cut, by }, clock);
        const keeps = fact.groups.map(
          (labels): Kept =>
            (row, day) =>
              inPeriod(day) && by.every((axis, k) => isInGroup(axis, labels[k], row, day)),
        );
        fact.groups.forEach((labels, g) => {
          const mine = summed(fact, fact.start[g], fact.start[g + 1]);
          const theirs = count(world, clock, keeps[g], keeps);
          for (const key of Object.keys(theirs)) near(mine.get(key) ?? 0, theirs[key], `${key} of ${labels}`);
          for (const [key, value] of mine)
            if (def.own.length === 0 || key.includes('@')) near(value, theirs[key] ?? 0, `${key} of ${labels}`);
        });
      }
    });
  });
});
