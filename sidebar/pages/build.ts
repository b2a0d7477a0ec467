import { button, element, option, row, select } from '../elements';
import type { Context, Page } from '../page';
import { Preview } from '../preview';
import { ask } from '../server';
import { named } from '../strings';

/** Live reports in a file until each edit of a deal grows slow. */
const LIVE = 3;

/** Why a further live report is a bad idea; nothing while there are few. */
function warning({ text, state }: Context, report: string, isLive: boolean): Node[] {
  const others = state.reports.filter((each) => each.report !== report && /^Live/.test(each.status)).length;
  return isLive && others >= LIVE ? [element('p', { className: 'doubt' }, [text.build.tooMany(others + 1)])] : [];
}

export const BUILD: Page = {
  name: 'build',
  show(context) {
    const { text, state, steps, finish } = context;
    const { build } = text;
    const report = select(
      'report',
      build.report,
      state.templates.map(({ title }) => option(title, named(text.templates, title))),
    );
    const period = select(
      'period',
      build.period,
      Object.keys(text.periods).map((each) => option(each, named(text.periods, each))),
    );
    const versus = select('versus', build.versus, [
      option('lastYear', build.lastYear),
      option('previous', build.previous),
    ]);
    const mode = select('mode', build.mode, [option('live', build.live), option('snapshot', build.snapshot)]);
    const asked = () => ({
      report: report.input.value,
      period: period.input.value,
      versus: versus.input.value as 'previous' | 'lastYear',
    });
    const preview = new Preview(context, () => undefined);
    const warned = element('div', {}, []);
    const warn = (): void =>
      warned.replaceChildren(...warning(context, report.input.value, mode.input.value === 'live'));
    const go = button(build.build, 'primary', async () => {
      const request = { ...asked(), mode: mode.input.value as 'live' | 'snapshot' };
      const title = named(text.templates, request.report);
      const setUp = {
        words: text.check.settingUp,
        work: () => ask('dealsheetSetUp', { tabs: [], asOf: null }),
      };
      const done = await steps([
        ...(state.isSetUp ? [] : [setUp]),
        { words: build.building(title), work: () => ask('dealsheetBuildReport', request) },
      ]);
      await finish(done as Parameters<typeof finish>[0]);
    });
    const anew = (): void => {
      warn();
      void preview.show(asked());
    };
    for (const { input } of [report, period, versus]) input.addEventListener('change', anew);
    mode.input.addEventListener('change', warn);
    // what was chosen before is put back first
    setTimeout(anew);
    return [
      element('h1', {}, [build.title]),
      ...[report, period, versus, mode].map(({ label }) => label),
      warned,
      row([go]),
      preview.view,
    ];
  },
};
