import fc from 'fast-check';
import type { Fact } from '../../src/facts/fact';
import { byLoop, bySql, difference, statementOf, tablesOf } from './compare';
import { foundFacts } from './found';
import { describeJudged } from './judge';
import { asked } from './randomCuts';
import { twins } from './randomTables';

const RUNS = process.env.DEALSHEET_LONG === '1' ? 600 : 60;
const facts = foundFacts();

test.each(facts)('$name stands beside its GoogleSQL', ({ sql }) => {
  expect(sql).not.toBeNull();
});

const holdsSomething = ({ measure }: Fact): boolean =>
  Object.values(measure).some((values) => values.some((value) => value !== 0));

describeJudged('the loop and the GoogleSQL of a fact give the same table', (judge) => {
  let compared = 0;
  afterAll(() => process.stdout.write(`Loop and GoogleSQL compared on ${compared} random questions.\n`));

  test.each(facts)('$name', async ({ fact, sql }) => {
    let filled = 0;
    const property = fc.asyncProperty(twins(tablesOf(sql!)), asked(fact), async (tables, question) => {
      const loop = byLoop(fact, tables, question);
      const statement = statementOf(sql!, tables, question);
      const found = difference(loop, await bySql(judge(), fact, statement, tables, question));
      if (found)
        throw new Error(`loop and SQL differ: ${found}\n${statement.sql}\n${JSON.stringify(statement.params)}`);
      compared++;
      if (holdsSomething(loop)) filled++;
    });
    await fc.assert(property, { numRuns: RUNS, seed: 20260101 });
    expect(filled).toBeGreaterThan(RUNS / 4);
  });
});
