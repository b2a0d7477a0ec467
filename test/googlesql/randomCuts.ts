import fc from 'fast-check';
import { isoText } from '../../src/calendar/day';
import { GRAINS } from '../../src/calendar/grain';
import type { AnyFact } from '../../src/facts/fact';
import type { Axis, Condition, Cut, Operator } from '../../src/question/cut';
import { OPERATORS } from '../../src/question/cut';
import type { Clock } from '../../src/question/rows';
import type { FieldKind, TableName } from '../../src/tables/fields';
import { tableDef } from '../../src/tables/fields';
import { AMOUNTS, DAYS, NAMES, OPTIONAL } from './randomTables';

/** What a fact is asked with, on a clock, in a fiscal year. */
export interface Asked {
  readonly cut: Cut;
  readonly clock: Clock;
  readonly startMonth: number;
}

type Fields = readonly (readonly [field: string, kind: FieldKind])[];

/** Fields to group by and to filter on. */
function fieldsOf(table: TableName): Fields {
  const { fields } = tableDef(table);
  const told = ['currency', 'status', 'is won', 'is closed'];
  const own = fields.filter(({ word }) => !told.includes(word)).map(({ word, kind }): Fields[number] => [word, kind]);
  return table === 'deals' ? [...own, ['[Segment]', 'text']] : own;
}
/** Those that rows differ by most often: they are asked for as often as all the others. */
const COMMON = ['owner', 'customer', 'source', 'amount', 'created', 'close'];

const CLOCKS: Readonly<Partial<Record<TableName, readonly Clock[]>>> = { deals: ['closed', 'created', 'expected'] };

const grain = fc.constantFrom(...GRAINS).map((each): Axis => ({ grain: each }));
const month: Axis = { grain: 'month' };

function axesOf(table: TableName): fc.Arbitrary<readonly Axis[]> {
  const names = [...fieldsOf(table).map(([name]) => name), ...(table === 'deals' ? ['outcome'] : [])];
  const common = names.filter((name) => COMMON.includes(name));
  const field = fc.oneof(fc.constantFrom(...names), fc.constantFrom(...common)).map((name): Axis => ({ field: name }));
  return fc.oneof(
    fc.constant([]),
    fc.tuple(grain),
    fc.tuple(field),
    fc.tuple(field, field),
    fc.tuple(field, fc.constant(month)),
    fc.tuple(grain, field),
  );
}

const days = fc.constantFrom(...DAYS);
const early = fc.constantFrom(...DAYS.slice(0, 6));
const late = fc.constantFrom(...DAYS.slice(-8));
const VALUE: Readonly<Record<FieldKind, fc.Arbitrary<string | number>>> = {
  text: fc.constantFrom(...NAMES.filter((name) => name !== ''), 'nobody', 'a', '(none)'),
  id: fc.constantFrom('5', '42', 'none', '(none)'),
  number: fc.constantFrom(...AMOUNTS, ...AMOUNTS.map(String), '1,000'),
  day: fc.oneof(days.map(isoText), fc.constantFrom('2026', '2025-Q4', '2026-01', '2026-W01', 'this month')),
  flag: fc.constantFrom('yes', 'no'),
};
const PART = fc.constantFrom<string | number>('a', 'AN', 'z', '0', '2026-0', 25, '.5', 'nobody');
const ORDERED: readonly Operator[] = ['<', '<=', '>', '>='];

function conditionOn(field: string, kind: FieldKind): fc.Arbitrary<Condition> {
  const isName = kind === 'text' || kind === 'id';
  const fitting = OPERATORS.filter((op) => !isName || !ORDERED.includes(op));
  return fc.constantFrom(...fitting).chain((op) => {
    const [least, most] = op.startsWith('is ') ? [0, 0] : op.endsWith('in') ? [1, 3] : [1, 1];
    const value = op === 'contains' ? PART : VALUE[kind];
    const values = fc.array(value, { minLength: least, maxLength: most });
    return values.map((values): Condition => ({ field, op, values }));
  });
}

function conditions(table: TableName): fc.Arbitrary<readonly Condition[]> {
  // a condition on a column that is not there is a sentence on both sides, which other tests hold
  const known = fieldsOf(table).filter(([name]) => !OPTIONAL.includes(name));
  const common = known.filter(([name]) => COMMON.includes(name));
  const plain = [...known, ...common, ...common].map(([field, kind]) => conditionOn(field, kind));
  const outcome = fc
    .tuple(fc.constantFrom('=' as const, '<>' as const, 'in' as const), fc.constantFrom('won', 'Lost', 'open'))
    .map(([op, value]): Condition => ({ field: 'outcome', op, values: [value] }));
  // a heading that is no field holds text: compared in order it is read as numbers
  const score = fc
    .tuple(fc.constantFrom(...ORDERED), VALUE.number)
    .map(([op, value]): Condition => ({ field: '[ARR]', op, values: [value] }));
  const all = table === 'deals' ? [...plain, outcome, score] : plain;
  const some = (n: number): fc.Arbitrary<Condition[]> => fc.array(fc.oneof(...all), { minLength: n, maxLength: n });
  return fc.oneof(
    { weight: 5, arbitrary: fc.constant([]) },
    { weight: 4, arbitrary: some(1) },
    { weight: 1, arbitrary: some(2) },
  );
}

// most are long enough to hold something, some are one day
const periods = fc.oneof(fc.tuple(days, days), fc.tuple(early, late)).map(([a, b]) => {
  const [from, to] = a < b ? [a, b] : [b, a];
  return { from, to, label: 'some days', grain: null };
});

/** A value now and then. */
const now = <T>(value: T): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constant(value) });

/** A random question to a fact: boundary days, every grain, one and two fields, every operator, other clocks than its own. */
export function asked(fact: AnyFact): fc.Arbitrary<Asked> {
  const keep = fc.record({
    axis: fc.integer({ min: 0, max: 1 }),
    names: fc.subarray(['Ana', 'ana', 'Ben', '2026-01', '2025', '250']),
  });
  return fc.record({
    cut: fc.record({
      period: fc.oneof(fc.constant(null), periods),
      by: axesOf(fact.table),
      where: conditions(fact.table),
      asOf: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...DAYS.slice(12, 19)) }, { weight: 1, arbitrary: days }),
      measure: now(fact.table === 'deals' ? '[ARR]' : undefined),
      keep: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: keep }),
    }) as fc.Arbitrary<Cut>,
    clock: fc.oneof(
      { weight: 3, arbitrary: fc.constant(fact.clock) },
      { weight: 1, arbitrary: fc.constantFrom(...(CLOCKS[fact.table] ?? [fact.clock])) },
    ),
    startMonth: fc.constantFrom(1, 1, 1, 4, 7, 12),
  });
}
