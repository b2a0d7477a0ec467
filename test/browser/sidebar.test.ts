import type { Frame } from 'playwright-core';
import { ENGLISH } from '../../sidebar/strings/english';
import { SIMPLIFIED_CHINESE } from '../../sidebar/strings/simplifiedChinese';
import type { Bench } from './chromium';
import { describeInBrowser, openBench } from './chromium';
import { englishIn, misfitsIn, violationsIn } from './inspect';
import { sidebarOf } from './sidebar';

type PageName = keyof typeof ENGLISH.pages;
const PAGES = Object.keys(ENGLISH.pages) as PageName[];
interface Slowed {
  google: { script: { run: object } };
}

describeInBrowser('the sidebar, page by page', () => {
  let bench: Bench;
  let frame: Frame;
  const sidebar = sidebarOf(() => bench);
  const button = (name: string | RegExp) => sidebar.frame().getByRole('button', { name, exact: true });
  const said = (words: RegExp) => sidebar.status().filter({ hasText: words }).waitFor({ timeout: 60000 });
  const { picture } = sidebar;
  /** Goes to a page and opens what it shows on demand. */
  const whole = async (name: PageName): Promise<void> => {
    await sidebar.page(name);
    if (name === 'build') {
      await sidebar.frame().locator('.card').first().waitFor({ timeout: 60000 });
      await picture((await frame.locator('html').getAttribute('lang')) === 'en' ? name : `${name}-chinese`);
      await sidebar.frame().locator('#more-choices summary').click();
    }
    if (name === 'goals') await sidebar.frame().locator('#goal-target').waitFor({ timeout: 60000 });
    if (name === 'settings')
      await sidebar.frame().locator('#settings').locator('input, p').first().waitFor({ timeout: 60000 });
    if (name === 'functions') await sidebar.frame().locator('#function-CAC summary').click();
    if (name === 'check')
      for (const closed of ['#tab-0-shown', '#tab-0-choose', '#more-problems'])
        for (const summary of await frame.locator(`${closed} > summary`).all()) await summary.click();
  };
  /** Opens the sidebar from the menu, again if it is open; what stood in it is gone. */
  const reopen = async (words = /Ready/): Promise<void> => {
    await bench.menu('Extensions', 'Dealsheet', 'Open sidebar');
    await said(words);
    frame = (await (await bench.page.locator('#panel-frame').elementHandle())!.contentFrame())!;
  };
  beforeAll(async () => {
    bench = await openBench();
    await reopen();
  });
  afterAll(async () => {
    await bench.close();
  });

  test('home of a newcomer: three steps', async () => {
    expect(await frame.locator('.steps > li').count()).toBe(3);
    expect(await violationsIn(frame)).toEqual([]);
    await picture('first-visit');
  });

  test('steps are named, Stop takes effect between them, and nothing more is done', async () => {
    // every answer takes two seconds from here on
    await frame.evaluate(() => {
      const { script } = (globalThis as unknown as Slowed).google;
      const real = script.run;
      const slow = (runner: object): object =>
        new Proxy(runner, {
          get: (target, name) => {
            const own = (target as Record<string | symbol, (...args: unknown[]) => unknown>)[name];
            return (...args: unknown[]) => {
              if (String(name).startsWith('with')) return slow(own(...args) as object);
              setTimeout(() => own(...args), 2000);
              return undefined;
            };
          },
        });
      Object.defineProperty(script, 'run', { configurable: true, get: () => slow(real) });
    });
    await button('Build summary').click();
    await said(/Step 1 of 2\./);
    await button('Stop').click();
    await said(/Stopped: 1 of 2 steps are done and stay/);
    expect(await bench.tabs()).toContain('Settings');
    expect(await bench.tabs()).not.toContain('Executive summary');
    expect(await violationsIn(frame)).toEqual([]);
    await reopen();
  }, 120000);

  test.each(['en', 'zh-CN'])(
    '%s: every page is accessible and fits, with text twice as large too',
    async (tag) => {
      await frame.locator('#language').selectOption(tag);
      const texts = tag === 'en' ? ENGLISH : SIMPLIFIED_CHINESE;
      for (const name of PAGES) {
        await whole(name);
        expect(await frame.locator(`#page-${name}`).innerText()).toBe(texts.pages[name]);
        expect([name, await violationsIn(frame)]).toEqual([name, []]);
        expect([name, await misfitsIn(frame)]).toEqual([name, []]);
        if (tag !== 'en') expect([name, await englishIn(frame)]).toEqual([name, []]);
        if (tag === 'en' && !['build', 'home', 'explain'].includes(name)) await picture(name);
        await frame.evaluate(() => (document.documentElement.style.fontSize = '200%'));
        expect([name, 'twice', await misfitsIn(frame)]).toEqual([name, 'twice', []]);
        await frame.evaluate(() => (document.documentElement.style.fontSize = ''));
      }
      expect(await frame.locator('html').getAttribute('lang')).toBe(tag);
      await frame.locator('#language').selectOption('en');
    },
    240000,
  );

  test('the inspection finds text that is cut, boxes over each other and words left in English', async () => {
    await frame.locator('#language').selectOption('zh-CN');
    await frame.evaluate(() => {
      const cut = document.createElement('p');
      cut.style.cssText = 'white-space:nowrap;width:60px;overflow:hidden';
      cut.textContent = 'These words are cut in the middle';
      const over = document.createElement('p');
      over.style.cssText = 'margin-top:-20px';
      over.textContent = 'Over it';
      document.querySelector('main')!.append(cut, over);
    });
    const found = (await misfitsIn(frame)).join('\n');
    expect(found).toMatch(/These words.* wide in 60/);
    expect(found).toMatch(/lies over p "Over it"/);
    expect(await englishIn(frame)).toContain('These words are cut in the middle');
    await frame.locator('#language').selectOption('en');
  });

  test('the language is kept', async () => {
    await frame.locator('#language').selectOption('zh-CN');
    await bench.page.waitForTimeout(300);
    await reopen(new RegExp(SIMPLIFIED_CHINESE.ready));
    await frame.locator('#language').selectOption('en');
    await said(/Ready/);
  });

  test('a function is searched, inserted and taken back', async () => {
    await bench.go('Deals!Z5');
    await sidebar.page('functions');
    await frame.getByLabel(ENGLISH.functions.search).fill('customer cost');
    const found = await frame.locator('details:visible').count();
    expect(found).toBeGreaterThan(0);
    expect(found).toBeLessThan(12);
    await frame.locator('#function-CAC summary').click();
    await frame.locator('#function-CAC-period').selectOption('last quarter');
    await button('Insert CAC').click();
    await said(/stands in Deals!Z5/);
    expect(Number(await bench.value('Deals!Z5'))).toBeGreaterThan(0);
    await picture('insert');
    await button('Undo').click();
    await said(/Undone: Insert CAC/);
    expect(await bench.value('Deals!Z5')).toBe('');
    await bench.go('Deals!A1');
    await button('Insert CAC').click();
    await said(/columns of DEALS/);
  }, 120000);

  test('by keyboard alone: a function is found, opened and inserted', async () => {
    const { keyboard } = bench.page;
    await bench.go('Deals!Z7');
    await sidebar.page('home');
    await bench.page.waitForTimeout(1500); // the file is read again after what was undone
    await sidebar.page('functions');
    await frame.locator('#function-search').focus();
    await keyboard.type('how much did we sell');
    for (let i = 0; i < 4 && (await frame.evaluate(() => document.activeElement?.tagName)) !== 'SUMMARY'; i++)
      await keyboard.press('Tab');
    await keyboard.press('Enter');
    await frame.locator('#function-SALES-insert').waitFor();
    for (let i = 0; i < 3; i++) await keyboard.press('Tab');
    expect(await frame.evaluate(() => document.activeElement?.id)).toBe('function-SALES-insert');
    await keyboard.press('Enter');
    await said(/stands in Deals!Z7/);
    expect(Number(await bench.value('Deals!Z7'))).toBeGreaterThan(0);
    await button('Undo').focus();
    await keyboard.press('Enter');
    await said(/Undone: Insert SALES/);
  }, 120000);

  test('nothing jumps when the preview and what is said arrive', async () => {
    await sidebar.page('home');
    await sidebar.page('build');
    const places = () =>
      frame.evaluate(() =>
        ['head', 'report', 'mode', 'more-choices'].map((id) => {
          const { top, height } = document.getElementById(id)!.getBoundingClientRect();
          return [id, top, height];
        }),
      );
    const before = await places();
    await frame.locator('.card').first().waitFor({ timeout: 60000 });
    expect(await places()).toEqual(before);
  });

  test('by keyboard alone: to Build, through its choices, and a summary stands', async () => {
    const { keyboard } = bench.page;
    const focused = () => frame.evaluate(() => `${document.activeElement?.tagName} ${document.activeElement?.id}`);
    await frame.locator('#page-home').focus();
    await keyboard.press('Tab');
    expect(await focused()).toBe('BUTTON page-build');
    const outline = await frame.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle);
    expect(outline).toBe('solid');
    await keyboard.press('Enter');
    expect(await focused()).toBe('H1 ');
    const passed: string[] = [];
    for (let i = 0; i < 12 && !/BUTTON/.test(passed[passed.length - 1] ?? ''); i++) {
      await keyboard.press('Tab');
      passed.push(await focused());
    }
    expect(passed.slice(0, 5)).toEqual(['SELECT report', 'SELECT period', 'SELECT who', 'SELECT mode', 'SUMMARY ']);
    await frame.locator('#mode').focus();
    await keyboard.press('ArrowDown');
    if ((await frame.locator('#mode').inputValue()) !== 'snapshot') {
      await keyboard.press('ArrowDown');
      await keyboard.press('Enter');
    }
    expect(await frame.locator('#mode').inputValue()).toBe('snapshot');
    await button('Build summary').focus();
    await keyboard.press('Enter');
    await said(/is in the tab Executive summary/);
    expect(await focused()).toMatch(/^BUTTON/);
    expect(String(await bench.value("'Executive summary'!A3"))).toMatch(/^Snapshot/);
  }, 120000);

  test('home shows what is there, and fits', async () => {
    await sidebar.page('home');
    await frame.getByText(/Snapshot of/).waitFor();
    expect(await violationsIn(frame)).toEqual([]);
    expect(await misfitsIn(frame)).toEqual([]);
    await picture('home');
  });

  test('a report about a team by quarter: the preview follows, and so does what is built', async () => {
    await sidebar.page('build');
    await frame.locator('.card').first().waitFor({ timeout: 60000 });
    const sales = () => frame.locator('.card strong').first().innerText();
    const all = await sales();
    await frame.locator('#mode').selectOption('live');
    await frame.locator('#who').selectOption({ index: 1 });
    await frame.locator('#more-choices summary').click();
    await frame.locator('#grain').selectOption('quarter');
    await frame.getByText('Sales by quarter, and the year before').waitFor({ timeout: 60000 });
    await frame.locator('.preview[aria-busy=false]').waitFor();
    const part = await sales();
    expect(part).not.toBe(all);
    await button('Build summary').click();
    await said(/is in the tab Executive summary/);
    expect(Number(await bench.value("'Executive summary'!B6"))).toBe(Number(part.replace(/,/g, '')));
    expect(await frame.locator('#grain').inputValue()).toBe('quarter');
  }, 120000);

  test('a cell of a report that was changed by hand is asked about before it is replaced', async () => {
    await bench.type("'Executive summary'!B6", '42');
    await button('Build summary').click();
    await said(/You have changed the cell B6 of this report/);
    expect(await violationsIn(frame)).toEqual([]);
    await button('Leave as they are').click();
    expect(await bench.value("'Executive summary'!B6")).toBe(42);
    await button('Build summary').click();
    await said(/You have changed the cell B6/);
    await button('Replace').click();
    await said(/is in the tab Executive summary/);
    expect(await bench.value("'Executive summary'!B6")).not.toBe(42);
  }, 120000);

  test('all reports are updated as they were asked', async () => {
    await sidebar.page('home');
    await button('Update reports').click();
    await said(/1 report is up to date/);
  }, 120000);

  test('Prepare to share names what everyone can read, and fits with text twice as large', async () => {
    await sidebar.page('home');
    await button(ENGLISH.share.prepare).click();
    await said(/Everyone with access to this file can read every tab/);
    await picture('share', sidebar.frame().locator('section', { hasText: ENGLISH.share.ejectHint }));
    expect(await violationsIn(frame)).toEqual([]);
    expect(await misfitsIn(frame)).toEqual([]);
    await frame.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    expect(await misfitsIn(frame)).toEqual([]);
    await frame.evaluate(() => (document.documentElement.style.fontSize = ''));
  }, 120000);

  test('a goal is set and changed', async () => {
    await sidebar.page('goals');
    await frame.locator('#goal-period').fill('2027-Q1');
    await frame.locator('#goal-target').fill('lots');
    await button('Set goal').click();
    await said(/needs a number/);
    await frame.locator('#goal-target').fill('123000');
    await button('Set goal').click();
    await said(/The goal of Sales in 2027-Q1 is set to 123000/);
    await button(/^Change .*2027-Q1/).click();
    expect(await frame.locator('#goal-target').inputValue()).toBe('123000');
    expect(await violationsIn(frame)).toEqual([]);
  }, 120000);

  test('a setting is written into its cell, refused by its name, and taken back', async () => {
    await sidebar.page('settings');
    const margin = frame.getByLabel('Gross margin', { exact: true });
    await margin.fill('700%');
    await button('Save: Gross margin').click();
    await said(/Settings!B\d+: Gross margin needs a share/);
    await margin.fill('70%');
    await button('Save: Gross margin').click();
    await said(/Gross margin is 70% now, in Settings!B\d+/);
    expect(await violationsIn(frame)).toEqual([]);
    await button('Look for such names').click();
    await frame
      .getByText(/There are none|Read as one/)
      .first()
      .waitFor();
    await button('Undo').click();
    await said(/Undone: Set Gross margin/);
    expect(await margin.inputValue()).toBe('');
  }, 120000);

  test('Show me selects the rows of a problem', async () => {
    await sidebar.page('check');
    await frame
      .getByRole('button', { name: /^Show me/ })
      .first()
      .click();
    await said(/selected\./);
  });

  test('neighbouring formulas are combined after a look, and taken back', async () => {
    await bench.type('Spend!J1', '=SALES(DEALS;SETTINGS)');
    await bench.type('Spend!J2', '=WINRATE(DEALS;SETTINGS)');
    const before = await bench.values('Spend!J1:J2');
    await bench.go('Spend!J1');
    await sidebar.page('functions');
    await button('Look at the selection').click();
    await said(/2 formulas can be one call in J1/);
    expect(await violationsIn(frame)).toEqual([]);
    await picture('combine', sidebar.frame().locator('section', { hasText: ENGLISH.functions.combineHint }));
    await button('Combine them').click();
    await said(/one call in J1 now/);
    expect(await bench.values('Spend!J1:J2')).toEqual(before);
    await button('Undo').click();
    await said(/Undone: Combine/);
    expect(await bench.values('Spend!J1:J2')).toEqual(before);
  }, 120000);

  test('several accounts are explained, and Try again reads the file', async () => {
    type Refusing = { workbench: { refuseServer(message: string | null): void } };
    await bench.page.evaluate(() => (globalThis as unknown as Refusing).workbench.refuseServer('PERMISSION_DENIED'));
    await reopen(/several Google accounts are signed in/);
    expect(await violationsIn(frame)).toEqual([]);
    await picture('accounts');
    await bench.page.evaluate(() => (globalThis as unknown as Refusing).workbench.refuseServer(null));
    await button('Try again').click();
    await said(/Ready/);
  });

  test('nothing left this machine, and nothing failed on the page', () => {
    expect(bench.outside).toEqual([]);
    expect(bench.errors.filter((error) => !/PERMISSION_DENIED/.test(error))).toEqual([]);
  });
});
