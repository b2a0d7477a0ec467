/** An element with properties and children; text from the sheet only ever enters as text. */
export function element(
  tag: string,
  properties: Readonly<Record<string, string>>,
  children: readonly (Node | string)[],
): HTMLElement {
  const made = document.createElement(tag);
  Object.assign(made, properties);
  made.append(...children);
  return made;
}

/** A button; `kind` is '' or 'primary' or 'link'. While something runs, presses are nothing. */
export function button(text: string, kind: '' | 'primary' | 'link', pressed: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', className: kind }, [text]) as HTMLButtonElement;
  made.addEventListener('click', () => {
    if (made.getAttribute('aria-disabled') !== 'true') pressed();
  });
  return made;
}

/** Buttons beside each other. */
export const row = (buttons: readonly Node[]): HTMLElement => element('div', { className: 'row' }, buttons);

/** One choice of a select; the text is the value unless given. */
export function option(value: string, text = value): HTMLOptionElement {
  return element('option', { value }, [text]) as HTMLOptionElement;
}

/** A select inside its label. */
export function select(
  id: string,
  label: string,
  options: readonly HTMLOptionElement[],
  value?: string,
): { label: HTMLElement; input: HTMLSelectElement } {
  const input = element('select', { id }, options) as HTMLSelectElement;
  if (value !== undefined) input.value = value;
  return { label: element('label', { htmlFor: id }, [label, input]), input };
}

/** A field of text inside its label. */
export function field(
  id: string,
  text: string,
  properties: Readonly<Record<string, string>> = {},
): { label: HTMLElement; input: HTMLInputElement } {
  const input = element('input', { id, type: 'text', ...properties }, []) as HTMLInputElement;
  return { label: element('label', { htmlFor: id }, [text, input]), input };
}

/** A part of a page under its heading. */
export const section = (title: string, children: readonly (Node | string)[]): HTMLElement =>
  element('section', {}, [element('h2', {}, [title]), ...children]);

/** A line that is said by the way. */
export const muted = (...children: readonly (Node | string)[]): HTMLElement =>
  element('p', { className: 'muted' }, children);

/** A list of lines. */
export const list = (items: readonly (readonly (Node | string)[])[], className = ''): HTMLElement =>
  element(
    'ul',
    { className },
    items.map((item) => element('li', {}, item)),
  );
