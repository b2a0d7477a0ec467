import type { Readings } from '../../workbench/fake/calculation';
import { openTabs } from './open';

const HOSTILE = ['=IMPORTXML("x";"y")', '+1', '-5%', '@x', "'quoted", '1-2', '<img onerror=alert(1)>', '__proto__'];
const DEALS = [
  ['Deal ID', 'Customer', 'Amount', 'Status', 'Created', 'Close date', 'Owner', 'Source', 'Product'],
  ...Array.from({ length: 24 }, (_, i) => {
    const month = String((i % 9) + 1).padStart(2, '0');
    const name = HOSTILE[i % HOSTILE.length];
    const text = `'${name}`; // as typed: the apostrophe makes it text
    const won = i % 3 === 0;
    return [`D-${i}`, text, 100 + i, won ? 'Won' : 'Lost', `2026-${month}-01`, `2026-${month}-20`, text, text, text];
  }),
];
const SPEND = [
  ['Date', 'Source', 'Amount'],
  ['2026-01-01', "'+1", 1000],
];
const ALL: Readings[] = (['', null, undefined] as const).flatMap((omitted) =>
  (['value', 'grid'] as const).flatMap((oneCell) =>
    (['formula', 'text'] as const).map((textFormat) => ({ omitted, oneCell, textFormat })),
  ),
);

/** Each reading of each fact at least once; all together in the long mode. */
const ASKED = process.env.DEALSHEET_LONG === '1' ? ALL : [ALL[0], ALL[3], ALL[6], ALL[9]];

/** Everything that a person sees of the add-on in a small file, under one reading of what nobody could confirm. */
function seenUnder(readings: Readings): unknown {
  const tabs = [
    { name: 'Deals', rows: DEALS },
    { name: 'Spend', rows: SPEND },
    { name: 'Ask', rows: [['2026-03-31', 'Ana']] },
  ];
  const book = openTabs(tabs, '2026-10-31T12:00:00Z', { readings });
  book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' });
  const formulas = [
    '=SALES(DEALS;SETTINGS;"month")',
    '=SALES(DEALS;SETTINGS;"month of";A1)',
    '=SALES(DEALS;SETTINGS;"month of";A1:A1)',
    '=WINRATE(DEALS;SETTINGS;"owner")',
    '=CAC(DEALS;SPEND;SETTINGS)',
    '=SALES(DEALS;SETTINGS;"owner =";Deals!G2)',
  ];
  const answers = formulas.map((formula, i) => {
    book.type(`Ask!D${1 + 30 * i}`, formula);
    return [formula, book.values(`Ask!D${1 + 30 * i}:H${28 + 30 * i}`), book.errorNote(`Ask!D${1 + 30 * i}`)];
  });
  const reports = (['live', 'snapshot'] as const).map((mode) => {
    const request = { report: 'Executive summary', period: 'year to date', versus: 'previous', mode };
    book.callServer('dealsheetBuildReport', request);
    return [mode, book.values("'Executive summary'!A1:I100")];
  });
  const owners = book.values('Deals!G2:G9').flat();
  return { answers, reports, owners };
}

test('the add-on shows the same under every reading of what nobody could confirm', () => {
  const [first, ...others] = ASKED.map(seenUnder) as { answers: [string, unknown[][], string][]; owners: unknown[] }[];
  expect(first.owners).toEqual(HOSTILE);
  for (const [formula, [[value]], note] of first.answers)
    expect([formula, note, value !== '']).toEqual([formula, '', true]);
  for (const other of others) expect(other).toEqual(first);
});
