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

/** A button; `kind` is '' or 'primary'. */
export function button(text: string, kind: string, pressed: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', className: kind }, [text]) as HTMLButtonElement;
  made.addEventListener('click', pressed);
  return made;
}

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
