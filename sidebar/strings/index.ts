import type { Language } from '../../src/addon/protocol';
import type { Texts } from './english';
import { ENGLISH } from './english';
import { SIMPLIFIED_CHINESE } from './simplifiedChinese';

export type { Texts } from './english';

/** Every language of the sidebar by its tag; a further one is a file here, a line here and its tag in the protocol. */
export const LANGUAGES: Readonly<Record<Language, Texts>> = { en: ENGLISH, 'zh-CN': SIMPLIFIED_CHINESE };

/** The language of ours that is nearest to those a browser asks for, in their order; English when none is. */
export function languageFor(wanted: readonly string[]): Language {
  const tags = Object.keys(LANGUAGES) as Language[];
  const main = (tag: string): string => tag.toLowerCase().split('-')[0];
  for (const tag of wanted) {
    const near = tags.find((each) => main(each) === main(tag));
    if (near) return near;
  }
  return 'en';
}

/** A text by a key that the server names; the key itself where the language has none. */
export const named = (texts: Readonly<Record<string, string>>, key: string): string =>
  Object.prototype.hasOwnProperty.call(texts, key) ? texts[key] : key;
