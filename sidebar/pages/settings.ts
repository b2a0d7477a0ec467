import { changeOf, readingOf } from '../../src/addon/actionNames';
import type { Replies } from '../../src/addon/protocol';
import { button, element, field, muted, option, row, section, select } from '../elements';
import type { Context, Page } from '../page';
import { ask } from '../server';
import { undoButton } from '../undo';

type Setting = Replies['dealsheetSettings']['settings'][number];

/** One setting with its value, what it is for, and what is wrong with its cell. */
function settingOf(
  context: Context,
  { name, note, value, row: at, trouble }: Setting,
  index: number,
  done: Done,
): Node {
  const { text, act, english } = context;
  const input = field(`setting-${index}`, '', { value });
  const label = element('label', { htmlFor: input.input.id, lang: 'en' }, [name]);
  const save = button(text.settings.save, '', async () => {
    const set = { name, value: input.input.value, row: at };
    done(await act(text.settings.saving, () => ask('dealsheetSettings', { set })), name);
  });
  save.setAttribute('aria-label', `${text.settings.save}: ${name}`);
  const told = element('div', { id: `setting-${index}-told` }, [
    ...(trouble === '' ? [] : [element('p', { className: 'doubt' }, [english(trouble)])]),
    muted(english(note)),
  ]);
  input.input.setAttribute('aria-describedby', told.id);
  return element('div', { className: 'setting' }, [label, row([input.input, save]), told]);
}
type Done = (reply: Replies['dealsheetSettings'] | null, name: string) => void;

/** Takes the last action back, then draws what stood on it again. */
const undoRow = (context: Context, label: string, again: () => Promise<unknown>): HTMLElement =>
  row([
    undoButton(context, label, async (undone) => {
      await again();
      context.changed(undone);
    }),
  ]);

/** Fields whose column is in doubt, each with the headings of its tab to choose from. */
function doubtsOf(context: Context, done: Done): Node[] {
  const { text, state, act } = context;
  const found: Node[] = [];
  for (const { table, title, fields } of state.tabs)
    for (const { heading, field: word, certainty } of table === null ? [] : fields) {
      if (certainty !== 'doubtful') continue;
      const headings = fields.map((each) => each.heading).filter((each) => each !== '');
      const id = `doubt-${found.length}`;
      const chosen = select(
        id,
        `${title}: ${word}`,
        [...headings.map((each) => option(each)), option('-', text.settings.none)],
        heading,
      );
      const save = button(text.settings.choose, '', async () => {
        const set = { name: `${title}: ${word}`, value: chosen.input.value, row: 0 };
        done(await act(text.settings.saving, () => ask('dealsheetSettings', { set })), set.name);
      });
      save.setAttribute('aria-label', `${text.settings.choose}: ${title}, ${word}`);
      found.push(chosen.label, row([save]));
    }
  return found;
}

/** Names that may be one, each to be accepted into the Cleaning tab. */
function mergesSection(context: Context): HTMLElement {
  const { text, act, tell, say } = context;
  const { settings } = text;
  const found = element('div', {}, []);
  const show = ({ merges }: Replies['dealsheetMerges']): void => {
    const lines = merges.map(({ field: word, written, rows, means, others, why }) => {
      const accept = button(settings.accept, 'link', async () => {
        const request = { accept: { field: word, written, means } };
        const reply = await act(settings.accepting, () => ask('dealsheetMerges', request));
        if (!reply) return;
        show(reply);
        found.prepend(undoRow(context, readingOf(written, means), read));
        tell(reply.message);
      });
      accept.setAttribute('aria-label', `${settings.accept}: ${written} → ${means}`);
      return element('tr', {}, [
        element('td', {}, [
          `${written} (${rows}) → ${means} (${others})`,
          element('div', { className: 'muted', lang: 'en' }, [`${word}, ${why}`]),
        ]),
        element('td', {}, [accept]),
      ]);
    });
    found.replaceChildren(
      lines.length > 0 ? element('table', {}, [element('tbody', {}, lines)]) : muted(settings.noMerges),
    );
  };
  const read = async (): Promise<void> => {
    const reply = await act(text.reading, () => ask('dealsheetMerges', { accept: null }));
    if (!reply) return;
    show(reply);
    say('');
  };
  const look = button(settings.look, '', () => void read());
  return section(settings.merges, [muted(settings.mergesHow), row([look]), found]);
}

/** The settings of the file, each with its cell, and the choices that are open. */
function settingsOf(context: Context, body: HTMLElement): void {
  const { text, act, say, changed } = context;
  const done: Done = (reply, name) => {
    if (!reply) return;
    show(reply);
    body.prepend(undoRow(context, changeOf(name), read));
    changed(reply);
  };
  const show = ({ settings }: Replies['dealsheetSettings']): void => {
    const doubts = doubtsOf(context, done);
    body.replaceChildren(
      ...(doubts.length > 0 ? [section(text.settings.doubts, doubts)] : []),
      section(
        text.settings.all,
        settings.map((each, i) => settingOf(context, each, i, done)),
      ),
    );
  };
  if (!context.state.isSetUp) return body.replaceChildren(muted(text.settings.notYet));
  const read = async (): Promise<void> => {
    const reply = await act(text.reading, () => ask('dealsheetSettings', { set: null }));
    if (!reply) return;
    show(reply);
    say('');
  };
  void read();
}

export const SETTINGS_PAGE: Page = {
  name: 'settings',
  show(context) {
    const body = element('div', { id: 'settings' }, [muted(context.text.reading)]);
    settingsOf(context, body);
    return [element('h1', {}, [context.text.settings.title]), body, mergesSection(context)];
  },
};
