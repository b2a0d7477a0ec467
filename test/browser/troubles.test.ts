import type { Frame } from 'playwright-core';
import { ENGLISH } from '../../sidebar/strings/english';
import { SIMPLIFIED_CHINESE } from '../../sidebar/strings/simplifiedChinese';
import type { Workbook } from '../../workbench/fake/workbook';
import type { Bench } from './chromium';
import { describeInBrowser, openBench } from './chromium';
import { englishIn, misfitsIn, violationsIn } from './inspect';
import { sidebarOf } from './sidebar';

declare const workbench: Workbook;
const { build, failure, home } = ENGLISH;

/** What goes wrong, as a person meets it: what happened, what is unharmed, what to do; and that it can be done. */
describeInBrowser('troubles in the sidebar', () => {
  let bench: Bench;
  let frame: Frame;
  let deals: unknown[][];
  const sidebar = sidebarOf(() => bench);
  const said = (words: RegExp) => sidebar.status().filter({ hasText: words }).waitFor({ timeout: 120000 });
  const button = (name: string) => frame.getByRole('button', { name, exact: true });
  const well = async (): Promise<void> => {
    expect(await violationsIn(frame)).toEqual([]);
    expect(await misfitsIn(frame)).toEqual([]);
    await frame.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    expect(await misfitsIn(frame)).toEqual([]);
    await frame.evaluate(() => (document.documentElement.style.fontSize = ''));
  };
  const status = async (tab: string): Promise<string> => String(await bench.value(`'${tab}'!A3`));
  beforeAll(async () => {
    bench = await openBench();
    await sidebar.open();
    frame = (await (await bench.page.locator('#panel-frame').elementHandle())!.contentFrame())!;
    deals = await bench.values('Deals!A1:O60');
  });
  afterAll(() => bench.close());

  test('Google fails in the middle of a first build: the deals are unharmed, the report says so, Refresh completes it', async () => {
    await sidebar.page('build');
    await frame.locator('.card').first().waitFor({ timeout: 60000 });
    await sidebar.press(build.build, /is in the tab Executive summary/);
    const good = await bench.values("'Executive summary'!A5:I40");
    await frame.locator('.preview[aria-busy="false"] .card').first().waitFor(); // it is the next request that fails
    await bench.page.evaluate(() => workbench.failAt('Range.setFormula'));
    await sidebar.enter(build.build, /Google did not carry this out/);
    expect(await sidebar.status().getAttribute('class')).toBe('error');
    expect(await sidebar.status().innerText()).toMatch(
      /taken back with Undo on Home.*completed by Refresh.*timed out/s,
    );
    expect(await status('Executive summary')).toMatch(
      /^Updating since \d\d:\d\d; stopped by Google \(.*\); press Refresh$/,
    );
    expect(await bench.values('Deals!A1:O60')).toEqual(deals);
    await well();
    await sidebar.picture('failure');
    await sidebar.page('home');
    await sidebar.enter(home.refresh, /Executive summary had been interrupted and is complete/);
    expect(await status('Executive summary')).toMatch(/^Live/);
    expect(await bench.values("'Executive summary'!A5:I40")).toEqual(good);
  }, 240000);

  test('several accounts, met in the middle of work, are explained; what was there stays, and it goes on afterwards', async () => {
    const before = await status('Executive summary');
    await bench.page.evaluate(() => workbench.refuseServer('Authorization is required to perform that action.'));
    await sidebar.enter(home.updateAll);
    await said(/several Google accounts are signed in/);
    expect(await sidebar.status().innerText()).toContain(failure.accounts);
    expect(await status('Executive summary')).toBe(before);
    await well();
    await sidebar.choose(ENGLISH.languages, 'zh-CN');
    await sidebar.enter(SIMPLIFIED_CHINESE.home.refresh);
    await said(/同时登录多个 Google 帐号/);
    expect(await englishIn(frame)).toEqual([]);
    await well();
    await bench.page.evaluate(() => workbench.refuseServer(null));
    await sidebar.choose(SIMPLIFIED_CHINESE.languages, 'en');
    await sidebar.enter(home.updateAll, /1 report is up to date/);
  }, 240000);

  test('somebody else is building: told since when, nothing is changed', async () => {
    await sidebar.page('build');
    await bench.page.evaluate(() => (workbench.services.lockedElsewhere = true));
    await sidebar.enter(build.build, /Somebody is building a report in this file/);
    await bench.page.evaluate(() => (workbench.services.lockedElsewhere = false));
    expect(await status('Executive summary')).toMatch(/^Live/);
  }, 120000);

  test('a team’s report is built; the fourth live report is warned about, a snapshot is not', async () => {
    await sidebar.page('build');
    for (const report of ['Products', 'Sources and CAC']) {
      await frame.locator('#report').selectOption(report);
      expect(await frame.locator('main').innerText()).not.toContain('live report number');
      await button(build.build).click();
      await said(new RegExp(`is in the tab ${report}\\.`));
    }
    await frame.locator('#report').selectOption('Rep scorecard');
    await frame.getByText(build.tooMany(4)).waitFor();
    await well();
    const team = await frame
      .locator('#who option')
      .evaluateAll((options) =>
        options.map((each) => (each as HTMLOptionElement).value).find((value) => value.startsWith('Team: '))!,
      );
    await sidebar.choose(build.who, team);
    await frame.locator('.preview[aria-busy=false]').waitFor();
    await sidebar.choose(build.mode, 'snapshot');
    expect(await frame.locator('main').innerText()).not.toContain('live report number');
    await frame.locator('.preview[aria-busy=false]').waitFor();
    await sidebar.enter(build.build, /is in the tab Rep scorecard/);
    expect((await bench.values("'Rep scorecard'!A1:I6")).flat()).toContain(team);
    expect(await status('Rep scorecard')).toMatch(/^Snapshot/);
  }, 240000);

  test('Update reports in the menu renews the live ones and says so', async () => {
    const before = await status('Rep scorecard');
    await bench.menu('Extensions', 'Dealsheet', 'Update reports');
    await bench.page.locator('.toast-line', { hasText: '3 reports are up to date' }).waitFor({ timeout: 120000 });
    expect(await status('Rep scorecard')).toBe(before);
  }, 240000);

  test('nothing left this machine, and nothing failed on the page', () => {
    expect(bench.outside).toEqual([]);
    expect(bench.errors.filter((error) => !/Authorization is required/.test(error))).toEqual([]);
  });
});
