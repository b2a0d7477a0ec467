/// <reference lib="dom" />
import { components, stores } from '@odoo/o-spreadsheet';
import { namedArguments } from '../fake/engine';

interface ComposerStore {
  model: { getters: { getLocale(): { formulaArgSeparator: string } } };
  setContent(text: string, ...rest: unknown[]): void;
  currentTokens: unknown[];
  hoverToken(index?: number): void;
}

/** `;` between arguments where the locale has `,`: Google takes both everywhere. Same length, so the cursor stays. */
export function withCommas(text: string): string {
  let quote = '';
  let braces = 0;
  let out = '';
  for (const char of text) {
    if (quote) quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '{') braces++;
    else if (char === '}') braces--;
    out += char === ';' && !quote && braces === 0 ? ',' : char;
  }
  return out;
}

/** Makes the grid's formula editor behave as Google's: `;` is accepted, help shows the parameters that a function names. */
export function teachComposer(): void {
  let store: object = (stores.CellComposerStore as unknown as { prototype: object }).prototype;
  while (!Object.prototype.hasOwnProperty.call(store, 'setContent')) store = Object.getPrototypeOf(store) as object;
  const editor = store as ComposerStore;
  const original = editor.setContent;
  editor.setContent = function (this: ComposerStore, text, ...rest) {
    const comma = this.model.getters.getLocale().formulaArgSeparator === ',';
    return original.call(this, comma && text?.startsWith('=') ? withCommas(text) : text, ...rest);
  };

  // The mouse may rest on a part of a formula that is gone by now.
  const hover = editor.hoverToken;
  editor.hoverToken = function (this: ComposerStore, index) {
    hover.call(this, index === undefined || this.currentTokens[index] ? index : undefined);
  };

  const { FunctionDescriptionProvider } = (
    components.Composer as unknown as { components: { FunctionDescriptionProvider: { prototype: Help } } }
  ).components;
  const help = FunctionDescriptionProvider.prototype;
  const header = Object.getOwnPropertyDescriptor(help, 'formulaHeaderContent')!.get!;
  const shown = (own: Help): Help => {
    const { functionDescription } = own.props;
    const args = namedArguments(functionDescription.args);
    if (args.length === functionDescription.args.length) return own;
    // As in Google's help every parameter reads as required.
    const plain = args.map((one) => ({ ...one, optional: false }));
    return Object.create(own, {
      props: { value: { ...own.props, functionDescription: { ...functionDescription, args: plain } } },
    }) as Help;
  };
  Object.defineProperty(help, 'formulaHeaderContent', {
    get(this: Help) {
      return header.call(shown(this)) as unknown;
    },
  });
  // Google shows the help unfolded.
  help.setup = function (this: Help) {
    this.state.isCollapsed = false;
  };
  help.getContext = function (this: Help) {
    return shown(this).props;
  };
}

interface Help {
  props: { functionDescription: { args: { name: string; optional?: boolean }[] }; [name: string]: unknown };
  state: { isCollapsed: boolean };
  setup(): void;
  getContext(): unknown;
}
