import type { FrameLocator, Locator } from 'playwright-core';
import type { ENGLISH } from '../../sidebar/strings/english';
import type { Bench } from './chromium';

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
}

/** The sidebar of this workbench. */
export function sidebarOf(bench: () => Bench): Sidebar {
  const frame = (): FrameLocator => bench().page.frameLocator('#panel-frame');
  const status = (): Locator => frame().locator('#status');
  const said = (words: RegExp): Promise<void> => status().filter({ hasText: words }).waitFor({ timeout: 120000 });
  return {
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
