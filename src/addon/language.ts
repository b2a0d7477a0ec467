import { isClosed } from './lock';
import type { Language } from './protocol';
import { LANGUAGE_TAGS } from './protocol';

const KEY = 'language';

/** The language that this person has chosen before; null when none was, or it is none of ours any more. */
export function chosenLanguage(): Language | null {
  try {
    const tag = PropertiesService.getUserProperties().getProperty(KEY);
    return LANGUAGE_TAGS.find((each) => each === tag) ?? null;
  } catch (error) {
    if (!isClosed(error)) throw error;
    return null;
  }
}

/** Remembers it, for every file of this person. */
export function keepLanguage(language: Language): void {
  try {
    PropertiesService.getUserProperties().setProperty(KEY, language);
  } catch (error) {
    if (!isClosed(error)) throw error; // it then lasts as long as the sidebar
  }
}
