import fc from 'fast-check';

/** A cell as typed, and what it means: a folded name, a number, an ISO day, an outcome; null = nothing. */
export interface Typed<T> {
  readonly cell: string | number | Date;
  readonly is: T | null;
}
export type Outcome = 'open' | 'won' | 'lost';

/** One deal as it stands in the table, with what each of its cells means beside it. */
export interface Deal {
  readonly id: string;
  readonly customer: Typed<string>;
  readonly amount: Typed<number>;
  readonly arr: Typed<number>;
  readonly status: Typed<Outcome>;
  readonly stage: Typed<string>;
  readonly created: Typed<string>;
  readonly close: Typed<string>;
  readonly expected: Typed<string>;
  readonly owner: Typed<string>;
  readonly product: Typed<string>;
  readonly source: Typed<string>;
  readonly segment: Typed<string>;
}
export interface SpendRow {
  readonly date: Typed<string>;
  readonly source: Typed<string>;
  readonly amount: Typed<number>;
  readonly kind: Typed<string>;
}
export interface World {
  readonly deals: readonly Deal[];
  readonly spend: readonly SpendRow[];
}

/** The day every random table is read on; some of its deals are created or closed later. */
export const AS_OF = '2025-08-14';

// more than one year, months with nothing (2024-04, 2024-08, 2024-11), ends of months, a leap day, an ISO week of two years
const DAYS = (
  '2023-11-30 2023-12-31 2024-01-01 2024-01-01 2024-01-31 2024-02-29 2024-03-01 2024-03-31 2024-05-15 2024-06-30 ' +
  '2024-07-01 2024-09-10 2024-10-01 2024-10-01 2024-12-30 2024-12-31 2025-01-01 2025-01-05 2025-02-28 2025-03-01 ' +
  '2025-03-15 2025-03-15 2025-03-30 2025-04-10 2025-05-31 2025-06-30 2025-07-01 2025-07-14 2025-07-20 2025-08-01 ' +
  '2025-08-10 2025-08-14 2025-08-20 2025-09-05 2025-12-01'
).split(' ');

const SPELLINGS: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name,
  (name) => name,
  (name) => name.toUpperCase(),
  (name) => ` ${name.toLowerCase()} `,
];

/** A name of a list in one of its spellings, or blank. */
const name = (names: readonly string[], blank = 1): fc.Arbitrary<Typed<string>> =>
  fc.oneof(
    { weight: 9, arbitrary: fc.tuple(fc.constantFrom(...names), fc.constantFrom(...SPELLINGS)).map(spelt) },
    { weight: blank, arbitrary: fc.constantFrom('', '  ').map((cell) => ({ cell, is: null })) },
  );
const spelt = ([text, spelling]: [string, (name: string) => string]): Typed<string> => ({
  cell: spelling(text),
  is: text.toLowerCase(),
});

/** Quarters of a unit, so that sums are exact in every order; sometimes as text, missing, or no number at all. */
const amount: fc.Arbitrary<Typed<number>> = fc.oneof(
  { weight: 10, arbitrary: fc.nat({ max: 8000 }).map((quarters) => ({ cell: quarters / 4, is: quarters / 4 })) },
  {
    weight: 2,
    arbitrary: fc.nat({ max: 8000 }).map((n) => ({ cell: `€${n.toLocaleString('en-US')}.50`, is: n + 0.5 })),
  },
  { weight: 1, arbitrary: fc.constant({ cell: '', is: null }) },
  { weight: 1, arbitrary: fc.constant({ cell: 'tba', is: null }) },
);

const dayCell = (iso: string, asDate: boolean): Typed<string> => ({
  cell: asDate ? new Date(`${iso}T00:00:00Z`) : iso,
  is: iso,
});
const day = fc.tuple(fc.constantFrom(...DAYS), fc.boolean()).map(([iso, asDate]) => dayCell(iso, asDate));
const noDay: fc.Arbitrary<Typed<string>> = fc.constantFrom('', '', 'soon').map((cell) => ({ cell, is: null }));
const maybeDay = fc.oneof({ weight: 14, arbitrary: day }, { weight: 1, arbitrary: noDay });

const status: fc.Arbitrary<Typed<Outcome>> = fc.constantFrom<Typed<Outcome>>(
  { cell: 'Won', is: 'won' },
  { cell: 'Won', is: 'won' },
  { cell: 'Won', is: 'won' },
  { cell: 'closed won', is: 'won' },
  { cell: 'Lost', is: 'lost' },
  { cell: 'Lost', is: 'lost' },
  { cell: 'Open', is: 'open' },
  { cell: 'Open', is: 'open' },
  { cell: '', is: 'open' },
);

const OWNERS = ['Ana', 'Ben', 'Cem'];
const SOURCES = ['Webinar', 'Ads', 'Referral', 'Fair', 'Partner'];

const deal: fc.Arbitrary<Deal> = fc
  .record({
    customer: name(['Acme', 'Birch', 'Cedar', 'Dune', 'Elm, Inc.', 'Smith and Sons']),
    amount,
    arr: amount,
    status,
    stage: name(['Qualified', 'Proposal', 'Negotiation'], 2),
    days: fc.tuple(maybeDay, maybeDay),
    backwards: fc.constantFrom(...Array<boolean>(9).fill(false), true),
    expected: maybeDay,
    owner: name(OWNERS),
    product: name(['Basic', 'Pro', 'Training']),
    source: name(SOURCES),
    segment: name(['Small', 'Large'], 3),
    refund: fc.constantFrom(...Array<boolean>(11).fill(false), true),
  })
  .map(({ days: [one, two], backwards, refund, ...rest }) => {
    const isLater = String(one.is) > String(two.is);
    const [created, close] = isLater === backwards ? [one, two] : [two, one];
    const { is } = rest.amount;
    const isRefund = refund && is !== null && is > 0;
    return { id: '', ...rest, created, close, amount: isRefund ? { cell: -is, is: -is } : rest.amount };
  });

const spendRow: fc.Arbitrary<SpendRow> = fc.record({
  date: maybeDay,
  source: name([...SOURCES, 'Radio']),
  amount,
  kind: name(['media', 'salary']),
});

/** A few clean rows that every world begins with, so that each column is recognised for what it is. */
const ANCHORS: readonly Deal[] = (
  [
    ['Acme', 1000, 'Won', '2024-01-01', '2024-02-29', 'Ana', 'Basic', 'Webinar'],
    ['Acme', 500, 'Won', '2024-06-30', '2025-03-15', 'Ana', 'Pro', 'Ads'],
    ['Birch', 2000, 'Won', '2025-01-05', '2025-03-15', 'Ben', 'Pro', 'Ads'],
    ['Cedar', 750, 'Lost', '2025-03-01', '2025-07-14', 'Ben', 'Basic', 'Fair'],
    ['Dune', 250, 'Won', '2025-05-31', '2025-08-10', 'Cem', 'Basic', 'Webinar'],
    ['Elm, Inc.', 1250, 'Open', '2025-06-30', '2025-09-05', 'Cem', 'Pro', 'Referral'],
  ] as const
).map(([customer, money, outcome, created, close, owner, product, source]) => ({
  id: '',
  customer: spelt([customer, SPELLINGS[0]]),
  amount: { cell: money, is: money },
  arr: { cell: money / 2, is: money / 2 },
  status: { cell: outcome, is: outcome.toLowerCase() as Outcome },
  stage: spelt(['Proposal', SPELLINGS[0]]),
  created: dayCell(created, false),
  close: dayCell(close, false),
  expected: dayCell('2025-09-05', false),
  owner: spelt([owner, SPELLINGS[0]]),
  product: spelt([product, SPELLINGS[0]]),
  source: spelt([source, SPELLINGS[0]]),
  segment: spelt(['Large', SPELLINGS[0]]),
}));
const SPEND_ANCHORS: readonly SpendRow[] = ['2024-01-01', '2025-03-01', '2025-07-01'].map((iso, i) => ({
  date: dayCell(iso, false),
  source: spelt([SOURCES[i], SPELLINGS[0]]),
  amount: { cell: 100 + i, is: 100 + i },
  kind: spelt(['media', SPELLINGS[0]]),
}));

/** Of five rows at most one holds what cannot be read, so that a column is still taken for what it is. */
function readable<T extends object>(rows: readonly T[]): T[] {
  return rows.map((row, i) =>
    i % 5 === 4
      ? row
      : (Object.fromEntries(
          Object.entries(row).map(([key, typed]) => [
            key,
            typed.cell === 'soon' || typed.cell === 'tba' ? { cell: '', is: null } : typed,
          ]),
        ) as T),
  );
}

// ids in no order of the rows, so that ties by id are seen to ignore the order of rows
const idOf = (i: number): string => `D-${((i * 37) % 101) + 100}`;

/** Random deal and spend tables of up to `most` + 6 deals. */
export const worlds = (most = 40): fc.Arbitrary<World> =>
  fc
    .record({
      deals: fc.array(deal, { maxLength: most, size: 'max' }),
      spend: fc.array(spendRow, { maxLength: 15, size: 'max' }),
    })
    .map(({ deals, spend }) => ({
      deals: [...ANCHORS, ...readable(deals)].map((row, i) => ({ ...row, id: idOf(i) })),
      spend: [...SPEND_ANCHORS, ...readable(spend)],
    }));
