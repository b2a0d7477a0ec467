import { button, element, field, list, muted, row } from '../elements';
import type { Page } from '../page';
import { ask } from '../server';

export const EXPLAIN: Page = {
  name: 'explain',
  show({ text: { explain }, act, tell, english }) {
    const found = element('div', { id: 'explained' }, []);
    const compare = field('compare', explain.otherTool);
    const go = button(explain.go, 'primary', async () => {
      const told = await act(explain.explaining, () =>
        ask('dealsheetExplain', { compare: compare.input.value.trim() }),
      );
      if (!told) return;
      tell(told.message);
      const lines = told.lines.map(({ what, answer, value, ids, rows }) => {
        const where = [ids, rows && explain.inRows(rows)].filter(Boolean).join(' – ');
        const text = [answer, value].filter(Boolean).join(': ');
        return [
          element('strong', {}, [english(what)]),
          ' ',
          english(text),
          ...(where ? [element('div', { className: 'muted' }, [where])] : []),
        ];
      });
      found.replaceChildren(muted(`${told.cell}  ${told.formula}`), list(lines));
    });
    return [element('h1', {}, [explain.title]), muted(explain.hint), compare.label, row([go]), found];
  },
};
