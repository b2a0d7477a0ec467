import type { EnumValue } from '../enums';
import { enumOf } from '../enums';
import { Exception } from '../exception';
import type { Members } from '../guard';
import type { Menu, MenuItem } from '../interface';
import type { HtmlOutputImpl } from './html';
import type { Services } from './index';

const UI: Members = {
  Button: '= free',
  ButtonSet: '= free',
  alert: 'ui string|string ButtonSet|string string ButtonSet',
  createAddonMenu: 'menu',
  createMenu: 'menu string',
  prompt: 'ui string|string ButtonSet|string string ButtonSet',
  showModalDialog: 'ui HtmlOutput string',
  showModelessDialog: 'ui HtmlOutput string',
  showSidebar: 'ui HtmlOutput',
};
const MENU: Members = {
  addItem: 'menu string string',
  addSeparator: 'menu',
  addSubMenu: 'menu Menu',
  addToUi: 'menu',
};
const RESPONSE: Members = { getResponseText: 'free', getSelectedButton: 'free' };

const BUTTONS: Record<string, string[]> = {
  OK: ['OK'],
  OK_CANCEL: ['OK', 'CANCEL'],
  YES_NO: ['YES', 'NO'],
  YES_NO_CANCEL: ['YES', 'NO', 'CANCEL'],
};

class MenuImpl {
  readonly menu: Menu;
  constructor(
    readonly s: Services,
    caption: string,
    addon: boolean,
  ) {
    this.menu = { caption, items: [], addon };
  }
  private self = () => this.s.guard('Menu', MENU, this);
  private add(item: MenuItem) {
    this.menu.items.push(item);
    return this.self();
  }
  addItem(caption: string, functionName: string) {
    if (!functionName) throw new Exception('The function name of a menu item must not be empty.');
    return this.add({ caption, functionName });
  }
  addSeparator = () => this.add({ caption: '', separator: true });
  addSubMenu = (sub: MenuImpl) => this.add({ caption: sub.menu.caption, items: sub.menu.items });
  addToUi() {
    const { ui } = this.s.book;
    ui.menus = [...ui.menus.filter((one) => one.caption !== this.menu.caption), this.menu];
    ui.changed();
  }
}

/** `SpreadsheetApp.getUi()`. */
export class UiImpl {
  readonly Button;
  readonly ButtonSet;
  constructor(readonly s: Services) {
    this.Button = enumOf(s.book.gate, 'Button', ['CLOSE', 'OK', 'CANCEL', 'YES', 'NO']);
    this.ButtonSet = enumOf(s.book.gate, 'ButtonSet', Object.keys(BUTTONS));
  }
  wrap = () => this.s.guard('Ui', UI, this);
  createMenu = (caption: string) => this.s.guard('Menu', MENU, new MenuImpl(this.s, caption, false));
  createAddonMenu = () => this.s.guard('Menu', MENU, new MenuImpl(this.s, this.s.addonName, true));

  private ask(kind: 'alert' | 'prompt', args: (string | EnumValue)[]) {
    const set = args.find((one): one is EnumValue => typeof one === 'object');
    const texts = args.filter((one): one is string => typeof one !== 'object').map(String);
    const text = texts.pop() ?? '';
    return this.s.book.ui.question({ kind, title: texts.pop() ?? '', text, buttons: BUTTONS[set?.name_ ?? 'OK'] });
  }
  alert = (...args: (string | EnumValue)[]) => this.Button[this.ask('alert', args).button] ?? this.Button.CLOSE;
  prompt(...args: (string | EnumValue)[]) {
    const { button, text } = this.ask('prompt', args);
    return this.s.guard('PromptResponse', RESPONSE, {
      getSelectedButton: () => this.Button[button] ?? this.Button.CLOSE,
      getResponseText: () => text ?? '',
    });
  }
  showSidebar(output: HtmlOutputImpl) {
    this.s.book.ui.sidebar = { title: output.title, html: output.html };
    this.s.book.ui.changed();
  }
  private dialog(output: HtmlOutputImpl, title: string, modal: boolean) {
    const { html, width, height } = output;
    this.s.book.ui.dialog = { title, html, width, height, modal };
    this.s.book.ui.changed();
  }
  showModalDialog = (output: HtmlOutputImpl, title: string) => this.dialog(output, title, true);
  showModelessDialog = (output: HtmlOutputImpl, title: string) => this.dialog(output, title, false);
}
