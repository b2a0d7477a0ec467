import { sample } from './sample';
import { ask, cutOf } from '../../src/answers/ask';
import { problemsOf } from '../../src/answers/problems';
import { readArguments } from '../../src/question/arguments';
import { PLANTED } from '../../samples/generate';
import { Sentence } from '../../src/tables/cell';
import { ALL, always, PLAIN } from './asked';
import { passedTo, tablesOf } from './tables';
import type { Tables } from './tables';
import { worlds } from './world';

const fault = (): never => {
  throw new TypeError('asked a service');
};
const door = { today: fault, zone: fault, tables: fault };
const question = (args: readonly unknown[]) => readArguments('DATACHECK', args, door);
const problems = (args: readonly unknown[]) => problemsOf(question(args), cutOf(question(args)));

/** Asserts that a metric leaves no row out that is in no list of problems. */
function everyRowIsListed(tables: Tables): void {
  for (const def of PLAIN) {
    const args = passedTo(def, tables);
    const listed = new Set<string>();
    for (const { table, lines } of problems(args))
      for (const i of lines) listed.add(`${table.title} ${table.rowNumber[i]}`);
    let left;
    try {
      left = ask(def, question(args), ALL).leftOut;
    } catch (error) {
      if (error instanceof Sentence) continue;
      throw error;
    }
    for (const { reason, first } of left)
      for (const row of first) {
        const name = `${reason.split(':')[0]} ${row}`;
        if (!listed.has(name)) throw new Error(`${def.name} leaves out ${name} (${reason}), and DATACHECK does not`);
      }
  }
}

test('every row that does not count in an answer is found by DATACHECK', () => {
  always(worlds(), 6, (world) => everyRowIsListed(tablesOf(world)));
});

test('every error planted in the sample is found in its rows', () => {
  const { deals, spend, settings } = sample(2000);
  const found = problems([deals, spend, settings]);
  const kinds = {
    'no amount': 'without an amount',
    'no close date': 'closed without a date',
    'closed before created': 'closed before created',
    'source spelling': 'spelling',
    duplicate: 'same id',
    overdue: 'overdue',
    'no customer': 'without a customer',
  } as const;
  for (const { kind, dealIds } of PLANTED) {
    const problem = found.filter((each) => each.kind === kinds[kind]);
    const ids = problem.flatMap(({ table, lines }) => lines.map((i) => table.textAt('deal id', i)));
    expect([kind, ids]).toEqual([kind, dealIds]);
  }
});
