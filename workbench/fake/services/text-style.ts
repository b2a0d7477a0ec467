import type { Members } from '../guard';
import { colourOf } from './colours';
import type { Services } from './index';

/** What a text style says, as the engine writes it; what is not said stays as it is in the cell. */
export interface StyleSpec {
  readonly bold?: boolean;
  readonly fontSize?: number;
  readonly textColor?: string;
  readonly italic?: boolean;
}

const READ: Members = { getFontSize: 'free', getForegroundColor: 'free', isBold: 'free', isItalic: 'free' };
const BUILDER: Members = {
  build: 'free',
  setBold: 'free boolean',
  setFontSize: 'free number',
  setForegroundColor: 'free string',
  setItalic: 'free boolean',
};

/** A text style, built once and set on cells by `Range.setTextStyles`. */
export class TextStyleImpl {
  constructor(readonly spec: StyleSpec) {}
  getFontSize = () => this.spec.fontSize ?? null;
  getForegroundColor = () => this.spec.textColor ?? null;
  isBold = () => this.spec.bold ?? null;
  isItalic = () => this.spec.italic ?? null;
}

/** A builder of text styles: each setter gives a builder, `build` the style. */
export function textStyleBuilder(s: Services, spec: StyleSpec = {}): object {
  const next = (change: StyleSpec): object => textStyleBuilder(s, { ...spec, ...change });
  return s.guard('TextStyleBuilder', BUILDER, {
    build: () => s.guard('TextStyle', READ, new TextStyleImpl(spec)),
    setBold: (on: boolean) => next({ bold: on }),
    setFontSize: (size: number) => next({ fontSize: size }),
    setForegroundColor: (colour: string) => next({ textColor: colourOf(colour) ?? undefined }),
    setItalic: (on: boolean) => next({ italic: on }),
  });
}
