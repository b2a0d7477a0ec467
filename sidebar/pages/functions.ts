import { insertionOf } from '../../src/addon/actionNames';
import type { Listed } from '../catalogue';
import { CATALOGUE, searched } from '../catalogue';
import { button, element, field, list, muted, option, row, section, select } from '../elements';
import type { Context, Page } from '../page';
import { ask } from '../server';
import { named } from '../strings';
import { undoButton } from '../undo';
import { combineSection } from './combine';

/** A function's question in the language's own words, or as the add-on has it. */
function questionOf({ text: { questions }, english }: Context, { name, question }: Listed): Node | string {
  return Object.prototype.hasOwnProperty.call(questions, name) ? questions[name] : english(question);
}

/** What a function is, likewise. */
const briefOf = ({ text: { briefs }, english }: Context, { name, brief }: Listed): Node | string =>
  Object.prototype.hasOwnProperty.call(briefs, name) ? briefs[name] : english(brief);

/** The worked example of a function as a small table. */
function workedOf({ text }: Context, { worked }: Listed): Node[] {
  if (!worked) return [];
  const [heads, ...rows] = worked.rows;
  const isTable = rows.length > 0;
  const table = element('table', { lang: 'en' }, [
    ...(isTable
      ? [
          element('thead', {}, [
            element(
              'tr',
              {},
              heads.map((cell) => element('th', { scope: 'col' }, [cell])),
            ),
          ]),
        ]
      : []),
    element(
      'tbody',
      {},
      (isTable ? rows : worked.rows).map((cells) =>
        element(
          'tr',
          {},
          cells.map((cell) => element('td', {}, [cell])),
        ),
      ),
    ),
  ]);
  return [element('h3', {}, [text.functions.worked]), element('p', {}, [element('code', {}, [worked.formula])]), table];
}

/** What Insert does: the formula goes into the active cell; a cell that holds something is asked about first. */
function insertion(context: Context, listed: Listed): Node[] {
  const { text, act, say, changed } = context;
  const { functions } = text;
  const id = `function-${listed.name}`;
  const period = select(`${id}-period`, functions.period, [
    option('', functions.allTime),
    ...Object.keys(text.periods).map((each) => option(each, named(text.periods, each))),
  ]);
  const by = select(`${id}-by`, functions.by, [
    option('', functions.whole),
    ...Object.keys(functions.fields).map((each) => option(each, named(functions.fields, each))),
  ]);
  const asking = element('div', {}, []);
  const insert = async (replace: boolean): Promise<void> => {
    const request = {
      name: listed.name,
      example: !listed.isNumber,
      period: listed.isNumber ? period.input.value : '',
      by: listed.isNumber ? by.input.value : '',
      replace,
    };
    const reply = await act(functions.inserting, () => ask('dealsheetInsert', request));
    if (!reply) return;
    if (reply.filled === '') {
      const undo = undoButton(context, insertionOf(listed.name), (done) => {
        changed(done);
        asking.replaceChildren();
        go.focus();
      });
      asking.replaceChildren(row([undo]));
      return changed(reply);
    }
    say(functions.isFilled(reply.filled));
    const yes = button(functions.replace, 'primary', () => void insert(true));
    const no = button(functions.keep, '', () => {
      asking.replaceChildren();
      say(functions.kept);
      go.focus();
    });
    asking.replaceChildren(element('p', { className: 'doubt' }, [functions.isFilled(reply.filled)]), row([yes, no]));
    yes.focus();
  };
  const go = button(functions.insert, 'primary', () => void insert(false));
  go.id = `${id}-insert`;
  go.setAttribute('aria-label', functions.insertOf(listed.name));
  return [...(listed.isNumber ? [period.label, by.label] : []), row([go]), asking];
}

function entry(context: Context, listed: Listed): HTMLElement {
  const { functions, tables } = context.text;
  const titled = (names: readonly string[]): string => names.map((name) => named(tables, name)).join(', ');
  const view = element('details', { id: `function-${listed.name}` }, [
    element('summary', {}, [listed.name, ' ', element('span', { className: 'muted' }, [questionOf(context, listed)])]),
  ]) as HTMLDetailsElement;
  // drawn when it is opened for the first time
  view.addEventListener('toggle', () => {
    if (!view.open || view.childElementCount > 1) return;
    view.append(
      element('p', {}, [briefOf(context, listed)]),
      ...(listed.needs.length > 0 ? [muted(functions.needs(titled(listed.needs)))] : []),
      ...(listed.wants.length > 0 ? [muted(functions.wants(titled(listed.wants)))] : []),
      ...(listed.choices.length > 0
        ? [muted(functions.choices), list(listed.choices.map((choice) => [element('code', {}, [choice])]))]
        : []),
      ...insertion(context, listed),
      ...workedOf(context, listed),
    );
  });
  return view;
}

/** The functions found, each under its question; drawn anew at every letter. */
function catalogue(context: Context, words: string, into: HTMLElement, count: HTMLElement): void {
  const { text } = context;
  const { functions, groups, tables } = text;
  const found = searched(words, ({ name, question, brief, group, needs, wants }) =>
    [
      name,
      question,
      brief,
      group,
      named(groups, group),
      named(context.text.questions, name),
      named(context.text.briefs, name),
      ...[...needs, ...wants].map((each) => named(tables, each)),
    ].join(' '),
  );
  const shown = Array.from(new Set(found.map(({ group }) => group)), (group) =>
    section(
      named(groups, group),
      found.filter((listed) => listed.group === group).map((listed) => entry(context, listed)),
    ),
  );
  into.replaceChildren(...(shown.length > 0 ? shown : [muted(functions.none)]));
  count.textContent = words.trim() === '' ? functions.found(CATALOGUE.length) : functions.found(found.length);
}

export const FUNCTIONS: Page = {
  name: 'functions',
  show(context) {
    const { functions } = context.text;
    const search = field('function-search', functions.search, { type: 'search' });
    const count = element('p', { className: 'muted', role: 'status' }, []);
    const into = element('div', {}, []);
    search.input.addEventListener('input', () => catalogue(context, search.input.value, into, count));
    catalogue(context, '', into, count);
    return [element('h1', {}, [functions.title]), search.label, count, into, combineSection(context)];
  },
};
