import fc from 'fast-check';
import { readIsoDay } from '../calendar/day';
import { Sentence } from '../tables/cell';
import type { Door } from './arguments';
import { readArguments } from './arguments';
import { sortArguments } from './pieces';
import type { Question } from './question';
import { questionText } from './question';
import { CONDITIONS } from './readings/conditions';
import { DATES } from './readings/dates';
import { GROUPS } from './readings/groups';
import { NASTY } from './readings/hostile';
import { PERIODS } from './readings/periods';
import { VALUES } from './readings/values';
import { WORDS } from './readings/words';
import { across, closedDoor, date, DEALS, down, GOALS, openDoor, OWNERS, SETTINGS, SPEND } from './readings/world';

const READ = [PERIODS, GROUPS, CONDITIONS, VALUES, DATES, WORDS].flatMap(({ reads = [] }) => reads);

function read(args: readonly unknown[], door: Door = closedDoor): string {
  try {
    return questionText(readArguments('SALES', args, door));
  } catch (error) {
    if (!(error instanceof Sentence)) throw error;
    return error.message;
  }
}
const ofDeals = (args: readonly unknown[]): string => read([DEALS, SETTINGS, ...args]);

describe('every form in which Sheets may hand over the same cells', () => {
  const replaced = (value: unknown, from: unknown, to: unknown): unknown =>
    Array.isArray(value) ? value.map((item) => replaced(item, from, to)) : value === from ? to : value;

  test('an empty cell as null, and inside a range or after an opener as undefined', () => {
    for (const [args, text] of READ) {
      expect(ofDeals(args.map((arg) => replaced(arg, '', null)))).toBe(
        ['tables Deals, Settings', text].filter(Boolean).join(' | '),
      );
      const inRanges = args.map((arg) => (Array.isArray(arg) ? replaced(arg, '', undefined) : arg));
      expect(ofDeals(inRanges)).toBe(ofDeals(args));
    }
    expect(ofDeals(['owner =', undefined, 'month'])).toBe(ofDeals(['owner =', '', 'month']));
  });

  test('a single cell as a 1 × 1 range', () => {
    for (const [args] of READ)
      expect(ofDeals(args.map((arg) => (Array.isArray(arg) ? arg : [[arg]])))).toBe(ofDeals(args));
  });

  test('what is omitted as undefined, in between and at the end', () => {
    for (const [args] of READ) {
      const units = sortArguments(args).map(({ opener, piece }) => ({ opener, piece }));
      expect(sortArguments([undefined, ...args, undefined, undefined])).toEqual(units);
    }
    expect(ofDeals(['owner =', undefined])).toContain('needs a value after it');
  });

  test('a date cell that another realm made, and one with a time of day', () => {
    const foreign = Object.assign(date('2026-03-01', '18:20'), {});
    expect(ofDeals([foreign])).toBe('tables Deals, Settings | period 2026-03');
  });
});

describe('the order of arguments changes nothing', () => {
  /** Everything a question says, but for the order of conditions. */
  const canonical = (args: readonly unknown[]): unknown => {
    const question = readArguments('SALES', args, closedDoor);
    const { where, options, asOf, ...rest } = question;
    const conditions = where.map(({ field, op, values }) => `${field} ${op} ${values.join('|')}`).sort();
    return [
      conditions,
      Array.from(options).sort(),
      asOf,
      questionText({ ...rest, where: [], options: new Map(), asOf }),
    ];
  };
  /** The arguments in units that belong together: an opener and its value. */
  const units = (args: readonly unknown[]): unknown[][] => {
    const all: unknown[][] = [];
    for (let i = 0; i < args.length;) {
      const width = sortArguments(args.slice(i, i + 2)).length === 1 && i + 1 < args.length ? 2 : 1;
      all.push(args.slice(i, i + width));
      i += width;
    }
    return all;
  };

  test('of every list in the table', () => {
    fc.assert(
      fc.property(
        // two texts to group by are in the order given, and `day` before a date is another thing than behind it
        fc.constantFrom(...READ.filter(([args, text]) => !/by .*, /.test(text) && !args.includes('day'))),
        fc.infiniteStream(fc.nat()),
        ([args], numbers) => {
          const all = units([DEALS, SPEND, SETTINGS, ...args]);
          const shuffled = all
            .map((unit) => ({ unit, at: numbers.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .flatMap(({ unit }) => unit);
          expect(canonical(shuffled)).toEqual(canonical([DEALS, SPEND, SETTINGS, ...args]));
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('any list gives a question or a sentence', () => {
  const text = fc.oneof(
    fc.constantFrom(
      ...NASTY,
      'month',
      '2026',
      'source',
      'owner =',
      'source in',
      'from',
      'to',
      'as of',
      'day',
      'week of',
    ),
    fc.constantFrom('vs last year', 'basis =', 'top = 3', 'and', 'x', '#N/A', 'Loading...', '', ' ', '[Sector]'),
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc
      .array(
        fc.constantFrom(
          'owner',
          'and',
          '=',
          'in',
          '(',
          ')',
          ';',
          '"',
          '[',
          ']',
          'x',
          ',',
          'month',
          '2026',
          'by',
          'is blank',
          'to',
        ),
      )
      .map((parts) => parts.join(' ')),
  );
  const cell = fc.oneof(
    text,
    fc.double(),
    fc.integer({ min: 1800, max: 100001 }),
    fc.boolean(),
    fc.date({ noInvalidDate: false }),
    fc.constantFrom(null, undefined),
  );
  const range = fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 4 });
  const table = fc.constantFrom(DEALS, SPEND, GOALS, OWNERS, SETTINGS);
  const lines = fc.oneof(
    fc.array(cell).map((cells) => down(...cells)),
    fc.array(cell).map((cells) => across(...cells)),
  );
  const list = fc.array(fc.oneof({ weight: 4, arbitrary: cell }, table, range, lines, fc.anything()), { maxLength: 7 });

  const judged = (args: readonly unknown[]): Question | string => {
    try {
      return readArguments('SALES', args, openDoor);
    } catch (error) {
      if (!(error instanceof Sentence)) throw error;
      return error.message;
    }
  };

  test('and never another exception', () => {
    fc.assert(
      fc.property(list, (args) => {
        const read = judged(args);
        if (typeof read === 'string') {
          expect(read.startsWith('SALES: ')).toBe(true);
          expect(read.length).toBeLessThan(1500);
          expect(read).not.toContain('[object ');
        } else {
          expect(typeof questionText(read)).toBe('string');
          for (const { op, values } of read.where) expect(values.length > 0).toBe(!op.startsWith('is'));
        }
      }),
      { numRuns: 3000 },
    );
  });
});

describe('what only the outside knows is asked when needed', () => {
  const counting = () => {
    const asked: string[] = [];
    const note = <T>(what: string, value: T) => (asked.push(what), value);
    const door: Door = {
      today: () => note('today', openDoor.today()),
      zone: () => note('zone', openDoor.zone()),
      tables: () => note('tables', openDoor.tables()),
    };
    return { asked, door };
  };

  test.each([
    [[], ['tables', 'today'], 'tables Deals'],
    [['2026'], ['tables', 'today'], 'tables Deals | period 2026'],
    [[DEALS], ['today'], 'tables Deals'],
    [[DEALS, 'as of', '2026-01-31', 'this month'], [], 'tables Deals | period 2026-01'],
    [[DEALS, 'as of', date('2026-01-31'), 'this month'], ['zone'], 'tables Deals | period 2026-01'],
    [[DEALS, SETTINGS, date('2026-02-01')], [], 'tables Deals, Settings | period 2026-02'],
    [
      [DEALS, across(date('2026-01-01'), date('2026-02-01')), SETTINGS],
      [],
      'tables Deals, Settings | across 2026-01, 2026-02',
    ],
    [[SETTINGS], [], 'tables Settings'],
  ])('%#: %j', (args, services, text) => {
    const { asked, door } = counting();
    expect(read(args, door)).toBe(text);
    void readArguments('SALES', args, door).asOf; // as any answer asks it
    expect(asked.filter((what, i) => asked.indexOf(what) === i)).toEqual(services);
  });

  test('the day of a date cell is that of the zone in Settings', () => {
    const berlin = [...SETTINGS.slice(0, 2), ['Time zone', 'Europe/Berlin; +60']];
    expect(read([DEALS, berlin, 'day', date('2026-03-04', '23:30')])).toBe(
      'tables Deals, Settings | period 2026-03-05',
    );
    expect(read([DEALS, SETTINGS, 'day', date('2026-03-04', '23:30')])).toBe(
      'tables Deals, Settings | period 2026-03-04',
    );
  });

  test('the as-of day is that of Settings, of the argument, of today, in this order of strength', () => {
    const asOf = (args: readonly unknown[]) => readArguments('SALES', args, openDoor).asOf;
    const early = [SETTINGS[0], ['As-of day', date('2025-12-31')]];
    expect(asOf([DEALS])).toBe(readIsoDay('2026-03-05'));
    expect(asOf([DEALS, early])).toBe(readIsoDay('2025-12-31'));
    expect(asOf([DEALS, early, 'as of', '2025-06-30'])).toBe(readIsoDay('2025-06-30'));
  });
});

describe('names among the arguments', () => {
  const NAMES = ['SALES', 'PIPELINE', 'WINRATE'];
  const reader = (typed: string): string[] | null => {
    const names = typed.split(',').map((part) => part.trim().toUpperCase().replace('WIN RATE', 'WINRATE'));
    return names.every((name) => NAMES.includes(name)) ? names : null;
  };
  const deals = DEALS.map((row, r) => [...row, r === 0 ? 'Pipeline' : 'EMEA']);
  const named = (...args: unknown[]): string => {
    try {
      return questionText(readArguments('SCORECARD', [deals, SETTINGS, ...args], closedDoor, reader));
    } catch (error) {
      if (!(error instanceof Sentence)) throw error;
      return error.message;
    }
  };
  test.each([
    [['Sales, Win rate'], 'names SALES, WINRATE'],
    [['Sales'], 'names SALES'], // the amounts may be called Sales, and nobody groups by amounts
    [['Sales, Pipeline', '2026'], 'period 2026 | names SALES, PIPELINE'],
    [['PIPELINE()'], 'names PIPELINE'],
    [['by pipeline', 'Sales'], 'by pipeline | names SALES'],
    [['[Pipeline]'], 'by pipeline'],
  ])('%j', (args, text) => expect(named(...args)).toBe('tables Deals, Settings | ' + text));

  test('a name that is also a heading is refused with both', () => {
    expect(named('Pipeline')).toContain(
      'as the name of an answer, written "Pipeline()", and as the heading Pipeline, written "[Pipeline]"',
    );
  });
  test('without a reader of names they are headings or nothing', () => {
    expect(ofDeals(['Win rate'])).toContain('is no period, no heading');
  });
});
