import { closings } from '../../src/facts/closings/closings';
import { closingsSql } from '../../src/facts/closings/closings.sql';
import { factOfRows } from '../../src/facts/decode';
import { compileSql } from '../../src/facts/sql';
import type { Cut } from '../../src/question/cut';
import { REFERRAL_LABELS } from '../../src/question/referral';
import type { Tables } from './judge';
import { describeJudged } from './judge';

const SOURCES = ['Client REFERRAL', 'Weiterempfehlung', 'Referenz', 'Ads', 'ads ', null];
const tables: Tables = {
  deals: {
    columns: { id: 'STRING', outcome: 'STRING', closed: 'DATE', created: 'DATE', amount: 'FLOAT64', source: 'STRING' },
    rows: SOURCES.map((source, i) => [`D-${i}`, 'won', 20000, 19990, 2 ** i, source]),
  },
};
const columns = { deals: Object.keys(tables.deals.columns) };
const cut: Cut = { period: null, by: [{ field: 'referral' }], where: [], asOf: 20100 };

describeJudged('a table without a referral column tells it by its sources', (judge) => {
  const ask = async (change: Partial<Cut>, referrals: readonly string[] = []): Promise<Record<string, number>> => {
    const asked = { ...cut, ...change };
    const { sql, params } = compileSql(closingsSql, asked, 'closed', { columns, referrals });
    const found = await judge().run(sql, tables, params);
    const fact = factOfRows(closings, asked, found.columns, found.rows);
    return Object.fromEntries(fact.groups.map(([label], g) => [label ?? 'all', fact.measure.wonValue[fact.start[g]]]));
  };
  const [yes, no] = REFERRAL_LABELS;

  test('by hand: 1 + 2 by their names, 4 + 8 + 16 not, 32 without a source', async () => {
    expect(await ask({})).toEqual({ [yes]: 3, [no]: 28, '(none)': 32 });
  });

  test('by hand: the names of Settings decide alone: 8 + 16', async () => {
    expect(await ask({}, ['ads'])).toEqual({ [yes]: 24, [no]: 7, '(none)': 32 });
  });

  test('it is a condition too', async () => {
    const where = [{ field: 'referral', op: '=', values: [yes] }] as const;
    expect(await ask({ by: [], where })).toEqual({ all: 3 });
  });
});
