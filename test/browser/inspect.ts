import type { Frame } from 'playwright-core';
import { readFileSync } from 'node:fs';

interface Axe {
  run(
    context: object,
    options: object,
  ): Promise<{
    violations: { id: string; help: string; nodes: { html: string }[] }[];
  }>;
}
declare const axe: Axe;

/** What axe-core finds wrong with a frame as it stands, a line each. */
export async function violationsIn(frame: Frame): Promise<string[]> {
  const isThere = await frame.evaluate(() => 'axe' in globalThis);
  if (!isThere) await frame.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  return frame.evaluate(async () => {
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 120)}`),
    );
  });
}

/** Boxes that do not fit: text that is cut, what stands out of the frame, controls over each other; a line each. */
export function misfitsIn(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const found: string[] = [];
    const shown = Array.from(document.body.querySelectorAll<HTMLElement>('*')).filter(
      (each) => each.offsetParent !== null && each.checkVisibility(),
    );
    const named = (each: HTMLElement): string =>
      `${each.tagName.toLowerCase()} "${(each.textContent ?? '').trim().slice(0, 40)}"`;
    const width = document.documentElement.clientWidth;
    for (const each of shown) {
      const box = each.getBoundingClientRect();
      if (box.width === 0 || each.closest('svg')) continue;
      if (box.left < -0.5 || box.right > width + 0.5)
        found.push(`${named(each)} reaches from ${box.left} to ${box.right}`);
      if (each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline')
        found.push(`${named(each)} is ${each.scrollWidth} wide in ${each.clientWidth}`);
    }
    const controls = shown.filter((each) =>
      each.matches('main :is(button, input, select, summary, p, h1, h2, h3, li, th, td, dt, dd)'),
    );
    const boxes = controls.map((each) => each.getBoundingClientRect());
    controls.forEach((one, i) =>
      controls.slice(i + 1).forEach((other, k) => {
        const [a, b] = [boxes[i], boxes[i + 1 + k]];
        const overlap =
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
        if (overlap && !one.contains(other) && !other.contains(one))
          found.push(`${named(one)} lies over ${named(other)}`);
      }),
    );
    return found;
  });
}

/** Runs of Latin words that a person reads, outside of what is marked as English, of code and of the sheet's own names. */
export function englishIn(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement!;
      if (parent.closest('script, style, code, [lang=en], td, svg, #who, [id$=-heading]')) continue;
      if (parent.closest('details:not([open])') && !parent.closest('summary')) continue;
      const words = node.textContent!.match(/[A-Za-z]{3,}[ ’'][a-z]{2,}/g);
      if (words) found.push(node.textContent!.trim());
    }
    return found;
  });
}
