import { JSDOM } from 'jsdom';

let given = false;
/** Gives Node the DOM classes that reading and writing .xlsx needs. */
export function withDom(): void {
  const scope = globalThis as Record<string, unknown>;
  if (given) return;
  given = true;
  const { window } = new JSDOM();
  for (const name of ['DOMParser', 'XMLSerializer', 'Node']) scope[name] = window[name];
}
