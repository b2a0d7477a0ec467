import fc from 'fast-check';
import { OPERATORS } from '../question/cut';
import type { Axis, Condition, Cut } from '../question/cut';
import { closingsSql } from './closings/closings.sql';
import { spendSql } from './spend/spend.sql';
import { compileSql } from './sql';
import { columnOf, kindOf, warehouseColumns } from './warehouse';

const asked = (change: Partial<Cut> = {}): Cut => ({ period: null, by: [], where: [], asOf: 20000, ...change });
const condition = (field: string, op: Condition['op'], ...values: (string | number)[]): Cut =>
  asked({ where: [{ field, op, values }] });
const flat = (text: string): string => text.replace(/\s+/g, ' ');

describe('columns', () => {
  test('are named by their fields', () => {
    const named = ['deal id', 'close', 'expected close', 'lost reason', '[Deal_Score]'];
    expect(named.map((field) => columnOf('deals', field))).toEqual([
      ...['id', 'closed', 'expected', 'lost_reason', 'Deal_Score'],
    ]);
    expect(columnOf('spend', 'date')).toBe('spent');
    expect(warehouseColumns('deals').get('outcome')).toEqual({ name: 'outcome', type: 'STRING' });
    expect([kindOf('deals', 'close'), kindOf('deals', '[ARR]')]).toEqual(['day', 'text']);
  });

  test.each(['[a`b]', '[a b; DROP TABLE deals]', '[]', '[1a]', '[a.b]', "[a'b]", '[ä]', 'toString()'])(
    '%s is no name and becomes no SQL',
    (field) => {
      const by: Axis[] = [{ field }];
      expect(() => compileSql(closingsSql, asked({ by }))).toThrow('is no column name');
      expect(() => compileSql(closingsSql, condition(field, '=', 'x'))).toThrow('is no column name');
      expect(() => compileSql(closingsSql, asked({ measure: field }))).toThrow('is no column name');
    },
  );

  test('the statement reads the columns that it needs and no others', () => {
    const { sql } = compileSql(spendSql, asked({ by: [{ field: 'source' }] }));
    expect(flat(sql)).not.toMatch(/\*(?!\))/);
    expect(sql.match(/t\.`?\w+`?/g)!.filter((name, i, all) => all.indexOf(name) === i)).toEqual([
      ...['t.`source`', 't.`spent`', 't.`amount`', 't.`kind`'],
    ]);
  });
});

describe('values', () => {
  test('stand in parameters and never in the text, whatever they hold', () => {
    const fields = fc.constantFrom('owner', '[Segment]', 'deal id', 'outcome');
    const ops = fc.constantFrom(...OPERATORS.filter((op) => !/[<>]=?$/.test(op) || op === '<>'));
    const text = fc.string({ minLength: 3 }).map((value) => `'"\`${value}@w9{{axes}}$&`);
    fc.assert(
      fc.property(fields, ops, fc.array(text, { minLength: 1, maxLength: 3 }), text, (field, op, values, name) => {
        const keep = { axis: 0, names: [name] };
        const cut = { ...condition(field, op, ...values), by: [{ field: 'owner' }], keep };
        const plain = { ...condition(field, op, ...values.map(() => 'x')), by: [{ field: 'owner' }], keep };
        expect(compileSql(closingsSql, cut).sql).toBe(compileSql(closingsSql, plain).sql);
        expect(compileSql(closingsSql, cut).params.keep.value).toEqual([name]);
      }),
    );
  });

  test('every parameter is named in the text and every name has its parameter', () => {
    const cut = asked({
      period: { from: 1, to: 2, label: '', grain: null },
      by: [{ grain: 'quarter' }, { field: 'owner' }],
      where: [
        { field: 'owner', op: 'in', values: ['Ana', 'Ben'] },
        { field: 'amount', op: '>=', values: ['1,000'] },
        { field: 'created', op: '<>', values: ['2026-Q1', '2025'] },
        { field: 'source', op: 'contains', values: ['Web'] },
      ],
      keep: { axis: 1, names: ['Ana'] },
    });
    const { sql, params } = compileSql(closingsSql, cut, 'created', { fiscal: { startMonth: 4 } });
    const named = new Set(Array.from(sql.matchAll(/@(\w+)/g), ([, name]) => name));
    expect([...named].sort()).toEqual(Object.keys(params).sort());
    expect(params).toMatchObject({
      as_of: { type: 'DATE', value: 20000 },
      from_date: { type: 'DATE', value: 1 },
      fiscal_months: { type: 'INT64', value: 9 },
      w0: { type: 'ARRAY<STRING>', value: ['ana', 'ben'] },
      w1: { type: 'FLOAT64', value: 1000 },
      keep: { type: 'ARRAY<STRING>', value: ['Ana'] },
    });
    expect(sql).not.toContain('{{');
  });
});

describe('what does not fit', () => {
  test.each([
    [condition('amount', '>', 'much'), '"amount > much" needs a number, such as amount >= 1000'],
    [condition('close', '>', 'soon'), '"close > soon" needs a date or a period, such as close >= 2026-03-31'],
    [condition('owner', '<', 'Ana'), '"owner < Ana" needs a date or a period'],
  ])('%j', (cut, sentence) => {
    expect(() => compileSql(closingsSql, cut)).toThrow(sentence);
  });

  test('a column that the warehouse lacks: nothing to filter on, (none) to group by', () => {
    const columns = { spend: ['spent', 'amount', 'source'] };
    expect(() => compileSql(spendSql, condition('owner', '=', 'Ana'), 'spent', { columns })).toThrow(
      'Spend has no owner column, so "owner = Ana" cannot be applied to it',
    );
    const { sql } = compileSql(spendSql, asked({ by: [{ field: 'owner' }] }), 'spent', { columns });
    expect(sql).toContain("'(none)' AS `axis0`");
  });
});
