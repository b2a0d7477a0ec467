import { describeJudged, type Params, type Tables } from './judge';

/** The day number of an ISO date; leap years are Date's own. */
const day = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 86400000;

// By hand: 2025-12-29 is the Monday of the week of Thursday 2026-01-01; 2026-01-05 is a Monday, 2026-04-05 a Sunday.
const tables: Tables = {
  deals: {
    columns: { id: 'INT64', owner: 'STRING', closed: 'DATE', amount: 'FLOAT64', won: 'BOOL' },
    rows: [
      [1, 'Ana', day('2026-01-01'), 100.5, true],
      [2, 'Ben', day('2026-01-05'), 50, false],
      [3, 'Ana', day('2026-01-05'), null, true],
      [4, null, day('2026-04-05'), 20, true],
      [5, 'Çelik', null, 7, null],
    ],
  },
};

describeJudged('GoogleSQL judge', (judge) => {
  const run = async (sql: string, params: Params = {}) => (await judge().run(sql, tables, params)).rows;

  test('names and types the columns of a query without running it', async () => {
    const sql = 'SELECT owner, closed, amount, won, COUNT(*) AS n, ARRAY_AGG(id) AS ids FROM deals GROUP BY 1, 2, 3, 4';
    const { columns } = await judge().analyse(sql, tables, {});
    expect(columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'owner STRING',
      'closed DATE',
      'amount FLOAT64',
      'won BOOL',
      'n INT64',
      'ids ARRAY<INT64>',
    ]);
  });

  test('hands every type there and back, NULL and letters beyond ASCII too', async () => {
    const answer = await judge().run('SELECT * FROM deals ORDER BY id', tables, {});
    expect(answer).toEqual({ columns: ['id', 'owner', 'closed', 'amount', 'won'], rows: tables.deals.rows });
    expect(await run("SELECT DATE '1969-12-31', DATE '2024-03-01', -0.1 + 0.3, '😀', FALSE")).toEqual([
      [-1, day('2024-03-01'), -0.1 + 0.3, '😀', false],
    ]);
    expect(await run('SELECT id FROM deals WHERE FALSE')).toEqual([]);
  });

  test('COUNTIF, SUM and SAFE_DIVIDE by group: NULL is a group, is not counted, and a denominator of 0 gives NULL', async () => {
    const sql = `SELECT owner, COUNTIF(won) AS won, SUM(amount) AS amount, SAFE_DIVIDE(SUM(amount), COUNTIF(won)) AS mean
      FROM deals GROUP BY owner ORDER BY owner NULLS LAST`;
    expect(await run(sql)).toEqual([
      ['Ana', 2, 100.5, 50.25],
      ['Ben', 0, 50, null],
      ['Çelik', 0, 7, null],
      [null, 1, 20, 20],
    ]);
    expect(await run('SELECT COUNTIF(won), SUM(amount) FROM deals WHERE FALSE')).toEqual([[0, null]]);
  });

  test('DATE_TRUNC to weeks from Monday and to quarters', async () => {
    const sql = `SELECT id, DATE_TRUNC(closed, WEEK(MONDAY)) AS week, DATE_TRUNC(closed, QUARTER) AS quarter
      FROM deals ORDER BY id`;
    expect(await run(sql)).toEqual([
      [1, day('2025-12-29'), day('2026-01-01')],
      [2, day('2026-01-05'), day('2026-01-01')],
      [3, day('2026-01-05'), day('2026-01-01')],
      [4, day('2026-03-30'), day('2026-04-01')],
      [5, null, null],
    ]);
  });

  test('functions OVER a partition', async () => {
    const sql = `SELECT id, ROW_NUMBER() OVER (PARTITION BY owner ORDER BY closed DESC, id) AS n
      FROM deals WHERE owner IS NOT NULL ORDER BY id`;
    expect(await run(sql)).toEqual([
      [1, 2],
      [2, 1],
      [3, 1],
      [5, 1],
    ]);
    expect(await run(`SELECT * FROM (${sql}) WHERE n = 2`)).toEqual([[1, 2]]);
    const median = 'SELECT DISTINCT owner, PERCENTILE_CONT(amount, 0.5) OVER (PARTITION BY owner) AS median FROM deals';
    expect(await run(`${median} WHERE id < 3 ORDER BY owner`)).toEqual([
      ['Ana', 100.5],
      ['Ben', 50],
    ]);
  });

  test('named parameters of every type, and arrays through IN UNNEST', async () => {
    const params: Params = {
      from_date: { type: 'DATE', value: day('2026-01-02') },
      least: { type: 'FLOAT64', value: 20 },
      won: { type: 'BOOL', value: true },
      above: { type: 'INT64', value: 1 },
      owners: { type: 'ARRAY<STRING>', value: ['Ben', 'Çelik'] },
      amounts: { type: 'ARRAY<FLOAT64>', value: [7, 100.5] },
      none: { type: 'ARRAY<STRING>', value: [] },
      missing: { type: 'STRING', value: null },
    };
    const ids = async (where: string) => (await run(`SELECT id FROM deals WHERE ${where} ORDER BY id`, params)).flat();
    expect(await ids('closed >= @from_date AND id > @above')).toEqual([2, 3, 4]);
    expect(await ids('amount >= @least AND won = @won')).toEqual([1, 4]);
    expect(await ids('owner IN UNNEST(@owners)')).toEqual([2, 5]);
    expect(await ids('amount IN UNNEST(@amounts)')).toEqual([1, 5]);
    expect(await ids('owner IN UNNEST(@none) OR owner = @missing')).toEqual([]);
    expect(await ids("COALESCE(owner, '(none)') NOT IN UNNEST(@owners)")).toEqual([1, 3, 4]);
  });

  test.each([
    ['SELECT amout FROM deals', 'Unrecognized name: amout; Did you mean amount? [at 1:8]'],
    ['SELECT id FROM deal', 'Table not found: deal; Did you mean deals? [at 1:16]'],
    ['SELECT NVL2(amount, 1, 2) FROM deals', 'Function not found: NVL2 [at 1:8]'],
    ["SELECT DATE_TRUNC('week', closed) FROM deals", 'A valid date part name is required but found closed [at 1:27]'],
    ['SELECT closed + amount FROM deals', 'No matching signature for operator + for argument types: DATE, FLOAT64'],
    ['SELECT owner, SUM(amount) FROM deals', 'SELECT list expression references column owner which is neither grouped'],
    ['SELECT id FROM deals WHERE owner = @owner', "Query parameter 'owner' not found [at 1:36]"],
    ['SELECT id FROM deals WHERE', 'Syntax error: Unexpected end of statement [at 1:27]'],
    ['DELETE FROM deals WHERE TRUE', 'Statement not supported: DeleteStatement [at 1:1]'],
    ['SELECT PERCENTILE_CONT(amount, 0.5) FROM deals', 'PERCENTILE_CONT needs OVER'],
    ['SELECT id, owner AS ID FROM deals', 'Duplicate column names in the result are not supported: id'],
  ])('refuses %s', async (sql, message) => {
    await expect(judge().analyse(sql, tables, {})).rejects.toThrow(message);
    await expect(judge().run(sql, tables, {})).rejects.toThrow(message);
  });

  test('refuses at run time what only values show, and values that are not of their type', async () => {
    await expect(run('SELECT amount / 0 FROM deals')).rejects.toThrow('division by zero');
    await expect(run('SELECT 9007199254740993 AS big')).rejects.toThrow('big does not fit a JavaScript number');
    await expect(run('SELECT [1] AS list')).rejects.toThrow('list is ARRAY<INT64>; a row can hold STRING');
    await expect(run('SELECT @x', { x: { type: 'INT64', value: 1.5 } })).rejects.toThrow('@x needs INT64, got 1.5');
    await expect(run('SELECT @x', { x: { type: 'ARRAY<DATE>', value: ['a'] } })).rejects.toThrow('@x needs DATE');
    const text = { deals: { columns: { amount: 'FLOAT64' }, rows: [['7']] } } as const;
    await expect(judge().run('SELECT 1', text, {})).rejects.toThrow('deals.amount needs FLOAT64, got "7"');
  });
});
