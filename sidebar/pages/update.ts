import { button, element, list, muted, option, row, section, select } from '../elements';
import type { Context } from '../page';
import { ask } from '../server';

/** Tables that are no exports. */
const KEPT = ['settings', 'cleaning', 'changes'];

/** Next month's export in a tab: what it would change is shown first, then written. */
export function updateSection({ text: { check, home }, state, act, tell, finish }: Context): HTMLElement {
  // a table that two tabs read as: one of them may be newer
  const twice = ({ table }: { readonly table: string | null }): boolean =>
    table !== null && !KEPT.includes(table) && state.tabs.filter((tab) => tab.table === table).length > 1;
  const newer = state.tabs.filter(twice).map(({ tab }) => tab);
  const again = button(home.lookAgain, '', () => void finish({ message: '' }));
  if (newer.length < 2) return section(check.update, [muted(check.updateHow), row([again])]);
  const from = select(
    'update-from',
    check.updateFrom,
    newer.map((tab) => option(tab)),
    newer[newer.length - 1],
  );
  const found = element('div', {}, []);
  const compare = button(check.compare, '', async () => {
    const request = { from: from.input.value, go: false };
    const reply = await act(check.comparing, () => ask('dealsheetUpdate', request));
    if (!reply) return;
    tell(reply.message);
    const lines = reply.lines.map(({ what, deal, row: at, fields }) => [
      `${check[what]} ${deal}${at > 0 ? ` (${check.row(at)})` : ''}${fields ? `: ${fields}` : ''}`,
    ]);
    const go = button(check.writeInto(reply.into), 'primary', async () => {
      await finish(await act(check.updating, () => ask('dealsheetUpdate', { ...request, go: true })));
    });
    found.replaceChildren(...(lines.length > 0 ? [list(lines), row([go])] : []));
  });
  from.input.addEventListener('change', () => found.replaceChildren());
  return section(check.update, [from.label, row([compare, again]), found]);
}
