import type { TabView } from '../../src/addon/protocol';
import { button, element, field, list, muted, option, row, section, select } from '../elements';
import type { Context, Page } from '../page';
import { ask } from '../server';
import { named } from '../strings';
import { updateSection } from './update';

const shown = (n: number): string => n.toLocaleString('en');

/** One tab as it was understood, with the choice of what it is. */
function tabSection(
  { text, english }: Context,
  tab: TabView,
  index: number,
): { view: HTMLElement; chosen: () => string | null } {
  const { check, tables } = text;
  const picked = select(
    `tab-${index}`,
    check.isTable,
    [option('', check.leaveOut), ...Object.keys(tables).map((table) => option(table, named(tables, table)))],
    tab.table ?? '',
  );
  const fields = tab.fields.map(({ heading, field, example, certainty }) =>
    element('tr', { className: certainty === 'doubtful' ? 'doubt' : '' }, [
      element('td', {}, [heading, element('div', { className: 'muted' }, [example])]),
      element('td', {}, [
        field === '' ? '–' : english(field),
        element('div', { className: 'muted' }, [named(check.certainties, certainty)]),
      ]),
    ]),
  );
  const head = element(
    'tr',
    {},
    [check.heading, check.field].map((text) => element('th', { scope: 'col' }, [text])),
  );
  const title = tab.table === null ? '–' : named(tables, tab.table);
  const view = element('details', { id: `tab-${index}-shown` }, [
    element('summary', {}, [`${tab.tab}: ${title}, ${text.rows(shown(tab.rows))}`]),
    picked.label,
    ...(tab.table === null ? [muted(check.noTable)] : []),
    ...(tab.doubts.length > 0
      ? [
          list(
            tab.doubts.map((doubt) => [english(doubt)]),
            'doubt',
          ),
        ]
      : []),
    ...(fields.length > 0 ? [element('table', {}, [element('thead', {}, [head]), element('tbody', {}, fields)])] : []),
  ]);
  return { view, chosen: () => picked.input.value || null };
}

function tabsSection(context: Context): Node[] {
  const { text, state, act, finish, english } = context;
  const { check } = text;
  const asOf = field('as-of', check.asOf, { type: 'date', value: state.asOf });
  const tabs = state.tabs
    .filter(({ table }) => table !== 'settings')
    .map((tab, i) => ({ tab, ...tabSection(context, tab, i) }));
  const go = button(state.isSetUp ? check.setUpAgain : check.setUp, state.isSetUp ? '' : 'primary', async () => {
    const request = {
      tabs: tabs.map(({ tab, chosen }) => ({ tab: tab.tab, table: chosen() })),
      asOf: asOf.input.value || null,
    };
    await finish(await act(check.settingUp, () => ask('dealsheetSetUp', request)));
  });
  const hasDeals = state.tabs.some(({ table }) => table === 'deals');
  return [
    ...(hasDeals ? [] : [element('p', { className: 'doubt' }, [check.noDeals])]),
    ...tabs.map(({ view }) => view),
    asOf.label,
    ...(state.asOfNote ? [muted(english(state.asOfNote))] : []),
    row([go]),
  ];
}

function problemSection({ text: { check }, state, act, tell, english }: Context): HTMLElement {
  const items = state.problems.map(({ problem, rows, effect, tab, sheetRows }) => {
    const show = button(check.showMe, 'link', async () => {
      const done = await act(check.selecting, () => ask('dealsheetShow', { tab, rows: [...sheetRows] }));
      if (done) tell(done.message);
    });
    show.setAttribute('aria-label', `${check.showMe}: ${problem}`);
    const places = sheetRows.length > 0 && tab !== '' ? [' ', show] : [];
    return [`${shown(rows)} × `, english(`${problem}. ${effect}.`), ...places];
  });
  return section(check.problems, [items.length > 0 ? list(items) : muted(check.noProblems)]);
}

export const CHECK: Page = {
  name: 'check',
  show: (context) => [
    element('h1', {}, [context.text.check.title]),
    ...tabsSection(context),
    problemSection(context),
    updateSection(context),
  ],
};
