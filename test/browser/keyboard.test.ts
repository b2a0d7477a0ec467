import type { Frame } from 'playwright-core';
import { ENGLISH } from '../../sidebar/strings/english';
import { SIMPLIFIED_CHINESE } from '../../sidebar/strings/simplifiedChinese';
import type { Bench } from './chromium';
import { describeInBrowser, openBench } from './chromium';
import { misfitsIn, violationsIn } from './inspect';
import { sidebarOf } from './sidebar';

const { build, check, explain, functions, goals, home, pages, settings, share } = ENGLISH;

/** Every path of the sidebar with Tab, arrows, letters and Enter alone; after each the page is accessible and fits. */
describeInBrowser('the sidebar by keyboard alone', () => {
  let bench: Bench;
  let frame: Frame;
  const sidebar = sidebarOf(() => bench);
  const { enter, choose, fill, tabTo } = sidebar;
  const well = async (): Promise<void> => {
    expect(await violationsIn(frame)).toEqual([]);
    expect(await misfitsIn(frame)).toEqual([]);
  };
  beforeAll(async () => {
    bench = await openBench();
    await sidebar.open();
    frame = (await (await bench.page.locator('#panel-frame').elementHandle())!.contentFrame())!;
  });
  afterAll(() => bench.close());
  afterEach(() => well());

  test('set up, and the rows of a problem selected', async () => {
    await enter(pages.check);
    await enter(check.setUp, /DEALS is Deals/);
    await enter(/^Show me/, /selected\./);
  }, 120000);

  test('a report about a person: the preview follows', async () => {
    await enter(pages.build);
    await frame.locator('.card').first().waitFor({ timeout: 60000 });
    const all = await frame.locator('.card strong').first().innerText();
    const person = await frame
      .locator('#who option')
      .evaluateAll((options) =>
        options
          .map((each) => (each as HTMLOptionElement).value)
          .find((value) => value !== '' && !value.startsWith('Team: '))!,
      );
    await choose(build.who, person);
    await frame.locator('.card strong', { hasNotText: all }).first().waitFor({ timeout: 60000 });
    await frame.locator('.preview[aria-busy=false]').waitFor();
    const own = await frame.locator('.card strong').first().innerText();
    expect(own).not.toBe(all);
    await enter(build.build, /is in the tab Executive summary/);
    expect(Number(await bench.value("'Executive summary'!B6"))).toBe(Number(own.replace(/,/g, '')));
    expect(await bench.value("'Executive summary'!A2")).toContain(person.replace('Person: ', ''));
  }, 120000);

  test('a goal is set', async () => {
    await enter(pages.goals);
    await frame.locator('#goal-target').waitFor({ timeout: 60000 });
    await choose(goals.metric, 'Win rate');
    await fill(goals.slice, 'owner = Ana');
    await fill(goals.period, '2027-Q2');
    await fill(goals.target, '35%');
    await enter(goals.save, /The goal of Win rate/);
    await enter(/^Change Win rate/);
    expect(await frame.evaluate(() => document.activeElement?.id)).toBe('goal-target');
  }, 120000);

  test('a setting is saved and taken back', async () => {
    await enter(pages.settings);
    await frame.locator('#setting-0').waitFor({ timeout: 60000 });
    await fill('Gross margin', '65%');
    await enter('Save: Gross margin', /Gross margin is 65% now/);
    await enter(home.undo, /Undone: Set Gross margin/);
    await enter(settings.look);
    await frame
      .getByText(/There are none|Read as one/)
      .first()
      .waitFor();
  }, 120000);

  test('formulas are combined, and one explained', async () => {
    await bench.type('Spend!J1', '=SALES(DEALS;SETTINGS)');
    await bench.type('Spend!J2', '=DEALSWON(DEALS;SETTINGS)');
    await bench.go('Spend!J1');
    await enter(pages.functions);
    await enter(functions.combineLook, /2 formulas can be one call in J1/);
    await well();
    await enter(functions.combineGo, /one call in J1 now/);
    await enter(home.undo, /Undone: Combine/);
    await enter(pages.explain);
    await fill(explain.otherTool, '12');
    await enter(explain.go, /is explained/);
  }, 120000);

  test('a formula is inserted where something stands, after a question', async () => {
    await bench.type('Spend!L1', 'mine');
    await bench.go('Spend!L1');
    await enter(pages.functions);
    await fill(functions.search, 'how much did we sell');
    await enter(/^SALES /);
    await choose(functions.period, 'last quarter');
    await enter(functions.insertOf('SALES'), /This cell is not empty: Spend!L1: mine/);
    await well();
    await enter(functions.keep, new RegExp(functions.kept));
    expect(await bench.value('Spend!L1')).toBe('mine');
  }, 120000);

  test('refresh, formulas made live, reports updated', async () => {
    await bench.type('Spend!K1', '=SALES()');
    await enter(pages.home);
    await enter(home.refresh, /Answers stand on|is held/);
    await enter(home.makeLive, /1 cell does not follow the deals yet/);
    await well();
    await enter(home.change, /1 of 1 cells follow the deals now/);
    await enter(home.updateAll, /1 report is up to date/);
    await enter(home.openOf('Executive summary'), /Executive summary is open/);
  }, 120000);

  test('what everyone can read is named, warnings are set and taken off, and Eject leaves ordinary cells', async () => {
    await enter(share.prepare, /Everyone with access to this file can read every tab/);
    await well();
    await enter(share.protect, /is warned now/);
    await enter(share.prepare, /Everyone/);
    await enter(share.unprotect, /warnings are taken off/);
    await enter(share.eject, /computes from them with ordinary formulas/);
    await enter(/^Undo: Eject/, /Undone: Eject/);
  }, 120000);

  test('the language is changed and changed back', async () => {
    await choose(ENGLISH.languages, 'zh-CN');
    await frame.locator('html[lang=zh-CN]').waitFor();
    await tabTo(SIMPLIFIED_CHINESE.home.refresh);
    await well();
    await choose(SIMPLIFIED_CHINESE.languages, 'en');
    await frame.locator('html[lang=en]').waitFor();
  });

  test('nothing left this machine, and nothing failed on the page', () => {
    expect(bench.outside).toEqual([]);
    expect(bench.errors).toEqual([]);
  });
});
