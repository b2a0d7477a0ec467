import type { Done, State, TabView } from '../src/addon/protocol';
import { button, element, option, select } from './elements';
import { goalSection } from './goals';
import { ask } from './server';
import { PERIODS, TEXT } from './strings';

const TABLES = ['deals', 'spend', 'stages', 'lines', 'splits', 'leads', 'goals', 'owners', 'rates', 'changes'];

const app = document.getElementById('app') as HTMLElement;
const status = document.getElementById('status') as HTMLElement;

function say(text: string, isError = false): void {
  status.textContent = text;
  status.className = isError ? 'status error' : 'status';
}

/** Runs one request with its progress words; the buttons rest meanwhile, and a failure says what is unharmed. */
async function act<T>(words: string, work: () => Promise<T>): Promise<T | null> {
  const buttons = Array.from(document.querySelectorAll('button'));
  buttons.forEach((each) => (each.disabled = true));
  const began = Date.now();
  say(words);
  const timer = setInterval(() => say(`${words} ${Math.round((Date.now() - began) / 1000)} s`), 1000);
  try {
    return await work();
  } catch (error) {
    say((error as Error).message, true);
    return null;
  } finally {
    clearInterval(timer);
    buttons.forEach((each) => (each.disabled = false));
  }
}

/** After an action: the file is read again, then its sentence stands. */
async function finish(done: Done | null): Promise<void> {
  if (!done) return;
  const state = await act(TEXT.reading, () => ask('dealsheetState', {}));
  if (!state) return;
  render(state);
  say(done.message);
}

function buildForm(state: State): HTMLElement {
  const report = select(
    'report',
    TEXT.report,
    state.templates.map(({ title }) => option(title)),
  );
  const period = select(
    'period',
    TEXT.period,
    PERIODS.map((each) => option(each)),
  );
  const versus = select('versus', TEXT.versus, [option('lastYear', TEXT.lastYear), option('previous', TEXT.previous)]);
  const mode = select('mode', TEXT.mode, [option('live', TEXT.live), option('snapshot', TEXT.snapshot)]);
  const build = button(TEXT.build, 'primary', async () => {
    const request = {
      report: report.input.value,
      period: period.input.value,
      versus: versus.input.value as 'previous' | 'lastYear',
      mode: mode.input.value as 'live' | 'snapshot',
    };
    await finish(await act(TEXT.building, () => ask('dealsheetBuildReport', request)));
  });
  return element('section', {}, [
    element('h2', {}, [TEXT.summary]),
    ...[report, period, versus, mode].map(({ label }) => label),
    element('div', { className: 'row' }, [build]),
  ]);
}

function tabSection(tab: TabView, index: number): { view: HTMLElement; chosen: () => string | null } {
  const picked = select(
    `tab-${index}`,
    TEXT.isTable,
    [option('', TEXT.leaveOut), ...TABLES.map((table) => option(table))],
    tab.table ?? '',
  );
  const fields = tab.fields.map(({ heading, field, example, certainty }) =>
    element(
      'tr',
      { className: certainty === 'doubtful' ? 'doubt' : '' },
      [heading, field || '–', example, certainty].map((text) => element('td', {}, [text])),
    ),
  );
  const head = element(
    'tr',
    {},
    [TEXT.heading, TEXT.field, TEXT.example, TEXT.certainty].map((text) => element('th', { scope: 'col' }, [text])),
  );
  const body: (HTMLElement | string)[] = [picked.label];
  if (tab.table === null) body.push(element('p', { className: 'muted' }, [TEXT.noTable]));
  if (tab.doubts.length > 0)
    body.push(
      element(
        'ul',
        { className: 'doubt' },
        tab.doubts.map((doubt) => element('li', {}, [doubt])),
      ),
    );
  if (fields.length > 0) body.push(element('table', {}, [element('thead', {}, [head]), element('tbody', {}, fields)]));
  const view = element('details', {}, [
    element('summary', {}, [
      `${tab.tab}: ${tab.table === null ? '–' : tab.title}, ${tab.rows.toLocaleString('en')} ${TEXT.rows}`,
    ]),
    ...body,
  ]);
  return { view, chosen: () => picked.input.value || null };
}

function setUpSection(state: State): HTMLElement {
  const asOf = element('input', { id: 'as-of', type: 'date', value: state.asOf }, []) as HTMLInputElement;
  const tabs = state.tabs.filter(({ table }) => table !== 'settings').map((tab, i) => ({ tab, ...tabSection(tab, i) }));
  const go = button(state.isSetUp ? TEXT.setUpDone : TEXT.setUp, state.isSetUp ? '' : 'primary', async () => {
    const request = {
      tabs: tabs.map(({ tab, chosen }) => ({ tab: tab.tab, table: chosen() })),
      asOf: asOf.value || null,
    };
    await finish(await act(TEXT.settingUp, () => ask('dealsheetSetUp', request)));
  });
  const hasDeals = state.tabs.some(({ table }) => table === 'deals');
  return element('section', {}, [
    element('h2', {}, [TEXT.tabs]),
    ...(hasDeals ? [] : [element('p', { className: 'doubt' }, [TEXT.noDeals])]),
    ...tabs.map(({ view }) => view),
    element('label', { htmlFor: 'as-of' }, [TEXT.asOf]),
    asOf,
    ...(state.asOfNote ? [element('p', { className: 'muted' }, [state.asOfNote])] : []),
    element('div', { className: 'row' }, [go]),
  ]);
}

function problemSection({ problems }: State): HTMLElement {
  const items = problems.map(({ problem, rows, effect, tab, sheetRows }) => {
    const show = button(TEXT.showMe, 'link', async () => {
      const done = await act(TEXT.selecting, () => ask('dealsheetShow', { tab, rows: [...sheetRows] }));
      if (done) say(done.message);
    });
    show.setAttribute('aria-label', `${TEXT.showMe}: ${problem}`);
    const places = sheetRows.length > 0 && tab !== '' ? [' ', show] : [];
    return element('li', {}, [`${rows.toLocaleString('en')} × ${problem}. ${effect}.`, ...places]);
  });
  const body = items.length > 0 ? element('ul', {}, items) : element('p', { className: 'muted' }, [TEXT.noProblems]);
  return element('section', {}, [element('h2', {}, [TEXT.problems]), body]);
}

/** Next month's export in a tab: what it would change is shown first, then written. */
function updateSection(state: State): HTMLElement {
  const deals = state.tabs.filter(({ table }) => table === 'deals').map(({ tab }) => tab);
  if (deals.length < 2)
    return element('section', {}, [
      element('h2', {}, [TEXT.update]),
      element('p', { className: 'muted' }, [TEXT.updateHow]),
    ]);
  const from = select(
    'update-from',
    TEXT.updateFrom,
    deals.map((tab) => option(tab)),
    deals[deals.length - 1],
  );
  const list = element('div', {}, []);
  const compare = button(TEXT.compare, '', async () => {
    const request = { from: from.input.value, go: false };
    const found = await act(TEXT.comparing, () => ask('dealsheetUpdate', request));
    if (!found) return;
    say(found.message);
    const rows = found.lines.map(({ what, deal, row, fields }) =>
      element('li', {}, [
        `${TEXT[what]} ${deal}${row > 0 ? ` (${TEXT.row} ${row})` : ''}${fields ? `: ${fields}` : ''}`,
      ]),
    );
    const go = button(`${TEXT.write} ${found.into}`, 'primary', async () => {
      await finish(await act(TEXT.updating, () => ask('dealsheetUpdate', { ...request, go: true })));
    });
    list.replaceChildren(...(rows.length > 0 ? [element('ul', {}, rows), go] : []));
  });
  from.input.addEventListener('change', () => list.replaceChildren());
  return element('section', {}, [
    element('h2', {}, [TEXT.update]),
    from.label,
    element('div', { className: 'row' }, [compare]),
    list,
  ]);
}

function toolSection(state: State): HTMLElement {
  const list = element('div', {}, []);
  const refresh = button(
    TEXT.refresh,
    '',
    async () => await finish(await act(TEXT.refreshing, () => ask('dealsheetRefresh', {}))),
  );
  const undo = button(
    `${TEXT.undo}: ${state.undo}`,
    '',
    async () => await finish(await act(TEXT.undoing, () => ask('dealsheetUndo', {}))),
  );
  const live = button(TEXT.makeLive, '', async () => {
    const found = await act(TEXT.looking, () => ask('dealsheetMakeLive', { go: false }));
    if (!found) return;
    say(found.message);
    const change = button(TEXT.change, 'primary', async () => {
      await finish(await act(TEXT.looking, () => ask('dealsheetMakeLive', { go: true })));
    });
    const cells = found.cells.map(({ cell, after }) => element('li', {}, [`${cell}: ${after}`]));
    list.replaceChildren(...(cells.length > 0 ? [element('ul', {}, cells), change] : []));
  });
  const reports = state.reports.map(({ report, tab, status: text }) =>
    element('li', {}, [`${report} (${tab}): ${text}`]),
  );
  return element('section', {}, [
    ...(reports.length > 0 ? [element('h2', {}, [TEXT.reports]), element('ul', {}, reports)] : []),
    element('div', { className: 'row' }, [refresh, live]),
    ...(state.undo ? [element('div', { className: 'row' }, [undo])] : []),
    list,
  ]);
}

function explainSection(): HTMLElement {
  const list = element('div', { id: 'explained' }, []);
  const compare = element('input', { id: 'compare', type: 'text' }, []) as HTMLInputElement;
  const go = button(TEXT.explain, '', async () => {
    const told = await act(TEXT.explaining, () => ask('dealsheetExplain', { compare: compare.value.trim() }));
    if (!told) return;
    say(told.message);
    const lines = told.lines.map(({ what, answer, value, ids, rows }) => {
      const where = [ids, rows && `${TEXT.inRows} ${rows}`].filter(Boolean).join(' – ');
      const text = [answer, value].filter(Boolean).join(': ');
      return element('li', {}, [
        element('strong', {}, [what]),
        ` ${text}`,
        ...(where ? [element('div', { className: 'muted' }, [where])] : []),
      ]);
    });
    list.replaceChildren(
      element('p', { className: 'muted' }, [`${told.cell}  ${told.formula}`]),
      element('ul', {}, lines),
    );
  });
  return element('section', {}, [
    element('h2', {}, [TEXT.explain]),
    element('p', { className: 'muted' }, [TEXT.explainHint]),
    element('label', { htmlFor: 'compare' }, [TEXT.otherTool]),
    compare,
    element('div', { className: 'row' }, [go]),
    list,
  ]);
}

function render(state: State): void {
  app.replaceChildren(
    element('h1', {}, [TEXT.title]),
    element('p', { className: 'muted' }, [TEXT.intro]),
    buildForm(state),
    setUpSection(state),
    explainSection(),
    goalSection(act, say),
    problemSection(state),
    updateSection(state),
    toolSection(state),
  );
}

void act(TEXT.reading, () => ask('dealsheetState', {})).then((state) => {
  if (!state) return;
  render(state);
  say(TEXT.ready);
});
