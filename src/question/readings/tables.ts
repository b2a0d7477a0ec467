import { DEALS, GOALS, OWNERS, SETTINGS, SPEND, across, date, down, type Topic } from './world';

const blank = (rows: number, width: number) =>
  Array.from({ length: rows }, () => Array.from({ length: width }, () => ''));
const titled = (...cells: unknown[]) => [[...cells, ...blank(1, 13 - cells.length)[0]]];
const row = ['D-1', 'Acme', 1000, 'Won', date('2026-01-05'), date('2026-02-03'), 'Ana', 'Basic', 'Ads', 'DACH', 'IT'];

export const TABLES: Topic = {
  whole: [
    [[DEALS, SETTINGS], 'tables Deals, Settings'],
    [[SETTINGS, DEALS], 'tables Deals, Settings'],
    [['2026', SETTINGS, 'source', SPEND, DEALS], 'tables Deals, Spend, Settings | period 2026 | by source'],
    [[GOALS, DEALS, OWNERS, SETTINGS, SPEND], 'tables Deals, Spend, Goals, Owners, Settings'],
    [['owner =', 'Ana', DEALS, SETTINGS], 'tables Deals, Settings | where owner = Ana'],
    [['source in', down('Ads', 'Web'), DEALS, SETTINGS], 'tables Deals, Settings | where source in (Ads; Web)'],
    // a value that looks like an opener does not make the table behind it a value
    [['owner =', 'from', DEALS, SETTINGS], 'tables Deals, Settings | where owner = from'],
    [[[...DEALS, ...blank(998, 13)], SETTINGS], 'tables Deals, Settings'], // an open range
    [[DEALS.map((cells) => [...cells, '', null, undefined]), SETTINGS], 'tables Deals, Settings'],
    [[[DEALS[0]], SETTINGS], 'tables Deals, Settings'], // headings alone: no deals yet
    [[across(...DEALS[0]), SETTINGS, 'month'], 'tables Deals, Settings | by month'],
    [[SETTINGS], 'tables Settings'],
    [[DEALS, SETTINGS, undefined, undefined], 'tables Deals, Settings'], // omitted at the end
    [[DEALS, undefined, SETTINGS, undefined, 'source'], 'tables Deals, Settings | by source'],
    [[DEALS, SETTINGS, '', 'source'], 'tables Deals, Settings | empty | by source'],
    [[DEALS, SETTINGS, null, 'source'], 'tables Deals, Settings | empty | by source'],
    [[DEALS, SETTINGS, [], 'source'], 'tables Deals, Settings | empty | by source'],
    [[DEALS, SETTINGS, [[]]], 'tables Deals, Settings | empty'],
    [[DEALS, SETTINGS, [['source']]], 'tables Deals, Settings | by source'],
    [[DEALS, SETTINGS, ['2026-01', '2026-02']], 'tables Deals, Settings | down 2026-01, 2026-02'], // a flat array runs down
    [[DEALS, SETTINGS, 'owner =', undefined, 'source'], 'tables Deals, Settings | empty | by source'],
  ],
  wholeRefuses: [
    [[DEALS, DEALS, SETTINGS], 'Two of the ranges read as Deals. Pass one Deals table, with all its rows'],
    [[blank(5, 3), SETTINGS], 'a range passed is empty. Pass the deals with their heading row: =SALES(DEALS)'],
    [
      [[row, row], SETTINGS],
      'This range has no headings. If it comes from FILTER, put them back: VSTACK(Deals!A1:K1; FILTER(…)), or use a condition: =SALES(DEALS;"region = DACH")',
    ],
    [[[row.map(String), row], SETTINGS], 'This range has no headings'],
    [
      [
        [
          ['D-1', 'Acme', '$1,200'],
          ['D-2', 'Birch', '$900'],
        ],
        SETTINGS,
      ],
      'This range has no headings',
    ],
    [
      [
        [
          ['D-1', 'Acme', '5/3/2026'],
          ['D-2', 'Birch', '6/3/2026'],
        ],
        SETTINGS,
      ],
      'This range has no headings',
    ],
    [
      [[...titled('Deals of 2026'), ...titled(''), ...DEALS], SETTINGS],
      'The headings of this range are in its row 3, not in its first row. Start the range there, for example Deals!A3:M',
    ],
    [[[...titled(''), ...DEALS], SETTINGS], 'The headings of this range are in its row 2'],
    [[[...titled('Total', 1500), ...DEALS], SETTINGS], 'The headings of this range are in its row 2'],
    [
      [
        [
          ['Fruit', 'Colour'],
          ['Apple', 'Red'],
        ],
        SETTINGS,
      ],
      'The headings Fruit, Colour do not read as a table of deals',
    ],
    [
      [
        [
          ['Client', 'Ammount', 'Closd date'],
          ['Acme', 5, '2026-01-01'],
        ],
        SETTINGS,
      ],
      '"Ammount" may be meant as amount',
    ],
    [
      [
        [
          ['Team', 'City'],
          ['North', 'Oslo'],
        ],
        SETTINGS,
      ],
      'Deals need a date (Created or Close date) or a Status, and an Amount',
    ],
    [
      [DEALS, SETTINGS, down('Ana', 'Ben')],
      'a single column or row with "Ana" in it is neither a table nor dates. Pass the whole table, =SALES(DEALS), or say what the cells are: =SALES(DEALS;"owner =";A2:A9)',
    ],
    [[DEALS, SETTINGS, down('Amount', 1000, 500)], 'a single column or row with "Amount" in it'],
    [[SETTINGS, down(...DEALS.map((cells) => cells[2]))], 'Pass the whole table, =SALES(DEALS)'],
    [[DEALS, SETTINGS, across('Ana', 'Ben')], 'a single column or row with "Ana" in it'],
    [['#REF!', SETTINGS], 'shows #REF!: what it points to was deleted'],
    [['#N/A', SETTINGS], 'shows #N/A: a FILTER or a lookup found nothing'],
    [['from', DEALS, SETTINGS], '"from" needs one date after it'],
    [['owner =', DEALS, SETTINGS], 'a range of cells'],
  ],
};
