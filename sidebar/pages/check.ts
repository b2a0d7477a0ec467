import type { Done, TabView } from '../../src/addon/protocol';
import { button, element, field, list, muted, option, row, section, select } from '../elements';
import type { Context, Page } from '../page';
import { ask } from '../server';
import { named } from '../strings';

/** Which heading is which field, where the guess was wrong or there was none; the Settings tab keeps it. */
function choosing({ text, state, steps, finish }: Context, tab: TabView, index: number): Node[] {
  const { check, settings } = text;
  const read = new Set(tab.fields.map(({ field }) => field));
  const words = tab.words.filter((word) => !read.has(word)).concat(tab.words.filter((word) => read.has(word)));
  const english = (each: string): HTMLOptionElement => Object.assign(option(each), { lang: 'en' });
  const which = select(`tab-${index}-field`, check.thisField, words.map(english));
  const heading = select(`tab-${index}-heading`, check.isHeading, [
    ...tab.fields.map((each) => option(each.heading)),
    option('-', settings.none),
  ]);
  const free = tab.fields.find(({ field }) => field === '');
  if (free) heading.input.value = free.heading;
  const save = button(settings.choose, '', async () => {
    const set = { name: `${tab.title}: ${which.input.value}`, value: heading.input.value, row: 0 };
    const setUp = { words: check.settingUp, work: () => ask('dealsheetSetUp', { tabs: [], asOf: null }) };
    const write = { words: settings.saving, work: () => ask('dealsheetSettings', { set }) };
    await finish((await steps([...(state.isSetUp ? [] : [setUp]), write])) as Done | null);
  });
  return [
    element('details', { id: `tab-${index}-choose` }, [
      element('summary', {}, [check.otherColumn]),
      which.label,
      heading.label,
      row([save]),
    ]),
  ];
}

/** One tab as it was understood, with the choice of what it is. */
function tabSection(context: Context, tab: TabView, index: number): { view: HTMLElement; chosen: () => string | null } {
  const { text, tag, english } = context;
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
    element('summary', {}, [`${tab.tab}: ${title}, ${text.rows(tab.rows.toLocaleString(tag))}`]),
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
    ...(fields.length > 0
      ? [
          element('table', { className: 'fields' }, [element('thead', {}, [head]), element('tbody', {}, fields)]),
          ...choosing(context, tab, index),
        ]
      : []),
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

function problemSection({ text: { check }, tag, state, act, tell, english }: Context): HTMLElement {
  const items = state.problems.map(({ problem, rows, effect, tab, sheetRows }) => {
    const show = button(check.showMe, 'link', async () => {
      const done = await act(check.selecting, () => ask('dealsheetShow', { tab, rows: [...sheetRows] }));
      if (done) tell(done.message);
    });
    show.setAttribute('aria-label', `${check.showMe}: ${problem}`);
    const places = sheetRows.length > 0 && tab !== '' ? [' ', show] : [];
    return [`${rows.toLocaleString(tag)} × `, english(`${problem}. ${effect}.`), ...places];
  });
  if (items.length === 0) return section(check.problems, [muted(check.noProblems)]);
  const [first, more] = [items.slice(0, FIRST), items.slice(FIRST)];
  return section(check.problems, [
    list(first),
    ...(more.length > 0
      ? [
          element('details', { id: 'more-problems' }, [
            element('summary', {}, [check.moreProblems(more.length)]),
            list(more),
          ]),
        ]
      : []),
  ]);
}

/** Problems that are shown at once, the most frequent ones. */
const FIRST = 8;

export const CHECK: Page = {
  name: 'check',
  show: (context) => [element('h1', {}, [context.text.check.title]), ...tabsSection(context), problemSection(context)],
};
