import { Failure } from './server';
import type { Texts } from './strings';

/**
 * What is said of a request that failed: what happened and what to do, in the page's language, or the server's own sentence.
 * @param english marks the server's words, which are English in every language
 */
export function whyFailed(
  error: unknown,
  { failure: texts }: Texts,
  english: (words: string) => Node,
): (Node | string)[] {
  const { kind, message } = error instanceof Failure ? error : new Failure('google', String(error));
  if (kind === 'told') return [english(message)];
  return kind === 'google' ? [texts.google, ' ', english(`(${message})`)] : [texts[kind]];
}
