import type { Replies } from '../src/addon/protocol';
import { button, element, option, select } from './elements';
import { ask } from './server';
import { GOALS } from './strings';

/** How a request is run with its progress words; null when it failed and was said. */
type Act = <T>(words: string, work: () => Promise<T>) => Promise<T | null>;

const field = (id: string, text: string, placeholder: string): { label: HTMLElement; input: HTMLInputElement } => {
  const input = element('input', { id, type: 'text', placeholder }, []) as HTMLInputElement;
  return { label: element('label', { htmlFor: id }, [text, input]), input };
};

/** The goals of the file, opened on demand, and a form that sets one. */
export function goalSection(act: Act, say: (text: string, isError?: boolean) => void): HTMLElement {
  const body = element('div', {}, []);
  const show = ({ goals, metrics }: Replies['dealsheetGoals']): void => {
    const metric = select(
      'goal-metric',
      GOALS.metric,
      metrics.map((each) => option(each)),
      'Sales',
    );
    const slice = field('goal-slice', GOALS.slice, 'owner = Ana');
    const period = field('goal-period', GOALS.period, '2026-Q3');
    const target = field('goal-target', GOALS.target, '250000');
    const save = button(GOALS.save, 'primary', async () => {
      const number = Number(target.input.value.replace(/[\s']/g, '').replace(/%$/, ''));
      if (target.input.value.trim() === '' || !Number.isFinite(number)) return say(GOALS.noNumber, true);
      const set = {
        metric: metric.input.value,
        slice: slice.input.value,
        period: period.input.value,
        target: target.input.value.trim().endsWith('%') ? number / 100 : number,
      };
      const reply = await act(GOALS.saving, () => ask('dealsheetGoals', { set }));
      if (!reply) return;
      show(reply);
      say(reply.message);
    });
    const rows = goals.map((goal) => {
      const edit = button(GOALS.edit, '', () => {
        const listed = metrics.find((each) => each.toLowerCase() === goal.metric.toLowerCase());
        if (listed !== undefined) metric.input.value = listed;
        slice.input.value = goal.slice;
        period.input.value = goal.period;
        target.input.value = String(goal.target);
        target.input.focus();
      });
      const cells = [goal.metric, goal.slice || GOALS.all, goal.period, goal.target.toLocaleString('en'), edit];
      return element(
        'tr',
        {},
        cells.map((cell) => element('td', {}, [cell])),
      );
    });
    body.replaceChildren(
      ...(rows.length > 0
        ? [element('table', {}, [element('tbody', {}, rows)])]
        : [element('p', { className: 'muted' }, [GOALS.none])]),
      ...[metric, slice, period, target].map(({ label }) => label),
      element('div', { className: 'row' }, [save]),
    );
  };
  const open = button(GOALS.open, '', async () => {
    const reply = await act(GOALS.reading, () => ask('dealsheetGoals', { set: null }));
    if (!reply) return;
    show(reply);
    say('');
  });
  return element('section', {}, [element('h2', {}, [GOALS.title]), element('div', { className: 'row' }, [open]), body]);
}
