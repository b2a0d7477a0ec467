import { COMBINE } from '../../src/addon/actionNames';
import { button, element, list, muted, row, section } from '../elements';
import type { Context } from '../page';
import { ask } from '../server';
import { undoButton } from '../undo';

/** Neighbouring formulas as one call: what would be written is shown first, then written when asked. */
export function combineSection(context: Context): HTMLElement {
  const {
    text: { functions: text },
    act,
    tell,
    changed,
  } = context;
  const found = element('div', {}, []);
  const look = button(text.combineLook, '', async () => {
    found.replaceChildren();
    const reply = await act(text.combineLooking, () => ask('dealsheetCombine', { go: false }));
    if (!reply) return;
    tell(reply.message);
    const go = button(text.combineGo, 'primary', async () => {
      const done = await act(text.combining, () => ask('dealsheetCombine', { go: true }));
      if (!done) return;
      changed(done);
      const undo = undoButton(context, COMBINE, (undone) => {
        changed(undone);
        found.replaceChildren();
        look.focus();
      });
      found.replaceChildren(row([undo]));
      undo.focus();
    });
    found.replaceChildren(
      list(reply.before.map(({ cell, formula }) => [`${cell}: `, element('code', {}, [formula])])),
      element('p', {}, [`${text.combineAfter} `, element('code', {}, [reply.after])]),
      row([go]),
    );
  });
  return section(text.combine, [muted(text.combineHint), row([look]), found]);
}
