import { button, element, option, row, select } from '../elements';
import type { Page } from '../page';
import { ask } from '../server';
import { named } from '../strings';

export const BUILD: Page = {
  name: 'build',
  show({ text, state, act, finish }) {
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
    const go = button(build.build, 'primary', async () => {
      const request = {
        report: report.input.value,
        period: period.input.value,
        versus: versus.input.value as 'previous' | 'lastYear',
        mode: mode.input.value as 'live' | 'snapshot',
      };
      await finish(await act(build.building, () => ask('dealsheetBuildReport', request)));
    });
    return [element('h1', {}, [build.title]), ...[report, period, versus, mode].map(({ label }) => label), row([go])];
  },
};
