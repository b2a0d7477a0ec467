import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { ENGLISH } from '../../sidebar/strings/english';
import type { Bench } from './chromium';
import { describeInBrowser, openBench } from './chromium';
import { misfitsIn, violationsIn } from './inspect';
import { sidebarOf } from './sidebar';

/** Lines above the headings, two currencies, a heading that nobody knows, spellings, a total, a note of one's own. */
const HEADINGS =
  'Opportunity ID,Who bought it,Deal value,Currency,Stage,Created on,Closing date,Owner,Lead source,My notes';
const ROWS = [
  'O-1,Acme,1000,EUR,Closed Won,2026-01-05,2026-02-10,Ana,Webinar,call back',
  'O-2,Globex,2000,USD,closed won,2026-01-20,2026-03-15,Ben,webinar ,',
  'O-3,Initech,500,EUR,Closed Lost,2026-02-01,2026-03-20,Ana,Fair,',
  'O-4,Acme,3000,EUR,Closed Won,2026-03-02,2026-04-11,Ben,Fair,',
  'O-5,Umbrella,800,USD,Negotiation,2026-09-01,2026-12-01,Ana,Webinar,mine',
];
const file = (lines: readonly string[]): string =>
  ['Export from a CRM,,,,,,,,,', ',,,,,,,,,', HEADINGS, ...lines].join('\r\n');
/** Next month: O-3 is gone, O-5 was won, O-6 is new. */
const NEXT = [
  ROWS[0].replace('call back', ''),
  ROWS[1],
  ROWS[3],
  'O-5,Umbrella,900,USD,Closed Won,2026-09-01,2026-10-20,Ana,Webinar,',
  'O-6,Hooli,700,EUR,Closed Won,2026-10-02,2026-10-25,Ben,Fair,',
];

/** An operations person with an export as it comes, in a real browser: from the doubts to a report in one currency, and next month. */
describeInBrowser('an export as it comes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dealsheet-'));
  let bench: Bench;
  let frame: Frame;
  const sidebar = sidebarOf(() => bench);
  const well = async (): Promise<void> => {
    expect(await violationsIn(frame)).toEqual([]);
    expect(await misfitsIn(frame)).toEqual([]);
  };
  beforeAll(async () => {
    writeFileSync(join(folder, 'export.csv'), file(ROWS));
    writeFileSync(join(folder, 'rates.csv'), 'Currency,Date,Rate\r\nUSD,2026-01-01,0.5\r\n');
    bench = await openBench([join(folder, 'export.csv'), join(folder, 'rates.csv')]);
    await sidebar.open();
    frame = (await (await bench.page.locator('#panel-frame').elementHandle())!.contentFrame())!;
  });
  afterAll(async () => {
    await bench.close();
    rmSync(folder, { recursive: true });
  });

  test('Check says what is in doubt: where the headings are, which currency, which column is missing', async () => {
    await frame.getByText('The tab export reads as deals, 5 rows.').waitFor();
    await sidebar.enter(ENGLISH.home.look);
    await frame.locator('#tab-0-shown summary').first().click();
    await frame.getByText(/The headings are in row 3/).waitFor();
    await frame.getByText(/The amounts are in 2 currencies, EUR \(3 rows\) and USD \(2 rows\)/).waitFor();
    await frame.getByText(/Without a customer there are no new and returning customers/).waitFor();
    await well();
    await sidebar.picture('doubts');
  });

  test('by keyboard a column is chosen for the field that was not found, and stays chosen', async () => {
    await sidebar.enter(ENGLISH.check.otherColumn);
    await sidebar.choose(ENGLISH.check.thisField, 'customer');
    await sidebar.choose(ENGLISH.check.isHeading, 'Who bought it');
    await well();
    await sidebar.enter(ENGLISH.settings.choose, /Deals: customer is Who bought it now, in Settings!B\d+/);
    expect(await frame.getByText(/Without a customer/).count()).toBe(0);
    const line = frame.getByRole('row', { name: /Who bought it/ });
    expect(await line.innerText()).toMatch(/customer\s+chosen/);
    await well();
  }, 120000);

  test('by keyboard a report is built in one of the currencies; before, the preview says what is missing', async () => {
    await sidebar.page('build');
    await frame.locator('.preview .doubt', { hasText: 'The amounts are in 2 currencies' }).waitFor({ timeout: 60000 });
    expect(await frame.locator('.card dt').allInnerTexts()).not.toContain('Sales');
    await well();
    await sidebar.choose(ENGLISH.build.currency, 'EUR');
    await frame.locator('.card dt', { hasText: 'Sales' }).waitFor({ timeout: 60000 });
    // by hand: 1,000 + 2,000 × 0.5 + 3,000 euros are won in 2026
    expect(await frame.locator('.card strong').first().innerText()).toBe('5,000');
    await well();
    await sidebar.enter(ENGLISH.build.build, /is in the tab Executive summary/);
    expect(await bench.value("'Executive summary'!B6")).toBe(5000);
    expect(await bench.value("'Executive summary'!A2")).toContain(', in EUR, as of');
    const shown = (await bench.values("'Executive summary'!A1:I90")).flat().map(String);
    expect(shown.filter((text) => text.startsWith('#'))).toEqual([]);
  }, 120000);

  test('next month’s export is pasted into a tab of its own and found', async () => {
    const tabs = (await bench.tabs()).length;
    await bench.page.locator('.o-add-sheet').click();
    await bench.page.waitForFunction(
      (n) => (globalThis as unknown as { workbench: { tabs(): string[] } }).workbench.tabs().length > n,
      tabs,
    );
    const name = (await bench.tabs()).find((tab) => /^Sheet/.test(tab))!;
    await bench.go(`${name}!A1`);
    const text = file(NEXT).replace(/,/g, '\t');
    await bench.page.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      document.activeElement!.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    }, text);
    await bench.page.waitForTimeout(300);
    expect(await bench.value(`${name}!A4`)).toBe('O-1');
    await sidebar.page('home');
    await frame.getByText(ENGLISH.check.updateHow).waitFor();
    await sidebar.enter(ENGLISH.home.lookAgain);
    await frame.getByLabel(ENGLISH.check.updateFrom).waitFor();
    expect(await frame.getByLabel(ENGLISH.check.updateFrom).inputValue()).toBe(name);
    await well();
  }, 120000);

  test('by keyboard: added, changed and gone deals are shown, written into the recognised columns, and taken back', async () => {
    const before = await bench.values('export!A4:J10');
    await sidebar.enter(ENGLISH.check.compare, /1 new, 1 changed, 1 gone/);
    const lines = await frame.locator('main li', { hasText: /O-\d/ }).allInnerTexts();
    expect(lines).toEqual([
      expect.stringMatching(/^Changed O-5 \(row 8\): .*stage: Negotiation → Closed Won/),
      expect.stringMatching(/^New O-6: /),
      expect.stringMatching(/^Gone O-3 \(row 6\)/),
    ]);
    await well();
    await sidebar.picture('update', sidebar.frame().locator('section', { hasText: ENGLISH.check.updateFrom }));
    await sidebar.enter(
      ENGLISH.check.writeInto('export'),
      /export is up to date with .*: 1 added, 1 changed, 1 gone.*Answers stand on \d{4}-/,
    );
    const after = await bench.values('export!A4:J10');
    expect(after.map(([id]) => id)).toEqual(['O-1', 'O-2', 'O-3', 'O-4', 'O-5', 'O-6', '']);
    expect(after[4].slice(2, 5)).toEqual([900, 'USD', 'Closed Won']);
    // what is one's own stays
    expect(after.map((row) => row[9])).toEqual(['call back', '', '', '', 'mine', '', '']);
    // by hand: and 900 × 0.5 + 700
    expect(await bench.value("'Executive summary'!B6")).toBe(6150);
    await well();
    await sidebar.enter(/^Undo: Update data from/, /Undone: Update data/);
    expect(await bench.values('export!A4:J10')).toEqual(before);
    expect(await bench.value("'Executive summary'!B6")).toBe(5000);
  }, 120000);

  test('nothing left this machine, and nothing failed on the page', () => {
    expect(bench.outside).toEqual([]);
    expect(bench.errors).toEqual([]);
  });
});
