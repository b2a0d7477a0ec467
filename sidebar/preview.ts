import type { PreviewChart, Replies, Request } from '../src/addon/protocol';
import { changeText, drawing, numberText } from './drawing';
import { element, muted } from './elements';
import { whyFailed } from './failures';
import type { Context } from './page';
import { ask } from './server';

/** Names with their numbers, each with a bar as long as it is large. */
function bars({ labels, values, unit }: PreviewChart, tag: string): HTMLElement {
  const most = Math.max(...values.map((value) => value ?? 0), 0);
  return element(
    'ul',
    { className: 'bars' },
    labels.slice(0, 6).map((label, i) => {
      const value = values[i];
      const bar = element('div', { className: 'bar' }, []);
      bar.style.width = `${most > 0 && value !== null ? Math.max(0, (100 * value) / most) : 0}%`;
      return element('li', {}, [
        element('span', { className: 'name' }, [label]),
        element('span', {}, [value === null ? '–' : numberText(value, unit, tag)]),
        bar,
      ]);
    }),
  );
}

function chartOf({ text, english, tag }: Context, chart: PreviewChart): Node {
  const { build } = text;
  const largest = chart.values.reduce<number>(
    (best, value, i) => ((value ?? 0) > (chart.values[best] ?? 0) ? i : best),
    0,
  );
  const said = build.chartSaid(
    chart.title,
    chart.labels[largest],
    numberText(chart.values[largest] ?? 0, chart.unit, tag),
  );
  return element('figure', {}, [
    element('figcaption', {}, [english(chart.title)]),
    chart.kind === 'bar' ? bars(chart, tag) : drawing(chart, said),
  ]);
}

function shown(context: Context, { figures, chart, trouble, message }: Replies['dealsheetPreview']): Node[] {
  const { text, english, tag } = context;
  const cards = figures.map(({ label, unit, now, change }) =>
    element('div', { className: 'card' }, [
      element('dt', {}, [english(label)]),
      element('dd', {}, [
        element('strong', {}, [numberText(now, unit, tag)]),
        ...(change === null
          ? []
          : [' ', element('span', { className: 'muted' }, [changeText(change, unit, tag, text.build)])]),
      ]),
    ]),
  );
  return [
    ...(trouble === '' ? [] : [element('p', { className: 'doubt' }, [english(trouble)])]),
    ...(cards.length > 0 ? [element('dl', { className: 'cards' }, cards)] : []),
    ...(chart ? [chartOf(context, chart)] : []),
    muted(english(message)),
  ];
}

/**
 * A report's headline figures and first chart, computed without writing anything. It asks beside whatever runs, and shows
 * the answer to what was asked last.
 */
export class Preview {
  readonly view: HTMLElement;
  private readonly body = element('div', {}, []);
  private asked = 0;

  constructor(private readonly context: Context) {
    const { build } = context.text;
    this.view = element('section', { className: 'preview', ariaLabel: build.preview }, [
      element('h2', {}, [build.preview]),
      this.body,
    ]);
    this.view.setAttribute('aria-live', 'polite');
  }

  /** Computes anew for these choices. */
  async show(request: Request<'dealsheetPreview'>): Promise<void> {
    const number = ++this.asked;
    const { build } = this.context.text;
    this.view.setAttribute('aria-busy', 'true');
    if (this.body.childElementCount === 0) this.body.replaceChildren(muted(build.previewing));
    try {
      const reply = await ask('dealsheetPreview', request);
      if (number !== this.asked) return;
      this.body.replaceChildren(...shown(this.context, reply));
    } catch (error) {
      if (number !== this.asked) return;
      const { text, english } = this.context;
      this.body.replaceChildren(element('p', { className: 'doubt' }, whyFailed(error, text, english)));
    } finally {
      if (number === this.asked) this.view.setAttribute('aria-busy', 'false');
    }
  }
}
