import type { Done, State } from '../../src/addon/protocol';
import { button, element, list, muted, row, section } from '../elements';
import type { Context, Page } from '../page';
import { ask } from '../server';
import { named } from '../strings';
import { undoButton } from '../undo';
import { shareSection } from './share';
import { updateSection } from './update';

/** Deals, check, build: what a newcomer presses is the last of three lines. */
function firstVisit(context: Context): Node[] {
  const { text, tag, state, act, steps, finish, go } = context;
  const { home } = text;
  const deals = state.tabs.find(({ table }) => table === 'deals');
  const doubts = state.tabs.reduce((sum, tab) => sum + (tab.table === null ? 0 : tab.doubts.length), 0);
  const build = button(text.build.build, 'primary', async () => {
    const request = {
      report: state.templates[0].title,
      period: 'year to date',
      versus: 'lastYear',
      mode: 'live',
    } as const;
    const done = await steps([
      { words: text.check.settingUp, work: () => ask('dealsheetSetUp', { tabs: [], asOf: null }) },
      {
        words: text.build.building(named(text.templates, request.report)),
        work: () => ask('dealsheetBuildReport', request),
      },
    ]);
    await finish(done as Done | null);
  });
  const sample = button(
    home.sample,
    'primary',
    async () => await finish(await act(home.sampling, () => ask('dealsheetSample', {}))),
  );
  const again = button(home.lookAgain, '', () => void finish({ message: '' }));
  const step = (title: string, children: readonly (Node | string)[]): HTMLElement =>
    element('li', {}, [element('h2', {}, [title]), ...children]);
  return [
    element('p', {}, [home.intro]),
    element('ol', { className: 'steps' }, [
      step(
        home.stepDeals,
        deals
          ? [element('p', {}, [home.hasDeals(deals.tab, text.rows(deals.rows.toLocaleString(tag)))])]
          : [element('p', { className: 'doubt' }, [home.noDeals]), row([sample, again])],
      ),
      ...(deals
        ? [
            step(home.stepCheck, [
              element('p', { className: doubts > 0 ? 'doubt' : '' }, [
                doubts > 0 ? home.doubts(doubts) : home.noDoubts,
              ]),
              row([button(home.look, '', () => go('check'))]),
            ]),
            step(home.stepBuild, [element('p', {}, [home.buildHint]), row([build])]),
          ]
        : []),
    ]),
  ];
}

function setUpSection({ text, tag, state }: Context): HTMLElement {
  const tables = state.tabs.filter(({ table }) => table !== null && table !== 'settings');
  return section(text.home.setUp, [
    list(
      tables.map(({ tab, table, rows }) => [
        `${named(text.tables, table as string)}: ${tab}, ${text.rows(rows.toLocaleString(tag))}`,
      ]),
    ),
    muted(text.home.named, ' ', state.names.join(', ')),
  ]);
}

function problemSection({ text: { home, rows }, tag, state, go }: Context): HTMLElement {
  const { problems } = state;
  const all = problems.reduce((sum, problem) => sum + problem.rows, 0);
  if (problems.length === 0) return section(home.problems, [muted(home.noProblems)]);
  return section(home.problems, [
    element('p', { className: 'doubt' }, [home.problemRows(problems.length, rows(all.toLocaleString(tag)))]),
    row([button(home.showProblems, '', () => go('check'))]),
  ]);
}

/** Refresh, then every live report as it was asked; Stop takes effect between them. A snapshot stays as it is. */
async function updateAll({ text: { home, templates }, state, steps, finish, say }: Context): Promise<void> {
  const built: string[] = [];
  const left: string[] = [];
  const reports = state.reports.flatMap(({ report, tab, asked }) =>
    asked?.mode === 'live' ? [{ report, tab, asked }] : [],
  );
  const done = await steps([
    { words: home.refreshing, work: () => ask('dealsheetRefresh', {}) },
    ...reports.map(({ report, tab, asked }) => ({
      words: home.rebuilding(named(templates, report)),
      work: async () => {
        const reply = await ask('dealsheetBuildReport', asked);
        (reply.edited.length > 0 ? left : built).push(tab);
        return reply;
      },
    })),
  ]);
  if (done === null) return;
  await finish({ message: '' });
  say([home.updated(built.length), ...(left.length > 0 ? [home.left(left.join(', '))] : [])].join(' '));
}

function reportSection(context: Context): HTMLElement {
  const { text, state, english, go, act, tell } = context;
  const { home, templates } = text;
  const all = button(home.updateAll, '', () => void updateAll(context));
  return section(home.reports, [
    state.reports.length === 0
      ? muted(home.noReports)
      : list(
          state.reports.map(({ report, tab, status }) => {
            const open = button('', 'link', () => {
              void act(home.opening, () => ask('dealsheetShow', { tab, rows: [] })).then(
                (done) => done && tell(done.message),
              );
            });
            open.append(english(tab));
            open.setAttribute('aria-label', home.openOf(tab));
            const title = named(templates, report);
            return [
              open,
              ...(title === tab ? [] : [` (${title})`]),
              element('div', { className: 'muted' }, [english(status)]),
            ];
          }),
        ),
    row([
      button(home.newReport, 'primary', () => go('build')),
      ...(state.reports.some(({ asked }) => asked?.mode === 'live') ? [all] : []),
    ]),
  ]);
}

/** Refresh, Make formulas live, Undo; what the second would change is shown first. */
function tools(context: Context): HTMLElement {
  const {
    text: { home },
    state,
    act,
    finish,
    tell,
    english,
  } = context;
  const found = element('div', {}, []);
  const refresh = button(
    home.refresh,
    '',
    async () => await finish(await act(home.refreshing, () => ask('dealsheetRefresh', {}))),
  );
  const live = button(home.makeLive, '', async () => {
    const reply = await act(home.looking, () => ask('dealsheetMakeLive', { go: false }));
    if (!reply) return;
    tell(reply.message);
    const change = button(home.change, 'primary', async () => {
      await finish(await act(home.changing, () => ask('dealsheetMakeLive', { go: true })));
    });
    const cells = reply.cells.map(({ cell, after }) => [`${cell}: ${after}`]);
    found.replaceChildren(...(cells.length > 0 ? [list(cells), row([change])] : []));
  });
  const undo = undoButton(context, state.undo, finish);
  undo.append(': ', english(state.undo));
  return element('div', {}, [row([refresh, live, ...(state.undo ? [undo] : [])]), muted(home.toolsHint), found]);
}

const isNew = (state: State): boolean => !state.isSetUp && state.reports.length === 0;

export const HOME: Page = {
  name: 'home',
  show(context) {
    const { text, state } = context;
    const title = element('h1', {}, [text.home.title]);
    const note = text.inEnglish === '' ? [] : [muted(text.inEnglish)];
    if (isNew(state)) return [title, ...firstVisit(context), ...(state.undo ? [tools(context)] : []), ...note];
    return [
      title,
      reportSection(context),
      tools(context),
      updateSection(context),
      problemSection(context),
      shareSection(context),
      setUpSection(context),
      ...note,
    ];
  },
};
