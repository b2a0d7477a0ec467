import type { Done } from '../src/addon/protocol';
import { button } from './elements';
import type { Context } from './page';
import { ask } from './server';

/** Takes one action back, by the name the add-on gave it: another that somebody has done since stays. */
export const undoButton = (
  { text: { home }, act, mistrust }: Context,
  label: string,
  done: (reply: Done) => unknown,
): HTMLButtonElement =>
  button(home.undo, '', async () => {
    const undone = await act(home.undoing, () => ask('dealsheetUndo', { label }));
    if (undone) await done(undone);
    else mistrust();
  });
