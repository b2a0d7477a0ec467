/// <reference lib="dom" />
import { ScriptRun } from '../fake/run';
import type { Workbook } from '../fake/workbook';

/** Runs inside the frame before the add-on's page: `google.script.run` and `google.script.host`. */
function shim(): void {
  let next = 1;
  const waiting = new Map<
    number,
    { done?: (v: unknown, u: unknown) => void; failed?: (e: Error, u: unknown) => void; user?: unknown }
  >();
  const call = (fn: string, args: unknown[], handlers: { done?: never; failed?: never; user?: unknown }): void => {
    const id = next++;
    waiting.set(id, handlers);
    const check = (value: unknown): void => {
      if (typeof value === 'function' || value instanceof Date || value instanceof Node)
        throw new TypeError('Failed due to illegal value in property: 0');
      if (value && typeof value === 'object') Object.values(value).forEach(check);
    };
    args.forEach(check);
    parent.postMessage({ workbench: 'call', id, fn, args: JSON.parse(JSON.stringify(args)) as unknown }, '*');
  };
  const runner = (handlers: Record<string, unknown>): object =>
    new Proxy(
      {},
      {
        get(_target, name) {
          if (typeof name !== 'string' || name === 'then') return undefined;
          if (name === 'withSuccessHandler') return (done: unknown) => runner({ ...handlers, done });
          if (name === 'withFailureHandler') return (failed: unknown) => runner({ ...handlers, failed });
          if (name === 'withUserObject') return (user: unknown) => runner({ ...handlers, user });
          return (...args: unknown[]) => call(name, args, handlers);
        },
      },
    );
  addEventListener('message', (event: MessageEvent) => {
    const data = event.data as {
      workbench?: string;
      id: number;
      result?: unknown;
      error?: { name: string; message: string };
    };
    if (data?.workbench !== 'answer') return;
    const handlers = waiting.get(data.id);
    waiting.delete(data.id);
    if (!handlers) return;
    if (data.error) {
      const error = Object.assign(new Error(data.error.message), { name: data.error.name });
      if (handlers.failed) handlers.failed(error, handlers.user);
      else console.error(error);
    } else handlers.done?.(data.result, handlers.user);
  });
  const host = (what: string) => parent.postMessage({ workbench: what }, '*');
  Object.assign(globalThis, {
    google: {
      script: {
        run: runner({}),
        host: {
          close: () => host('close'),
          editor: { focus: () => host('focus') },
          origin: 'https://docs.google.com',
          setHeight: () => undefined,
          setWidth: () => undefined,
        },
      },
    },
  });
}

/** A frame that the add-on's page lives in: it cannot reach ours, and loads nothing from elsewhere. */
export class Frame {
  private readonly run: ScriptRun;
  constructor(
    readonly frame: HTMLIFrameElement,
    serve: (functionName: string, args: unknown[]) => unknown,
    private readonly closed: () => void,
    private readonly focus: () => void,
  ) {
    // Answers take a moment and come in any order, as they do from Google.
    this.run = new ScriptRun(serve, (work) => setTimeout(work, 15 + Math.random() * 25));
    addEventListener('message', this.heard);
  }
  show(html: string): void {
    const script = `<script>(${shim.toString()})()</script>`;
    const head = /<head[^>]*>/i.exec(html);
    this.frame.setAttribute('sandbox', 'allow-scripts allow-forms allow-modals allow-popups allow-downloads');
    this.frame.srcdoc = head ? html.replace(head[0], head[0] + script) : script + html;
  }
  end(): void {
    removeEventListener('message', this.heard);
  }
  private readonly heard = (event: MessageEvent): void => {
    if (event.source !== this.frame.contentWindow) return;
    const data = event.data as { workbench?: string; id: number; fn: string; args: unknown[] };
    if (data.workbench === 'close') this.closed();
    else if (data.workbench === 'focus') this.focus();
    else if (data.workbench === 'call') {
      const answer = (message: object) =>
        this.frame.contentWindow?.postMessage({ workbench: 'answer', id: data.id, ...message }, '*');
      this.run.call({
        functionName: String(data.fn),
        args: data.args,
        done: (result) => answer({ result }),
        failed: (error) => answer({ error }),
      });
    }
  };
}

/** Shows what the add-on puts beside and over the grid: sidebar, dialogs, toasts, questions. */
export function showInterface(
  workbook: Workbook,
  serve: (fn: string, args: unknown[]) => unknown,
  focus: () => void,
): void {
  const { ui } = workbook.book;
  const find = (id: string) => document.getElementById(id)!;
  const panel = find('panel');
  const side = new Frame(find('panel-frame') as HTMLIFrameElement, serve, () => close(), focus);
  let shown: object | null = null;
  let dialog: { of: object; end(): void } | null = null;
  let toasts = 0;
  const resized = () => dispatchEvent(new Event('resize'));
  const close = (): void => {
    ui.sidebar = null;
    shown = null;
    panel.hidden = true;
    side.frame.srcdoc = '';
    resized();
  };
  find('panel-close').onclick = close;

  const showDialog = (): void => {
    const wanted = ui.dialog;
    if (!wanted || dialog?.of === wanted) return;
    dialog?.end();
    const box = document.createElement('dialog');
    box.className = 'dialog';
    box.style.width = `${wanted.width ?? 500}px`;
    box.style.height = `${(wanted.height ?? 300) + 48}px`;
    const head = document.createElement('header');
    head.textContent = wanted.title;
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: '×' });
    head.append(button);
    const inner = document.createElement('iframe');
    inner.title = wanted.title;
    box.append(head, inner);
    document.body.append(box);
    const end = (): void => {
      frame.end();
      box.remove();
      ui.dialog = null;
      dialog = null;
    };
    const frame = new Frame(inner, serve, end, focus);
    button.onclick = end;
    box.oncancel = end;
    if (wanted.modal) box.showModal();
    else box.show();
    frame.show(wanted.html);
    dialog = { of: wanted, end };
  };

  ui.changed = () => {
    if (ui.sidebar && ui.sidebar !== shown) {
      shown = ui.sidebar;
      find('panel-title').textContent = ui.sidebar.title;
      panel.hidden = false;
      side.show(ui.sidebar.html);
      resized();
    }
    showDialog();
    for (; toasts < ui.toasts.length; toasts++) {
      const { text, title, seconds } = ui.toasts[toasts];
      const line = document.createElement('div');
      line.className = 'toast-line';
      if (title) line.append(Object.assign(document.createElement('b'), { textContent: title }));
      line.append(text);
      find('toasts').append(line);
      if (seconds > 0) setTimeout(() => line.remove(), seconds * 1000);
    }
  };
  ui.ask = ({ kind, title, text, buttons }) => {
    const words = title ? `${title}\n\n${text}` : text;
    if (kind === 'prompt') {
      const answer = prompt(words);
      return answer === null ? { button: 'CLOSE', text: '' } : { button: buttons[0], text: answer };
    }
    if (buttons.length === 1) {
      alert(words);
      return { button: buttons[0] };
    }
    return { button: confirm(words) ? buttons[0] : buttons[1] };
  };
}
