import fc from 'fast-check';
import { NO_DAY, readIsoDay } from '../calendar/day';
import { sampleTables } from '../../samples/generate';
import { ABROAD } from './abroad';
import { CONCEPTS, FILLERS, READINGS } from './concepts';
import { wordsOf } from './meaning';
import type { Values } from './cell';
import { headingKey } from './cell';
import { TABLES } from './fields';
import { HEADING_SETS as OWN_SETS, PAGES } from './headings.sets';
import { ABROAD_SETS } from './abroad.sets';
import { FURTHER_SETS } from './further.sets';
import { HELD_OUT_SETS } from './heldOut.sets';
import { LATER_SETS } from './later.sets';
import { OPENED, OPENED_SETS } from './opened.sets';
import { VENDOR_SETS } from './vendors.sets';
import { flagOf } from './outcome';
import { readNumberText } from './parse';
import type { Mapping } from './recognise';
import { headingRowBelow, knownHeadings, looksLikeData, recognise } from './recognise';

const HEADING_SETS = [
  ...OWN_SETS.map((set) => ({ ...set, page: PAGES[set.of] })),
  ...VENDOR_SETS,
  ...ABROAD_SETS,
  ...FURTHER_SETS,
  ...HELD_OUT_SETS,
  ...LATER_SETS,
  ...OPENED_SETS,
];

/** What each heading was understood as, in the order of the headings; '' = as none. */
const meanings = (values: Values): string[] => {
  const words: string[] = new Array<string>(values[0].length).fill('');
  recognise(values)?.columns.forEach((column, word) => (words[column] = word));
  return words;
};
const passed = TABLES.filter((def) => !('isDerived' in def && def.isDerived));

describe.each(HEADING_SETS)('$of', ({ table, values, means }) => {
  test('with a row below', () => {
    expect(recognise(values)?.def.name).toBe(table);
    const read = meanings(values);
    expect(values[0].map((heading, i) => [heading, read[i]])).toEqual(
      values[0].map((heading, i) => [heading, means[i]]),
    );
  });
  test('with the columns in another order', () => {
    const turned = values.map((row) => row.slice().reverse());
    expect(recognise(turned)?.def.name).toBe(table);
    expect(meanings(turned).reverse()).toEqual(means);
  });
});

test('at least forty sets were compared with the page they follow', () => {
  const named = OPENED.filter((of) => HEADING_SETS.some((each) => each.of === of && each.page));
  expect(named).toEqual(OPENED);
  expect(new Set([...OPENED, ...OPENED_SETS.map(({ of }) => of)]).size).toBeGreaterThanOrEqual(40);
});

describe('each table of the catalogue', () => {
  test.each(passed.map((def) => [def.name, def] as const))(
    '%s is known by its own words, and as no other',
    (name, def) => {
      const headings = def.fields.map(({ word }) => word.charAt(0).toUpperCase() + word.slice(1));
      const mapping = recognise([headings]);
      expect(mapping?.def.name).toBe(name);
      expect(meanings([headings])).toEqual(def.fields.map(({ word }) => word));
    },
  );
  test.each(passed.map((def) => [def.name, def] as const))(
    '%s is known by the fields it cannot do without and its examples',
    (name, def) => {
      const words =
        name === 'deals'
          ? ['customer', 'amount', 'close']
          : [...def.needs.map(([word]) => word), ...(name === 'leads' ? ['lead id'] : [])];
      const wanted = words
        .filter((word, i) => words.indexOf(word) === i)
        .map((word) => def.fields.find((field) => field.word === word)!);
      expect(recognise([wanted.map(({ word }) => word), wanted.map(({ example }) => example)])?.def.name).toBe(name);
    },
  );
  test.each(Object.entries(sampleTables({ deals: 60 })))('the sample %s', (title, values) => {
    expect(recognise(values)?.def.title).toBe(title);
    expect(meanings(values)).not.toContain('');
  });
  test('every word and other name is written as a key, once per field, and its example reads as its kind', () => {
    for (const { name, fields } of passed) {
      expect(fields.map(({ word }) => word).sort()).toEqual(Array.from(new Set(fields.map(({ word }) => word))).sort());
      for (const { word, kind, aliases, example } of fields) {
        const keys = aliases.split('|').filter(Boolean);
        for (const key of keys) expect([name, word, key]).toEqual([name, word, headingKey(key)]);
        expect(example).not.toBe('');
        if (kind === 'number') expect(readNumberText(example)).not.toBeNaN();
        if (kind === 'day') expect(readIsoDay(example)).not.toBe(NO_DAY);
        if (kind === 'flag') expect(flagOf(example)).toBe(true);
      }
    }
    for (const words of Object.values(ABROAD)) for (const key of words.split('|')) expect(key).toBe(headingKey(key));
  });
  test('every word that headings are made of is written as it is looked up, and every reading names concepts there are', () => {
    for (const words of [...Object.values(CONCEPTS), FILLERS])
      for (const word of words.split('|')) expect(word).toBe(wordsOf(word));
    for (const reading of Object.values(READINGS))
      for (const concept of reading.split(/[|\s]+/)) expect(CONCEPTS).toHaveProperty(concept.replace('?', ''));
  });
});

describe('a heading counts only with values of its kind', () => {
  const kinds = (heading: string, ...cells: unknown[]): string =>
    meanings([
      ['Customer', 'Amount', 'Close date', heading],
      ...cells.map((cell) => ['Acme', 5, '2026-01-01', cell]),
    ] as Values)[3];
  test.each([
    ['Created', ['2026-01-05', '2026-01-06'], 'created'],
    ['Created', ['Ana', 'Ben'], ''], // who, not when
    ['Created', ['05.01.2026', '1/6/2026'], 'created'], // dates, though their format is a question
    ['Created', [46027, 46028], 'created'], // serial numbers of January 2026
    ['Created', [3, 12], ''], // a count of days
    ['Created', ['', null, '2026-01-05'], 'created'],
    ['Created', ['#N/A', '2026-01-05'], 'created'],
    ['Created', ['2026-01-05', 'tbd', '2026-01-07'], 'created'], // more dates than not
    ['Created', ['tbd', 'later', '2026-01-07'], ''],
    ['Created', [], 'created'],
    ['Probability', ['60 %', 0.5], 'probability'],
    ['Probability', ['High', 'Low'], ''],
    ['Closed', ['yes', 'no'], 'is closed'],
    ['Won', [true, false], 'is won'],
    ['Won', ['Ana', 'Ben'], ''],
    ['Quantity', ['3 units', '2'], ''], // half of them is not most
  ])('%s over %j is %j', (heading, cells, word) => expect(kinds(heading, ...cells)).toBe(word));
});

test('of two headings for one field the better name wins, then the first column', () => {
  expect(meanings([['Account Name', 'Customer', 'Amount', 'Close date']])).toEqual(['', 'customer', 'amount', 'close']);
  expect(meanings([['Amount', 'Amount', 'Close date', 'Owner']])).toEqual(['amount', '', 'close', 'owner']);
  expect(meanings([['Amount (EUR)', 'Amount', 'Close date', 'Owner']])).toEqual(['', 'amount', 'close', 'owner']);
});

test.each([
  [
    'fruit',
    [
      ['Fruit', 'Colour'],
      ['Apple', 'Red'],
    ],
  ],
  ['one column', [['Amount'], [5]]],
  [
    'accounts',
    [
      ['account', 'sector', 'revenue', 'employees'],
      ['Acme', 'tech', 5, 10],
    ],
  ],
  [
    'products',
    [
      ['product', 'series', 'price'],
      ['Basic', 'B', 5],
    ],
  ],
  [
    'blank headings',
    [
      ['', null, undefined],
      ['a', 'b', 'c'],
    ],
  ],
  ['nothing', [[]]],
  [
    'data without headings',
    [
      ['D-1', 'Acme', 1000, 'Won', '2026-01-05'],
      ['D-2', 'Birch', 900, 'Lost', '2026-01-06'],
    ],
  ],
  [
    'hostile',
    [
      ['__proto__', 'constructor', 'toString'],
      ['a', 'b', 'c'],
    ],
  ],
] as [string, Values][])('%s is no table', (_, values) => expect(recognise(values)).toBeNull());

test('rows of data are told from headings', () => {
  for (const { values } of HEADING_SETS) {
    if (!values[0].some((heading) => /^won$/i.test(String(heading)))) expect(looksLikeData(values[0])).toBe(false);
  }
  expect(
    [
      ['a', 'won'],
      ['a', '$5'],
      ['a', '3/4/26'],
      ['a', true],
      ['a', 7],
    ].map(looksLikeData),
  ).toEqual([true, true, true, true, true]);
  expect([['Deal #', 'Q1 plan', ''], [], ['', null]].map(looksLikeData)).toEqual([false, false, false]);
});

test('headings further down are found, but no row of data among them', () => {
  const [{ values }] = HEADING_SETS;
  const title = values[0].map((_, i) => (i === 0 ? 'Deals of 2026' : ''));
  const blank = title.map(() => '');
  expect(headingRowBelow([title, blank, ...values])).toBe(2);
  const salesforce = HEADING_SETS.find(({ of }) => of.startsWith('Salesforce, opp'))!.values; // has a heading Won
  expect(headingRowBelow([salesforce[0].map(() => ''), ...salesforce])).toBe(1);
  expect(headingRowBelow([...new Array(19).fill(blank), ...values])).toBe(19);
  expect(headingRowBelow([...new Array(20).fill(blank), ...values])).toBe(-1);
  expect(
    headingRowBelow([
      ['Ana', 'Referral', 'Closed', 5],
      ['Ben', 'Source', 'Stage', 6],
    ]),
  ).toBe(-1);
});

test('any range is recognised or not, and a column is at most one field', () => {
  const heading = fc.oneof(
    fc.constantFrom(...knownHeadings(), ...HEADING_SETS.flatMap(({ values }) => values[0] as string[])),
    fc.string(),
    fc.constantFrom('', null, 5, true),
  );
  const cell = fc.oneof(
    fc.string(),
    fc.double(),
    fc.date({ noInvalidDate: false }),
    fc.constantFrom('', null, undefined, true, '#N/A', 'Won'),
  );
  fc.assert(
    fc.property(fc.array(heading, { maxLength: 12 }), fc.array(cell, { maxLength: 12 }), (headings, row) => {
      const values = [headings, headings.map((_, i) => row[i])] as Values;
      const mapping = recognise(values);
      if (!mapping) return;
      const columns = Array.from(mapping.columns.values());
      expect(new Set(columns).size).toBe(columns.length);
      for (const group of mapping.def.needs) expect(group.some((word) => mapping.columns.has(word))).toBe(true);
      for (const word of Array.from(mapping.columns.keys()))
        expect(mapping.def.fields.map((field) => field.word)).toContain(word);
    }),
    { numRuns: 500 },
  );
});

describe('how sure a mapping is', () => {
  const judged = (...rows: (string | number | Date)[][]) => {
    const mapping = recognise(rows)!;
    return Object.fromEntries(
      Array.from(mapping.judged!(), ([column, { certainty, others, couldBe }]) => [
        rows[0][column],
        [certainty, ...others.map((each) => rows[0][each]), ...(couldBe ? [couldBe] : [])],
      ]),
    );
  };

  test('known headings are sure, vague ones likely', () => {
    expect(judged(['Deal ID', 'Type', 'Close date', 'Amount'], ['a', 'New', '2026-01-01', 5])).toEqual({
      'Deal ID': ['sure'],
      Type: ['likely'],
      'Close date': ['sure'],
      Amount: ['sure'],
    });
  });

  test('two that are as good are a question; the better is taken and the other named', () => {
    expect(judged(['Company', 'Account', 'Won date', 'Deal value', 'Price'], ['a', 'b', '2026-01-01', 5, 6])).toEqual({
      Account: ['doubtful', 'Company'],
      Company: [null, 'Account', 'customer'],
      'Won date': ['sure'],
      'Deal value': ['doubtful', 'Price'],
      Price: [null, 'Deal value', 'amount'],
    });
  });

  test('the field’s own word leaves no doubt, but names the other', () => {
    const both = judged(['Customer', 'Account', 'Close date'], ['a', 'b', '2026-01-01']);
    expect(both.Customer).toEqual(['sure', 'Account']);
  });

  test('values decide: an empty column gives way, dates are no names, half of other things is a doubt', () => {
    const read = (...rows: unknown[][]) => meanings(rows as Values);
    expect(read(['Amount', 'Deal value', 'Close date'], ['', 5, '2026-01-01'])).toEqual(['', 'amount', 'close']);
    expect(read(['Owner', 'Sales rep', 'Close date'], ['2026-01-01', 'Ana', '2026-01-01'])).toEqual([
      '',
      'owner',
      'close',
    ]);
    expect(read(['Deal ID', 'Deal stage', 'State', 'Close date'], ['1', 'Won', 'Texas', '2026-01-01'])[2]).toBe('');
    expect(read(['Deal ID', 'State', 'Close date'], ['1', 'Won', '2026-01-01'])[1]).toBe('status');
    const mixed = [
      ['Deal ID', 'Close date', 'Amount'],
      ...['5', '6', 'x', '7', 'y'].map((cell) => ['a', '2026-01-01', cell]),
    ];
    expect(judged(...mixed).Amount).toEqual(['doubtful']);
  });
});

test.each(
  'Last Modified On|Created By|Owner Email Opt Out|Next Step|Next Activity Date|Days to close|Age in days|Weighted Amount|Number of Associated Contacts|Discount|Tax|Profit|Forecast Category|Has Line Items|Last Stage Change|Last Contacted|Annual Revenue|Previous Stage|Ship Date|Is Deleted|Letzte Änderung|Geändert von|Nächster Schritt|Dernière modification|Prochaine étape|Última modificación|Ultima modifica|Volgende stap|Następny krok|Следующий шаг|最后修改时间|下一步|最終更新日|次のステップ|Contract Start Date|Contract End Date|Renewal Date|Delivery Date|Customer Since|Invoice Status|Account Industry|Account Type|Contact Phone|Owner Phone|Team Lead|Stage Number|Exchange Rate|Campaign Cost|Amount Due|Gross Profit|Unit Cost|Commission Rate|Time to Close|Win Reason|Close Month|Created Month|Sales Engineer'.split(
    '|',
  ),
)('%s is no field of a deal', (heading) => {
  const { columns } = recognise([['Deal ID', 'Customer', 'Stage', heading]]) as Mapping;
  expect(Array.from(columns.values())).not.toContain(3);
});

test('at least forty sets follow a vendor’s page', () => {
  const pages = HEADING_SETS.filter(({ page }) => page !== undefined);
  expect(pages.length).toBeGreaterThanOrEqual(40);
  for (const { page } of pages) expect(page).toMatch(/^https:\/\//);
});
