import { readArguments } from './arguments';
import { questionText } from './question';
import { CONDITIONS } from './readings/conditions';
import { DATES } from './readings/dates';
import { GROUPS } from './readings/groups';
import { HOSTILE } from './readings/hostile';
import { PERIODS } from './readings/periods';
import { TABLES } from './readings/tables';
import { VALUES } from './readings/values';
import { WORDS } from './readings/words';
import { closedDoor, DEALS, SETTINGS, type Case } from './readings/world';
import { Sentence } from '../tables/cell';

const TOPICS = { TABLES, PERIODS, GROUPS, CONDITIONS, VALUES, DATES, WORDS, HOSTILE };
const CASES = Object.entries(TOPICS).map(([topic, { reads = [], refuses = [], whole = [], wholeRefuses = [] }]) => {
  const behindTables = ([args, text]: Case): Case => [[DEALS, SETTINGS, ...args], text];
  const prefixed = ([args, text]: Case): Case => [args, ['tables Deals, Settings', text].filter(Boolean).join(' | ')];
  return {
    topic: topic.toLowerCase(),
    read: [...reads.map(behindTables).map(prefixed), ...whole],
    refused: [...refuses.map(behindTables), ...wholeRefuses],
  };
});

/** The reading of a list by a function called SALES, or the sentence it gets. */
export function read(args: readonly unknown[]): string {
  try {
    return questionText(readArguments('SALES', args, closedDoor));
  } catch (error) {
    if (!(error instanceof Sentence)) throw error;
    return error.message;
  }
}
const shown = (args: readonly unknown[]): string =>
  JSON.stringify(args.map((arg) => (arg === DEALS ? 'DEALS' : arg === SETTINGS ? 'SETTINGS' : arg))).slice(0, 120);

test('there are at least 220 lists', () => {
  expect(CASES.reduce((sum, { read: one, refused }) => sum + one.length + refused.length, 0)).toBeGreaterThan(220);
});

describe.each(CASES)('$topic', ({ read: readings, refused }) => {
  test.each(readings.map(([args, text]) => [shown(args), args, text] as const))('%s', (_, args, text) => {
    expect(read(args)).toBe(text);
  });
  test.each(refused.map(([args, text]) => [shown(args), args, text] as const))('%s is refused', (_, args, text) => {
    const sentence = read(args);
    expect(sentence).toMatch(/^SALES: /);
    expect(sentence).toContain(text);
    expect(sentence).not.toMatch(/\b(NaN|Infinity|undefined|null)\b|\[object |NAME\(|[.\s]$/);
    expect(sentence.length).toBeLessThan(900);
  });
});
