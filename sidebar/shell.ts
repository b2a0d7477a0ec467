import type { Done, Language, State } from '../src/addon/protocol';
import { button, element, option } from './elements';
import { whyFailed } from './failures';
import type { Context, Page, PageName, Step } from './page';
import { ask } from './server';
import { LANGUAGES, languageFor } from './strings';

const STORED = 'dealsheet-language';
/** Milliseconds after which a step is said to be long. */
const LONG = 20000;

/** What this browser was told before; nothing where it may not keep anything. */
function stored(): string[] {
  try {
    const tag = localStorage.getItem(STORED);
    return tag === null ? [] : [tag];
  } catch {
    return [];
  }
}

function store(tag: string): void {
  try {
    localStorage.setItem(STORED, tag);
  } catch {
    // the server keeps it too
  }
}

/** The frame of the sidebar: pages, language, what is going on. It keeps the file's state as last read, and nothing else. */
export class Shell {
  private language: Language = languageFor([...stored(), ...navigator.languages]);
  private page: PageName = 'home';
  private state: State | null = null;
  private saving: Promise<unknown> = Promise.resolve();
  private isBusy = false;
  private isStale = false;
  /** What went wrong last; null where nothing did. */
  private failed: unknown = null;
  private readonly head = document.getElementById('head') as HTMLElement;
  private readonly app = document.getElementById('app') as HTMLElement;
  private readonly status = document.getElementById('status') as HTMLElement;

  constructor(private readonly pages: readonly Page[]) {}

  /** Paints at once, then reads the file: the first request also shows whether the add-on can be reached at all. */
  async start(): Promise<void> {
    this.render();
    const { text } = this;
    const state = await this.act(text.reading, () => ask('dealsheetState', {}));
    if (!state) return this.render();
    this.state = state;
    if (state.language && state.language !== this.language) this.language = state.language;
    this.render();
    this.say(this.text.ready);
  }

  private get text(): Context['text'] {
    return LANGUAGES[this.language];
  }

  private say(words: string, isError = false): void {
    this.status.replaceChildren(words);
    this.status.className = isError ? 'error' : '';
  }

  private english(words: string): Node {
    return this.language === 'en' ? document.createTextNode(words) : element('span', { lang: 'en' }, [words]);
  }

  private tell(sentence: string): void {
    this.say('');
    this.status.append(this.english(sentence));
  }

  private rest(isBusy: boolean): void {
    this.isBusy = isBusy;
    document
      .querySelectorAll('button:not(#stop)')
      .forEach((each) => each.setAttribute('aria-disabled', String(isBusy)));
    (document.getElementById('language') as HTMLSelectElement).disabled = isBusy;
  }

  private fail(error: unknown): void {
    this.failed = error;
    this.say('', true);
    this.status.append(...whyFailed(error, this.text, (words) => this.english(words)));
  }

  private act<T>(words: string, work: () => Promise<T>): Promise<T | null> {
    return this.steps([{ words, work }]) as Promise<T | null>;
  }

  private async steps(steps: readonly Step[]): Promise<unknown> {
    if (this.isBusy) return null;
    this.rest(true);
    this.failed = null;
    const began = Date.now();
    const { progress } = this.text;
    let isStopped = false;
    const stop = button(progress.stop, '', () => {
      isStopped = true;
      stop.setAttribute('aria-disabled', 'true');
      stop.textContent = progress.stopping;
    });
    stop.id = 'stop';
    // read out once a step; the seconds are for the eye
    const clock = element('span', {}, []);
    clock.setAttribute('aria-hidden', 'true');
    const long = document.createTextNode(` ${progress.long}`);
    let stepBegan = began;
    const timer = setInterval(() => {
      clock.textContent = ` ${this.text.seconds(Math.round((Date.now() - began) / 1000))}`;
      if (Date.now() - stepBegan > LONG && !long.isConnected) clock.before(long);
      if (steps.length > 1 && !stop.isConnected) this.status.append(' ', stop);
    }, 1000);
    try {
      let reply: unknown = null;
      for (let i = 0; i < steps.length; i++) {
        if (isStopped) {
          this.say(progress.stopped(i, steps.length, steps[i].words));
          this.isStale = true;
          return null;
        }
        const { words, work } = steps[i];
        stepBegan = Date.now();
        this.say(steps.length > 1 ? progress.step(i + 1, steps.length, words) : words);
        this.status.append(clock);
        if (i > 0 && Date.now() - began > 1000) this.status.append(' ', stop);
        reply = await work();
      }
      return reply;
    } catch (error) {
      this.fail(error);
      return null;
    } finally {
      clearInterval(timer);
      this.rest(false);
    }
  }

  private async finish(done: Done | null): Promise<void> {
    if (!done) return;
    const state = await this.act(this.text.reading, () => ask('dealsheetState', {}));
    if (!state) return;
    this.state = state;
    this.isStale = false;
    this.render();
    this.tell(done.message);
  }

  private changed(done: Done): void {
    this.isStale = true;
    this.tell(done.message);
  }

  private go(page: PageName): void {
    this.page = page;
    this.app.replaceChildren();
    const top = (): void => {
      this.app.scrollTop = 0;
      this.app.querySelector('h1')?.focus();
    };
    if (!this.isStale) {
      this.render();
      return top();
    }
    // what pages ask for while they are drawn would keep the file from being read again
    this.head.replaceChildren(...this.header());
    void this.finish({ message: '' }).then(() => {
      if (this.app.childElementCount === 0) this.render();
      top();
    });
  }

  private speak(language: Language): void {
    this.language = language;
    store(language);
    this.say(this.text.ready);
    this.render();
    // one after another, for requests may overtake each other; where it fails, it is kept here as well
    this.saving = this.saving.then(() => ask('dealsheetLanguage', { language })).catch(() => undefined);
  }

  private header(): Node[] {
    const { text } = this;
    const links = this.pages.map(({ name }) => {
      const link = button(text.pages[name], '', () => this.go(name));
      link.id = `page-${name}`;
      if (name === this.page) link.setAttribute('aria-current', 'page');
      return link;
    });
    const nav = element('nav', { ariaLabel: text.navigation }, links);
    const tags = Object.keys(LANGUAGES) as Language[];
    const options = tags.map((tag) => {
      const made = option(tag, LANGUAGES[tag].language);
      made.lang = tag;
      return made;
    });
    const languages = element('select', { id: 'language', ariaLabel: text.languages }, options) as HTMLSelectElement;
    languages.value = this.language;
    languages.addEventListener('change', () => this.speak(languages.value as Language));
    return [nav, languages];
  }

  private body(): readonly (Node | string)[] {
    const { text, state } = this;
    const page = this.pages.find(({ name }) => name === this.page);
    if (state && page)
      return page.show({
        text,
        state,
        tag: this.language,
        act: (words, work) => this.act(words, work),
        steps: (steps) => this.steps(steps),
        say: (words, isError) => this.say(words, isError),
        tell: (sentence) => this.tell(sentence),
        finish: (done) => this.finish(done),
        changed: (done) => this.changed(done),
        mistrust: () => void (this.isStale = true),
        go: (name) => this.go(name),
        english: (words) => this.english(words),
      });
    const title = element('h1', {}, [text.home.title]);
    if (this.failed === null) return [title, element('p', { className: 'muted' }, [text.reading])];
    const again = button(text.failure.again, 'primary', () => void this.start());
    return [title, element('p', {}, [text.failure.unread]), again];
  }

  /** Draws header and page anew; what was typed, opened and focused stays where it is still there. */
  private render(): void {
    const kept = keptOf(this.app);
    document.documentElement.lang = this.language;
    this.head.replaceChildren(...this.header());
    this.app.replaceChildren(...this.body());
    const heading = this.app.querySelector('h1');
    if (heading) heading.tabIndex = -1;
    if (this.isBusy) this.rest(true);
    kept();
  }
}

/** Notes what a person has typed, opened and focused below an element. @returns puts it back, by id */
function keptOf(within: HTMLElement): () => void {
  const inputs = Array.from(within.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[data-touched]'));
  const typed = inputs.filter(({ id }) => id !== '').map(({ id, value }) => ({ id, value }));
  const opened = Array.from(within.querySelectorAll<HTMLDetailsElement>('details[open]'), ({ id }) => id);
  const active = document.activeElement;
  const wasInside = active !== null && within.contains(active);
  const focus = { id: active?.id ?? '', text: active instanceof HTMLButtonElement ? active.textContent : null };
  const retype = (): void => {
    for (const { id, value } of typed) {
      const input = document.getElementById(id) as HTMLInputElement | HTMLSelectElement | null;
      if (!input || input.value === value) continue;
      if (input instanceof HTMLSelectElement && !Array.from(input.options).some((each) => each.value === value))
        continue;
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
  };
  return () => {
    retype();
    for (const id of opened) {
      const details = id === '' ? null : (document.getElementById(id) as HTMLDetailsElement | null);
      if (!details) continue;
      details.open = true;
      details.dispatchEvent(new Event('toggle')); // its content is drawn now, not some time later
    }
    retype(); // what stands in them
    const same = focus.id
      ? document.getElementById(focus.id)
      : focus.text !== null &&
        Array.from(document.querySelectorAll('button')).find(({ textContent }) => textContent === focus.text);
    if (same && same !== document.activeElement) same.focus();
    // what had the focus is gone: a keyboard goes on from the top of the page, not of the sidebar
    if (wasInside && document.activeElement === document.body) within.querySelector('h1')?.focus();
  };
}

document.addEventListener('input', ({ target }) => {
  if (target instanceof HTMLElement) target.dataset.touched = '';
});
