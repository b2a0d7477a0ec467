import type { Done, State } from '../src/addon/protocol';
import type { Texts } from './strings';

/** One request of several, with the words that say what it does. */
export interface Step {
  readonly words: string;
  work(): Promise<unknown>;
}

export type PageName = keyof Texts['pages'];

/** What a page has to work with. */
export interface Context {
  readonly text: Texts;
  readonly state: State;
  /** The language's tag, for numbers. */
  readonly tag: string;
  /** Runs one request with its progress words; null when it failed, which was said. One at a time. */
  act<T>(words: string, work: () => Promise<T>): Promise<T | null>;
  /**
   * Runs requests one after another, each named while it runs; Stop takes effect between them.
   * @returns what the last one answered; null when one failed or it was stopped, which was said
   */
  steps(steps: readonly Step[]): Promise<unknown>;
  /** Says something of our own. */
  say(text: string, isError?: boolean): void;
  /** Says a sentence of the server, which is English in every language. */
  tell(sentence: string): void;
  /** After an action: the file is read again, then its sentence stands. */
  finish(done: Done | null): Promise<void>;
  /** After an action that this page need not be drawn anew for: its sentence stands; the file is read at the next page. */
  changed(done: Done): void;
  /** The file may be another than it was when it was read: the next page reads it again. */
  mistrust(): void;
  go(page: PageName): void;
  /** The server's words: marked as English where the sidebar speaks another language. */
  english(words: string): Node;
}

/** One page of the sidebar: what it shows, from the file's state alone. */
export interface Page {
  readonly name: PageName;
  show(context: Context): readonly (Node | string)[];
}
