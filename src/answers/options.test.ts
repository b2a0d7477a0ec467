import { asOf, cell } from '../../test/support/cell';

const HEAD = ['Deal ID', 'Status', 'Created', 'Close date', 'Amount', 'Owner', 'Basis'];
const DEALS = [
  HEAD,
  ['1', 'Won', '2026-01-02', '2026-01-20', 300, 'Ana; Ben; Cem', 'created'],
  ['2', 'Won', '2026-01-02', '2026-02-10', 100, 'Ben', 'closed'],
];
const DAY = asOf('2026-03-31');
/** Without the column that is headed as a choice is named. */
const plain = DEALS.map((row) => row.slice(0, 6));

/** The formula that a sentence proposes, as a call. */
function proposed(sentence: unknown, deals: unknown[][]): unknown {
  const [, name, text] = /=([A-Z]+)\(DEALS(?:;"([^"]*)")?\)/.exec(String(sentence)) ?? [];
  return cell(name, deals, DAY, ...(text === undefined ? [] : [text]));
}

describe('what a sentence proposes works when it is typed', () => {
  // by hand: of 400 won, 300 are headed created; all deals are won
  test.each([
    [
      'SALES',
      'outcome = Won',
      plain,
      [
        ['Outcome', 'Sales', 'Won'],
        ['won', 400, 2],
      ],
    ],
    [
      'SALES',
      'outcome <> Won',
      plain,
      [
        ['Outcome', 'Sales', 'Won'],
        ['won', 400, 2],
      ],
    ],
    ['SALES', 'basis = created', plain, 400],
    ['SALES', 'basis = created', DEALS, 300],
  ] as const)('%s with %s', (name, text, deals, answer) => {
    const said = cell(name, deals, DAY, text);
    expect(said).toMatch(/^!/);
    expect(said).not.toContain('[outcome]');
    expect(proposed(said, deals as unknown[][])).toEqual(answer);
  });

  test('a third of a deal is told as 0.33 deals', () =>
    expect(cell('WINRATE', plain, DAY, 'owner = Ana')).toMatch(
      /takes two deals to say, and there are 0\.33\. This works/,
    ));
});
