import type { Readings } from '../../workbench/fake';
import { combinations, READINGS } from '../../workbench/fake';
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
/** The next export: one deal has another owner and amount, one is new. */
const EXPORT = [
  ...DEALS.map((row, r) =>
    r === 4 ? [...row.slice(0, 2), 5000, ...row.slice(3, 6), "'=NOW()", ...row.slice(7)] : row,
  ),
  ['D-99', "'1-2", 700, 'Won', '2026-05-01', '2026-06-20', "'-5%", "'@x", "'+1"],
];

/** What of the services nobody could confirm; what arrives in functions, every combination of it, is `general/readings`. */
const SERVICES: readonly (keyof Readings)[] = [
  'textFormat',
  'today',
  'stores',
  'functionStores',
  'pending',
  'dataRange',
  'intl',
];

/** Every combination of what is of the services, each with the next combination of everything else. */
function allOfServices(): Readings[] {
  const others = combinations(5, ['omitted', 'oneCell', 'emptyCell', 'emptyInRange', 'oddResults']);
  return combinations(SERVICES.length, SERVICES).map((each, i) => ({
    ...others[i % others.length],
    ...Object.fromEntries(SERVICES.map((fact) => [fact, each[fact]])),
  }));
}

/** Each reading of each fact at least once; in the long mode every combination of the services', and any three facts'. */
const ASKED = process.env.DEALSHEET_LONG === '1' ? [...combinations(3), ...allOfServices()] : combinations(1);

/** Everything that a person sees of the add-on in a small file, under one reading of what nobody could confirm. */
function seenUnder(readings: Readings): unknown {
  const tabs = [
    { name: 'Deals', rows: DEALS },
    { name: 'Spend', rows: SPEND },
    { name: 'Ask', rows: [['2026-03-31', 'Ana', '=SALES()']] },
    { name: 'Newer', rows: EXPORT },
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
    '=SALES(DEALS;SETTINGS;"owner =";A9)',
    '=DEALSWON(DEALS;SETTINGS;"from";A1)',
    '=SCORECARD(DEALS;SETTINGS;"Sales, Win rate";"owner")',
  ];
  const answers = formulas.map((formula, i) => {
    book.type(`Ask!D${1 + 30 * i}`, formula);
    return [formula, book.values(`Ask!D${1 + 30 * i}:H${28 + 30 * i}`), book.errorNote(`Ask!D${1 + 30 * i}`)];
  });
  const message = (name: string, request: object): string =>
    (book.callServer(name, request) as { message: string }).message;
  const build = (report: string, mode: 'live' | 'snapshot'): string =>
    message('dealsheetBuildReport', { report, period: 'year to date', versus: 'previous', mode });
  const reports = (['live', 'snapshot'] as const).map((mode) => {
    build('Executive summary', mode);
    return [mode, book.values("'Executive summary'!A1:I100")];
  });
  // a build that breaks off is completed by Refresh; a Refresh finds no change that is none
  book.failAt('Range.setFormula');
  expect(() => build('Executive summary', 'live')).toThrow('timed out');
  const said = [
    message('dealsheetRefresh', {}),
    message('dealsheetRefresh', {}),
    book.value("'Executive summary'!A3"),
    message('dealsheetUpdate', { from: 'Newer', go: true }),
    message('dealsheetRefresh', {}),
    message('dealsheetRefresh', {}),
    message('dealsheetMakeLive', { go: true }),
    book.formula('Ask!C1').replace(/,/g, ';'),
    message('dealsheetUndo', {}),
  ];
  const owners = book.values('Deals!G2:G9').flat();
  const log = book.values('Changes!A1:E60');
  return { answers, reports, said, log, owners, first: book.value("'Executive summary'!B6") };
}

test('the switches cover every reading, the long mode any three together', () => {
  for (const [fact, readings] of Object.entries(READINGS))
    for (const reading of readings)
      expect(combinations(1).map((each) => each[fact as keyof Readings])).toContain(reading);
  expect(combinations(1).length).toBe(3);
  expect(combinations(2).length).toBeLessThan(16);
  // by hand: seven facts of two readings each
  expect(new Set(allOfServices().map((each) => SERVICES.map((fact) => each[fact]).join())).size).toBe(128);
});

test('the add-on shows the same under every reading of what nobody could confirm', () => {
  type Seen = { answers: [string, unknown[][], string][]; owners: unknown[]; said: string[]; first: number };
  const [first, ...others] = ASKED.map(seenUnder) as Seen[];
  expect(first.said[0]).toMatch(/Executive summary had been interrupted and is complete/);
  expect(first.first).toBe(6481); // by hand: 884 were won, one of 103 is 5000 now, one of 700 is new
  expect(first.owners).toEqual(['=IMPORTXML("x";"y")', '+1', '-5%', '=NOW()', ...HOSTILE.slice(4)]);
  for (const [formula, [[value]], note] of first.answers)
    expect([formula, note, value !== '']).toEqual([formula, '', !formula.includes('A9')]);
  for (const other of others) expect(other).toEqual(first);
}, 3600000);
