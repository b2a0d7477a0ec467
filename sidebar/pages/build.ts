import type { Replies, Request } from '../../src/addon/protocol';
import { button, element, option, row, select } from '../elements';
import type { Context, Page } from '../page';
import { Preview } from '../preview';
import { ask } from '../server';
import { named } from '../strings';

/** Live reports in a file until each edit of a deal grows slow. */
const LIVE = 3;
const TEAM = /^Team: /;

/** Why a further live report is a bad idea; nothing while there are few. */
function warning({ text, state }: Context, report: string, isLive: boolean): Node[] {
  const others = state.reports.filter(
    (each) => each.report !== report && (each.asked ? each.asked.mode === 'live' : /^Live/.test(each.status)),
  ).length;
  return isLive && others >= LIVE ? [element('p', { className: 'doubt' }, [text.build.tooMany(others + 1)])] : [];
}

/** What is chosen, and its controls. */
function choices({ text, state }: Context) {
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
  const who = select('who', build.who, [
    option('', build.everyone),
    ...state.whom.map((each) =>
      option(each, TEAM.test(each) ? build.team(each.replace(TEAM, '')) : each.replace(/^Person: /, '')),
    ),
  ]);
  const grain = select(
    'grain',
    build.grain,
    Object.keys(build.grains).map((each) => option(each, named(build.grains, each))),
  );
  const asOf = select('report-as-of', build.asOf, [
    option('', build.asSettings),
    option(state.boardAsOf, build.boardDay(state.boardAsOf)),
  ]);
  const currency = select('currency', build.currency, [
    option('', build.asIs),
    ...state.currencies.map((each) => option(each)),
  ]);
  currency.label.hidden = state.currencies.length < 2;
  const hasGrain = (): boolean =>
    state.templates.some(({ title, hasGrain: has }) => has && title === report.input.value);
  return { report, period, versus, mode, who, grain, asOf, currency, hasGrain };
}

type Choices = ReturnType<typeof choices>;

function askedFor({
  report,
  period,
  versus,
  who,
  grain,
  asOf,
  currency,
  hasGrain,
}: Choices): Request<'dealsheetPreview'> {
  return {
    report: report.input.value,
    period: period.input.value,
    versus: versus.input.value as 'previous' | 'lastYear',
    ...(who.input.value !== '' && { who: who.input.value }),
    ...(asOf.input.value !== '' && { asOf: asOf.input.value }),
    ...(hasGrain() && { grain: grain.input.value as 'month' }),
    ...(currency.input.value !== '' && { currency: currency.input.value }),
  };
}

/** The Build button: what it needs first, then the report; cells of it that were changed by hand are asked about. */
function building(context: Context, chosen: Choices, asking: HTMLElement): HTMLButtonElement {
  const { text, state, steps, finish, say } = context;
  const { build } = text;
  const run = async (replace: boolean): Promise<void> => {
    const mode = chosen.mode.input.value as 'live' | 'snapshot';
    const request = { ...askedFor(chosen), mode, ...(replace && { replace }) };
    const title = named(text.templates, request.report);
    const setUp = { words: text.check.settingUp, work: () => ask('dealsheetSetUp', { tabs: [], asOf: null }) };
    asking.replaceChildren();
    const done = (await steps([
      ...(state.isSetUp ? [] : [setUp]),
      { words: build.building(title), work: () => ask('dealsheetBuildReport', request) },
    ])) as Replies['dealsheetBuildReport'] | null;
    if (!done) return;
    if (done.edited.length === 0) return finish(done);
    const question = build.edited(done.edited.length, done.edited.slice(0, 12).join(', '));
    const yes = button(build.replace, 'primary', () => void run(true));
    const no = button(build.keep, '', () => {
      asking.replaceChildren();
      say(build.kept);
      go.focus();
    });
    say(question);
    asking.replaceChildren(element('p', { className: 'doubt' }, [question]), row([yes, no]));
    yes.focus();
  };
  const go = button(build.build, 'primary', () => void run(false));
  return go;
}

export const BUILD: Page = {
  name: 'build',
  show(context) {
    const { text, state } = context;
    const { build } = text;
    const chosen = choices(context);
    const { report, period, versus, mode, who, grain, asOf, currency } = chosen;
    const warned = element('div', {}, []);
    const asking = element('div', {}, []);
    const preview = new Preview(context);
    const anew = (): void => {
      warned.replaceChildren(...warning(context, report.input.value, mode.input.value === 'live'));
      grain.label.hidden = !chosen.hasGrain();
      asking.replaceChildren();
      void preview.show(askedFor(chosen));
    };
    for (const { input } of [report, period, versus, who, grain, asOf, currency])
      input.addEventListener('change', anew);
    mode.input.addEventListener('change', () => {
      // what stays as it is stands on a whole month; what follows the deals on the day in Settings
      asOf.input.value = mode.input.value === 'snapshot' ? state.boardAsOf : '';
      anew();
    });
    const more = element('details', { id: 'more-choices' }, [
      element('summary', {}, [build.more]),
      ...[versus, grain, asOf].map(({ label }) => label),
    ]);
    setTimeout(anew); // what was chosen before is put back first
    return [
      element('h1', {}, [build.title]),
      ...[report, period, who, currency, mode].map(({ label }) => label),
      more,
      warned,
      row([building(context, chosen, asking)]),
      asking,
      preview.view,
    ];
  },
};
