import fc from 'fast-check';
import type { Fact } from '../../src/facts/fact';
import type { Statement } from '../../src/facts/sql';
import { byLoop, bySql, difference, statementOf, tablesOf } from './compare';
import type { Fault } from './faults';
import { LOOP_FAULTS, SQL_FAULTS } from './faults';
import { faultyLoop, withFault } from './faulty';
import { foundFacts } from './found';
import type { Found } from './found';
import { describeJudged } from './judge';
import { asked } from './randomCuts';
import type { Asked } from './randomCuts';
import { twins } from './randomTables';
import type { Twins } from './randomTables';

const QUESTIONS = 480;
/** How many of them a fault that changes nothing must pass. */
const ENOUGH = 60;
const asMany = ({ harmless }: Fault, cases: readonly Case[]): readonly Case[] =>
  harmless ? cases.slice(0, ENOUGH) : cases;

interface Case {
  readonly tables: Twins;
  readonly question: Asked;
  readonly statement: Statement;
  readonly loop: Fact;
  /** What the judge makes of the statement without a fault; asked once. */
  sql?: Fact;
}

const known = new Map<string, readonly Case[]>();
/** The random questions to a fact that must find its faults. */
function casesOf({ name, fact, sql }: Found): readonly Case[] {
  let cases = known.get(name);
  if (!cases) {
    const drawn = fc.sample(fc.tuple(twins(tablesOf(sql!)), asked(fact)), { numRuns: QUESTIONS, seed: 20260102 });
    cases = drawn.map(([tables, question]): Case => {
      const statement = statementOf(sql!, tables, question);
      return { tables, question, statement, loop: byLoop(fact, tables, question) };
    });
    known.set(name, cases);
  }
  return cases;
}

const titleOf = ({ fact, where, find, put, harmless }: Fault): string =>
  `${fact}, ${where}: ${String(find)} → ${put || 'nothing'}${harmless ? ` (changes nothing: ${harmless})` : ''}`.replace(
    /\s+/g,
    ' ',
  );

describeJudged('seeded faults are found by the random questions', (judge) => {
  const facts = new Map(foundFacts().map((found) => [found.name, found]));
  const factOf = (fault: Fault): Found => facts.get(fault.fact)!;
  let caught = 0;
  let asks = 0;
  const seeded = [...SQL_FAULTS, ...LOOP_FAULTS];
  const real = seeded.filter(({ harmless }) => !harmless).length;
  afterAll(() =>
    process.stdout.write(
      `Seeded faults: ${caught} of ${real} found, ${(asks / Math.max(1, caught)).toFixed(1)} questions each; ${seeded.length - real} more change nothing.\n`,
    ),
  );
  const judged = (fault: Fault, at: number | null): void => {
    if (at !== null) {
      caught++;
      asks += at + 1;
    }
    expect(at === null ? 'nothing' : 'found').toBe(fault.harmless ? 'nothing' : 'found');
  };

  test.each(SQL_FAULTS.map((fault) => [titleOf(fault), fault] as const))('%s', async (_title, fault) => {
    const found = factOf(fault);
    let applies = 0;
    let at: number | null = null;
    for (const { tables, question, statement, loop } of asMany(fault, casesOf(found))) {
      const sql = withFault(statement.sql, fault.find, fault.put);
      if (sql === null) continue;
      applies++;
      const answer = await bySql(judge(), found.fact, { ...statement, sql }, tables, question);
      if (difference(loop, answer)) {
        at = applies - 1;
        break;
      }
    }
    expect(applies).toBeGreaterThan(0);
    judged(fault, at);
  });

  test.each(LOOP_FAULTS.map((fault) => [titleOf(fault), fault] as const))('%s', async (_title, fault) => {
    const found = factOf(fault);
    const { fact, loop } = await faultyLoop(fault.fact, fault.where, fault.find, fault.put);
    let at: number | null = null;
    for (const [i, one] of asMany(fault, casesOf(found)).entries()) {
      one.sql ??= await bySql(judge(), found.fact, one.statement, one.tables, one.question);
      if (difference(byLoop(fact, one.tables, one.question, loop), one.sql)) {
        at = i;
        break;
      }
    }
    judged(fault, at);
  });
});
