import type { Replies } from '../../src/addon/protocol';
import { button, element, field, muted, option, row, section, select } from '../elements';
import type { Context, Page } from '../page';
import { ask } from '../server';

/** The goals of the file and a form that sets one. */
function goalsOf({ text: { goals: text }, tag, act, say, tell }: Context, body: HTMLElement): void {
  const show = ({ goals, metrics }: Replies['dealsheetGoals']): void => {
    const metric = select(
      'goal-metric',
      text.metric,
      metrics.map((each) => Object.assign(option(each), { lang: 'en' })),
      'Sales',
    );
    const slice = field('goal-slice', text.slice, { placeholder: 'owner = Ana' });
    const period = field('goal-period', text.period, { placeholder: '2026-Q3' });
    const target = field('goal-target', text.target, { placeholder: '250000' });
    const save = button(text.save, 'primary', async () => {
      if (!/\d/.test(target.input.value)) {
        target.input.focus();
        return say(text.noNumber, true);
      }
      const set = {
        metric: metric.input.value,
        slice: slice.input.value,
        period: period.input.value,
        target: target.input.value,
      };
      const reply = await act(text.saving, () => ask('dealsheetGoals', { set }));
      if (!reply) return;
      show(reply);
      tell(reply.message);
    });
    const rows = goals.map((goal) => {
      const edit = button(text.edit, 'link', () => {
        const listed = metrics.find((each) => each.toLowerCase() === goal.metric.toLowerCase());
        if (listed !== undefined) metric.input.value = listed;
        slice.input.value = goal.slice;
        period.input.value = goal.period;
        // three digits behind a mark could be thousands
        target.input.value = String(goal.target).replace(/\.\d{3}$/, '$&0');
        target.input.focus();
      });
      edit.setAttribute('aria-label', text.editOf(`${goal.metric}, ${goal.slice || text.all}, ${goal.period}`));
      const number = goal.target.toLocaleString(tag);
      return element('tr', {}, [
        element('td', {}, [goal.metric, element('div', { className: 'muted' }, [goal.slice || text.all])]),
        element('td', {}, [number, element('div', { className: 'muted' }, [goal.period])]),
        element('td', {}, [edit]),
      ]);
    });
    body.replaceChildren(
      section(text.set, [...[metric, slice, period, target].map(({ label }) => label), row([save])]),
      section(text.there, [rows.length > 0 ? element('table', {}, [element('tbody', {}, rows)]) : muted(text.none)]),
    );
  };
  void act(text.reading, () => ask('dealsheetGoals', { set: null })).then((reply) => {
    if (!reply) return;
    show(reply);
    say('');
  });
}

export const GOALS: Page = {
  name: 'goals',
  show(context) {
    const { goals: text } = context.text;
    const body = element('div', {}, [muted(text.reading)]);
    goalsOf(context, body);
    return [element('h1', {}, [text.title]), body];
  },
};
