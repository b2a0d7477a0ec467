import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { ENGLISH } from '../../sidebar/strings/english';
import type { Bench } from './chromium';
import { describeInBrowser, openBench } from './chromium';
import { misfitsIn, violationsIn } from './inspect';
import { sidebarOf } from './sidebar';

/** Somebody without deals, from an empty file to a summary; then next month's export, live formulas and a cell explained. */
describeInBrowser('a newcomer without data', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dealsheet-'));
  let bench: Bench;
  let frame: Frame;
  const sidebar = sidebarOf(() => bench);
  const well = async (): Promise<void> => {
    expect(await violationsIn(frame)).toEqual([]);
    expect(await misfitsIn(frame)).toEqual([]);
  };
  beforeAll(async () => {
    writeFileSync(join(folder, 'notes.csv'), 'Notes\r\nnothing yet\r\n');
    bench = await openBench([join(folder, 'notes.csv')]);
    await sidebar.open();
    frame = (await (await bench.page.locator('#panel-frame').elementHandle())!.contentFrame())!;
  });
  afterAll(async () => {
    await bench.close();
    rmSync(folder, { recursive: true });
  });

  test('is told what is missing, and gets sample rows on one press', async () => {
    await frame.getByText(ENGLISH.home.noDeals).waitFor();
    await well();
    await sidebar.press(ENGLISH.home.sample, /Sample deals and Sample spend are in this file/);
    expect(await bench.tabs()).toEqual(expect.arrayContaining(['Sample deals', 'Sample spend']));
    expect(await frame.locator('.steps > li').count()).toBe(3);
    await well();
  });

  test('has a summary two steps later, by keyboard', async () => {
    await frame.getByRole('button', { name: ENGLISH.build.build }).focus();
    await bench.page.keyboard.press('Enter');
    await sidebar
      .status()
      .filter({ hasText: /is in the tab Executive summary/ })
      .waitFor({ timeout: 60000 });
    const shown = (await bench.values("'Executive summary'!A1:I90")).flat().map(String);
    expect(shown.filter((text) => text.startsWith('#'))).toEqual([]);
    expect(Number(await bench.value("'Executive summary'!B6"))).toBeGreaterThan(0);
    await well();
  }, 120000);

  test('formulas that do not follow are listed, then changed', async () => {
    await bench.type('notes!C1', '=SALES()');
    await sidebar.page('home');
    await sidebar.press(ENGLISH.home.makeLive, /1 cell does not follow the deals yet/);
    await frame.getByText('notes!C1: =SALES(DEALS;SETTINGS)').waitFor();
    await well();
    await sidebar.press(ENGLISH.home.change, /1 of 1 cells follow the deals now/);
  }, 120000);

  test('a cell is explained', async () => {
    await bench.go('notes!C1');
    await sidebar.page('explain');
    await sidebar.press(ENGLISH.explain.go, /is explained/);
    await frame.getByText('Won deals').first().waitFor();
    await well();
  }, 120000);

  test('a sentence says what is wrong with a cell that holds no formula', async () => {
    await bench.go('notes!A1');
    await sidebar.press(ENGLISH.explain.go, /notes!A1 holds no formula of Dealsheet/);
    expect(await sidebar.status().getAttribute('class')).toBe('error');
    await well();
  });

  test('what a text of the deals says comes out as that text', async () => {
    const text = '<img src=x onerror=alert(1)>';
    await bench.type("'Sample deals'!B2", text);
    await sidebar.page('check');
    await bench.menu('Extensions', 'Dealsheet', 'Open sidebar');
    await sidebar.status().filter({ hasText: /Ready/ }).waitFor();
    frame = (await (await bench.page.locator('#panel-frame').elementHandle())!.contentFrame())!;
    await sidebar.page('check');
    await frame.getByText(/^Sample deals: Deals/).click();
    await frame.getByText(text).waitFor();
    expect(await frame.locator('img').count()).toBe(0);
    await well();
  });

  test('nothing left this machine, and nothing failed on the page', () => {
    expect(bench.outside).toEqual([]);
    expect(bench.errors).toEqual([]);
  });
});
