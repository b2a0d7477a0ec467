import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import type { ENGLISH } from '../../sidebar/strings/english';
import type { Bench } from './chromium';

const PICTURES = join(__dirname, '../../docs/pictures');

/** The sidebar of an open workbench, used as a person would. */
export interface Sidebar {
  frame(): FrameLocator;
  status(): Locator;
  /** Opens it from the menu and waits until the file is read. */
  open(): Promise<void>;
  /** Goes to a page by its name in English. */
  page(name: keyof typeof ENGLISH.pages): Promise<void>;
  /** Presses a button and waits for words in the status line. */
  press(name: string, words: RegExp): Promise<void>;
  /** Goes by Tab alone, from the top of the sidebar, to the control of this name. */
  tabTo(name: string | RegExp): Promise<void>;
  /** Presses a button that is reached by Tab, with Enter, and waits for words in the status line. */
  enter(name: string | RegExp, words?: RegExp): Promise<void>;
  /** Chooses in a select that is reached by Tab, with the arrows. */
  choose(name: string | RegExp, value: string): Promise<void>;
  /** Types into a field that is reached by Tab. */
  fill(name: string | RegExp, text: string): Promise<void>;
  /** With `DEALSHEET_PICTURES=1` a picture of it for the docs, from its top or from a part of the page on. */
  picture(name: string, from?: Locator): Promise<void>;
}

/** The name of the control that has the focus, as a screen reader would say it; null when the focus has left the sidebar. */
function focusedName(): string | null {
  const active = document.activeElement;
  if (!active || !document.hasFocus() || active === document.body) return null;
  const label = (active as HTMLInputElement).labels?.[0];
  const own = label ? Array.from(label.childNodes).find((node) => node.nodeType === Node.TEXT_NODE) : null;
  const said = active.getAttribute('aria-label') ?? own?.textContent ?? active.textContent ?? '';
  return said.trim() || 'a control without a name';
}

/** The sidebar of this workbench. */
export function sidebarOf(bench: () => Bench): Sidebar {
  const frame = (): FrameLocator => bench().page.frameLocator('#panel-frame');
  const status = (): Locator => frame().locator('#status');
  const said = (words: RegExp): Promise<void> => status().filter({ hasText: words }).waitFor({ timeout: 120000 });
  const tabTo = async (name: string | RegExp): Promise<void> => {
    const { keyboard } = bench().page;
    const inside = await (await bench().page.locator('#panel-frame').elementHandle())!.contentFrame();
    const isIt = (each: string | null): boolean => (typeof name === 'string' ? each === name : name.test(each ?? ''));
    await frame().locator('#app h1').waitFor(); // where the file is read again first, the page is drawn after it
    await frame().locator('#page-home').focus();
    const passed: (string | null)[] = [];
    for (let i = 0; i < 160; i++) {
      const now = await inside!.evaluate(focusedName);
      if (isIt(now)) return;
      passed.push(now);
      if (now === null) break;
      await keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach ${String(name)}; it passes ${passed.join(', ')}`);
  };
  const within = (): Promise<string | null> => frame().locator(':focus').inputValue();
  return {
    tabTo,
    async enter(name, words) {
      await tabTo(name);
      await bench().page.keyboard.press('Enter');
      if (words) await said(words);
    },
    async choose(name, value) {
      await tabTo(name);
      const { keyboard } = bench().page;
      const select = frame().locator('select:focus');
      const id = await select.getAttribute('id');
      const steps = await select.evaluate((each, wanted) => {
        const { options, selectedIndex } = each as HTMLSelectElement;
        return Array.from(options).findIndex((option) => option.value === wanted) - selectedIndex;
      }, value);
      const arrow = steps < 0 ? 'ArrowUp' : 'ArrowDown';
      const before = await within();
      if (steps !== 0) {
        await keyboard.press(arrow);
        // where the choices open first, the arrow has only opened them
        const isOpen = (await frame().locator(`#${id}`).inputValue()) === before;
        for (let i = isOpen ? 0 : 1; i < Math.abs(steps); i++) await keyboard.press(arrow);
        if (isOpen) await keyboard.press('Enter');
      }
      const now = await frame().locator(`#${id}`).inputValue();
      if (now !== value) throw new Error(`The arrows chose ${now} and not ${value}`);
    },
    async picture(name, from) {
      if (process.env.DEALSHEET_PICTURES !== '1') return;
      mkdirSync(PICTURES, { recursive: true });
      await (from ?? frame().locator('header')).evaluate((each) => {
        const main = document.querySelector('main')!;
        main.scrollTop +=
          each.tagName === 'HEADER' ? -1e6 : each.getBoundingClientRect().top - main.getBoundingClientRect().top;
      });
      await bench().page.waitForTimeout(300);
      await bench()
        .page.locator('#panel')
        .screenshot({ path: join(PICTURES, `sidebar-${name}.png`) });
    },
    async fill(name, text) {
      await tabTo(name);
      await bench().page.keyboard.press('Control+A');
      await bench().page.keyboard.type(text);
    },
    frame,
    status,
    async open() {
      await bench().menu('Extensions', 'Dealsheet', 'Open sidebar');
      await said(/Ready\./);
    },
    page: (name) => frame().locator(`#page-${name}`).click(),
    async press(name, words) {
      await frame().getByRole('button', { name, exact: true }).click();
      await said(words);
    },
  };
}
