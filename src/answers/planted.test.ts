import fc from 'fast-check';
import { readArguments } from '../question/arguments';
import type { ProblemKind } from '../tables/problems/problem';
import { seeded } from '../models/random/seeded';
import { cutOf } from './ask';
import { problemsOf } from './problems';

type Row = Record<string, string | number>;
const HEADINGS = {
  Deals:
    'Deal ID|Customer|Amount|Currency|Status|Stage|Created|Close date|Expected close|Owner|Product|Source|Region'.split(
      '|',
    ),
  Spend: ['Date', 'Source', 'Amount'],
  Stages: ['Deal ID', 'Stage', 'Entered'],
  Lines: ['Deal ID', 'Product', 'Quantity', 'Amount'],
  Splits: ['Deal ID', 'Owner', 'Share'],
  Leads: ['Lead ID', 'Source', 'Created date', 'Converted date'],
  Goals: ['Metric', 'Slice', 'Period', 'Target'],
  Owners: ['Owner', 'Team', 'From'],
  Rates: ['Currency', 'Date', 'Rate'],
  Changes: ['Deal ID', 'Field', 'Old', 'New', 'Date'],
  Cleaning: ['Field', 'From', 'To'],
} as const;
type Title = keyof typeof HEADINGS;
const TITLES = Object.keys(HEADINGS) as Title[];
type World = Record<Title, Row[]>;

const SETTINGS = [
  ['Setting', 'Value'],
  ['As-of day', '2026-06-30'],
  ['Time zone', 'UTC; +0'],
  ['Stage order', 'Discovery; Proposal'],
  ['Leave out', 'region = Test'],
];
const NAMES =
  'Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey Xray Yankee Zulu Amber Bronze Copper Diamond Ebony Fuchsia Garnet Hazel Indigo Jade Khaki Lilac Magenta Navy'.split(
    ' ',
  );
const times = (count: number, row: (i: number) => Row): Row[] => Array.from({ length: count }, (_, i) => row(i));

/** Tables in which nothing is wrong: deals won or lost in 30 days, or open for 5 days and due in July. */
const world = (): World => ({
  Deals: times(40, (i) => ({
    'Deal ID': `D-${i}`,
    Customer: NAMES[i % NAMES.length],
    Amount: 1000 + i,
    Currency: 'EUR',
    Status: ['Open', 'Won', 'Lost'][i % 3],
    Stage: 'Proposal',
    Created: i % 3 === 0 ? '2026-06-25' : '2026-03-01',
    'Close date': i % 3 === 0 ? '' : '2026-03-31',
    'Expected close': '2026-07-15',
    Owner: 'Ana',
    Product: 'Basic',
    Source: i % 2 ? 'Webinar' : 'Fair',
    Region: 'North',
  })),
  Spend: times(30, (i) => ({ Date: '2026-01-01', Source: i % 2 ? 'Webinar' : 'Fair', Amount: 500 + i })),
  Stages: times(40, (i) => ({ 'Deal ID': `D-${i}`, Stage: 'Proposal', Entered: '2026-03-01' })),
  Lines: times(20, (i) => ({ 'Deal ID': `D-${i}`, Product: 'Basic', Quantity: 2, Amount: 100 })),
  Splits: times(20, (i) => ({ 'Deal ID': `D-${i}`, Owner: 'Ana', Share: 1 })),
  Leads: times(20, (i) => ({
    'Lead ID': `L-${i}`,
    Source: 'Fair',
    'Created date': '2026-03-01',
    'Converted date': '',
  })),
  Goals: times(12, (i) => ({
    Metric: 'Sales',
    Slice: '',
    Period: `2026-${String(i + 1).padStart(2, '0')}`,
    Target: 9,
  })),
  Owners: times(12, () => ({ Owner: 'Ana', Team: 'North', From: '2020-01-01' })),
  Rates: times(12, () => ({ Currency: 'USD', Date: '2026-01-01', Rate: 0.9 })),
  Changes: times(20, (i) => ({ 'Deal ID': `D-${i}`, Field: 'status', Old: 'Open', New: 'Won', Date: '2026-03-31' })),
  Cleaning: times(12, (i) => ({ Field: 'product', From: `Old ${i}`, To: 'Basic' })),
});

const WON = { Status: 'Won', Created: '2026-03-01', 'Close date': '2026-03-31' };
const OPEN = { Status: 'Open', Created: '2026-06-25', 'Close date': '' };
const same = (title: Title, text: (heading: string) => string): Row =>
  Object.fromEntries(HEADINGS[title].map((heading) => [heading, text(heading)]));

/** A way to go wrong: a row of a table changed or added, and what else is then wrong with it. By hand, from the kinds. */
interface Plant {
  readonly of: Title;
  readonly put: Row;
  readonly isNew?: true;
  readonly also?: readonly ProblemKind[];
  /** Where it is the deal that is found, not the row. */
  readonly finds?: 'its deal';
}
const change = (of: Title, put: Row, ...also: ProblemKind[]): Plant => ({ of, put, also });
const add = (of: Title, put: Row, ...also: ProblemKind[]): Plant => ({ of, put, also, isNew: true });
const lacks = (of: Title, ...words: string[]): Plant[] => words.map((word) => change(of, { [word]: '' }));

/** Every kind of problem with ways to make it. Rows above others (`same id`, `near duplicate`) have a test of their own. */
const PLANTS: Record<Exclude<ProblemKind, 'same id' | 'near duplicate' | 'not a yes or no'>, readonly Plant[]> = {
  'closed without a date': [
    change('Deals', { ...WON, 'Close date': '' }),
    change('Deals', { ...WON, Status: 'Lost', 'Close date': '' }),
  ],
  'closed before created': [change('Deals', { ...WON, Created: '2026-04-01' })],
  'without a created date': [change('Deals', { Created: '' })],
  'later than the as-of day': [
    change('Deals', { ...OPEN, Created: '2026-07-01' }),
    change('Deals', { ...WON, Created: '2026-06-25', 'Close date': '2026-07-01' }),
    change('Spend', { Date: '2026-07-01' }),
    change('Leads', { 'Created date': '2026-07-01' }),
  ],
  'without an amount': [change('Deals', { ...WON, Amount: '' }), change('Deals', { ...OPEN, Amount: '' })],
  'negative amount': [change('Deals', { ...WON, Amount: -5 }), change('Deals', { ...OPEN, Amount: -5 })],
  'zero amount': [change('Deals', { ...WON, Amount: 0 }), change('Deals', { ...OPEN, Amount: 0 })],
  'without a customer': [change('Deals', { ...WON, Customer: ' ' }), change('Deals', { ...OPEN, Customer: '' })],
  overdue: [change('Deals', { ...OPEN, 'Expected close': '2026-06-29' })],
  'open too long': [change('Deals', { ...OPEN, Created: '2026-05-30' })], // 31 days, the longest won took 30
  'unknown stage': [
    change('Deals', { ...OPEN, Status: 'Closed', Stage: '' }),
    change('Deals', { ...OPEN, Status: '', Stage: '' }),
    change('Deals', { ...OPEN, Status: '', Stage: 'Done' }),
  ],
  'stage out of order': [change('Deals', { ...OPEN, Stage: 'Pondering' })],
  reopened: [
    {
      ...add('Changes', { Field: 'status', Old: 'Lost', New: 'Open', Date: '2026-06-26' }),
      finds: 'its deal',
    },
  ],
  'without a currency': [change('Deals', { ...WON, Currency: '' })],
  'not a number': [
    change('Deals', { ...WON, Amount: 'tbd' }, 'without an amount'),
    change('Spend', { Amount: 'tbd' }, 'spend without an amount'),
    change('Goals', { Target: 'more' }, 'does not fit'),
    change('Rates', { Rate: 'about 1' }),
  ],
  'not a date': [
    change('Deals', { ...WON, 'Close date': 'soon' }, 'closed without a date'),
    change('Spend', { Date: 'soon' }, 'spend without a date'),
    change('Leads', { 'Created date': 'soon' }),
    change('Changes', { Date: 'soon' }),
  ],
  error: [
    change('Deals', { ...WON, Amount: '#REF!' }, 'without an amount'),
    change('Deals', { Owner: '#N/A' }),
    change('Deals', { ...WON, Customer: '#N/A' }, 'without a customer'),
    change('Owners', { Team: '#NAME?' }),
  ],
  spelling: [change('Deals', { Owner: 'ANA ' }), change('Spend', { Source: 'WEBINAR' })],
  'spend without a date': [change('Spend', { Date: '' })],
  'spend without an amount': [change('Spend', { Amount: '' })],
  'spend without a source': [change('Spend', { Source: ' ' })],
  'source without spend': [change('Deals', { ...WON, Source: 'Friends' })],
  mergeable: [change('Deals', { Product: 'Ba-sic' })],
  'left out by Settings': [change('Deals', { ...WON, Region: 'Test', Amount: 'tbd', Customer: '' })],
  'heading again': [
    add(
      'Deals',
      same('Deals', (heading) => heading),
      'not a number',
      'not a date',
      'unknown stage',
      'without a created date',
      'without an amount',
      'does not fit',
    ),
    add(
      'Spend',
      same('Spend', (heading) => heading),
      'not a number',
      'not a date',
      'spend without a date',
      'spend without an amount',
    ),
  ],
  subtotal: [
    add(
      'Deals',
      { ...same('Deals', () => ''), Customer: 'Total', Amount: 7e6, Currency: 'EUR' },
      'unknown stage',
      'without a created date',
      'does not fit',
    ),
    add('Spend', { Date: '', Source: 'Total', Amount: 7e6 }, 'spend without a date'),
  ],
  incomplete: [
    ...lacks('Leads', 'Created date'),
    ...lacks('Owners', 'Owner', 'Team'),
    ...lacks('Rates', 'Currency', 'Rate'),
    ...lacks('Changes', 'Field', 'Date'),
    ...lacks('Cleaning', 'Field', 'From', 'To'),
    ...lacks('Lines', 'Product'),
    ...lacks('Splits', 'Owner', 'Share'),
    add('Stages', { 'Deal ID': 'D-1', Stage: 'Proposal', Entered: '' }),
    add('Stages', { 'Deal ID': 'D-1', Stage: '', Entered: '2026-03-01' }),
  ],
  'does not fit': [
    add('Stages', { 'Deal ID': 'X-1', Stage: 'Proposal', Entered: '2026-03-01' }),
    add('Lines', { 'Deal ID': 'X-1', Product: 'Basic', Quantity: 1, Amount: 1 }),
    add('Splits', { 'Deal ID': 'X-1', Owner: 'Ana', Share: 1 }),
    change('Deals', { ...WON, Created: '2026-01-01', 'Close date': '2026-01-31' }),
    change('Deals', { Owner: 'Ana 60%; Ben 60%' }),
    ...lacks('Goals', 'Period', 'Target'),
    change('Goals', { Slice: 'whoever' }),
  ],
};
const ALL = Object.keys(PLANTS).flatMap((kind) =>
  PLANTS[kind as keyof typeof PLANTS].map((plant) => ({ kind, plant })),
);

const fault = (): never => {
  throw new TypeError('asked a service');
};

/** The rows found, by `kind: table`. */
function found(tables: World): Record<string, Row[]> {
  const ranges = TITLES.map((title) => [
    [...HEADINGS[title]],
    ...tables[title].map((row) => HEADINGS[title].map((heading) => row[heading] ?? '')),
  ]);
  const question = readArguments('DATACHECK', [...ranges, SETTINGS], { today: fault, zone: fault, tables: fault });
  const rows: Record<string, Row[]> = {};
  for (const { kind, table, lines } of problemsOf(question, cutOf(question))) {
    const all = (rows[`${kind}: ${table.title}`] ??= []);
    for (const i of lines) all.push(tables[table.title as Title][table.rowNumber[i] - 2]);
  }
  return rows;
}

test('nothing is found where nothing is wrong', () => {
  expect(found(world())).toEqual({});
});

/** Rows as a set, by what they say and how often. */
const sorted = (rows: Iterable<Row>): string[] => Array.from(rows, (row) => JSON.stringify(row)).sort();

test('every kind of problem, planted at random rows of shuffled tables, is found in exactly those rows', () => {
  const places = fc.array(fc.tuple(fc.nat({ max: 1e6 }), fc.constantFrom(...ALL)), { minLength: 1, maxLength: 12 });
  const seen = new Set<string>();
  fc.assert(
    fc.property(places, fc.nat({ max: 1e9 }), (planted, seed) => {
      const u = seeded(seed);
      const tables = world();
      const taken = new Set<Row>();
      const expected: Record<string, Set<Row>> = {};
      const free = (title: Title, at: number): Row | undefined => {
        const clean = tables[title].filter((row) => !taken.has(row));
        return clean[at % clean.length];
      };
      for (const [at, { kind, plant }] of planted) {
        const { of, put, isNew, also = [], finds } = plant;
        // only so many of a table, so that what is usual stays so
        if (Array.from(taken).filter((row) => tables[of].includes(row)).length > 7) continue;
        const deal = finds ? free('Deals', at) : undefined;
        const row = isNew ? { ...put } : free(of, at);
        // a second heading row is the same id again, which has a test of its own
        if (!row || (finds && !deal) || (kind === 'heading again' && `${kind}: ${of}` in expected)) continue;
        if (isNew) tables[of].push(row);
        else Object.assign(row, put);
        if (deal) row['Deal ID'] = deal['Deal ID'];
        taken.add(row);
        if (deal) taken.add(deal);
        seen.add(kind);
        for (const each of [kind, ...also])
          (expected[`${each}: ${deal ? 'Deals' : of}`] ??= new Set()).add(deal ?? row);
      }
      for (const title of TITLES)
        tables[title] = tables[title]
          .map((row) => ({ row, at: u() }))
          .sort((a, b) => a.at - b.at)
          .map(({ row }) => row);
      const rows = found(tables);
      expect(Object.keys(rows).sort()).toEqual(Object.keys(expected).sort());
      for (const key of Object.keys(rows))
        expect([key, sorted(new Set(rows[key]))]).toEqual([key, sorted(expected[key])]);
    }),
    { numRuns: 200 },
  );
  expect(Array.from(seen).sort()).toEqual(Object.keys(PLANTS).sort());
});

test('flags that are neither yes nor no are found where they were planted', () => {
  const places = fc.uniqueArray(fc.nat({ max: 19 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(places, fc.constantFrom('Is won', 'Is closed'), (planted, heading) => {
      const headings = ['Deal ID', 'Amount', 'Is won', 'Is closed', 'Created', 'Close date'];
      const rows = times(20, (i) => ({
        'Deal ID': `D-${i}`,
        Amount: 100 + i,
        'Is won': i % 2 ? 'Yes' : 'No',
        'Is closed': 'Yes',
        Created: '2026-03-01',
        'Close date': '2026-03-31',
      }));
      for (const at of planted) rows[at] = { ...rows[at], [heading]: 'perhaps' };
      const deals = [headings, ...rows.map((row) => headings.map((each) => (row as Row)[each]))];
      const door = { today: fault, zone: fault, tables: fault };
      const question = readArguments('DATACHECK', [deals, SETTINGS.slice(0, 3)], door);
      const flags = problemsOf(question, cutOf(question)).filter(({ kind }) => kind === 'not a yes or no');
      expect(flags.flatMap(({ lines }) => lines)).toEqual(planted.sort((a, b) => a - b));
    }),
    { numRuns: 50 },
  );
});
