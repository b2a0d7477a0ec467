import type { PreviewChart } from '../src/addon/protocol';
import type { Texts } from './strings';

type Unit = PreviewChart['unit'];

/** A number in its unit, as the language writes it. */
export function numberText(value: number, unit: Unit, tag: string): string {
  const digits = unit === 'share' || unit === 'days' ? 1 : unit === 'factor' ? 2 : 0;
  const style = unit === 'share' ? 'percent' : 'decimal';
  return value.toLocaleString(tag, { style, minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** How a figure moved: in points for shares, in per cent else. */
export function changeText(change: number, unit: Unit, tag: string, text: Texts['build']): string {
  const signed = (change * 100).toLocaleString(tag, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  });
  return unit === 'share' ? text.points(signed) : text.percent(signed);
}

const NAMESPACE = 'http://www.w3.org/2000/svg';
const WIDTH = 276;
const HEIGHT = 110;
const LINE = 16;

function shape(tag: string, attributes: Readonly<Record<string, string | number>>, text?: string): SVGElement {
  const made = document.createElementNS(NAMESPACE, tag);
  for (const name of Object.keys(attributes)) made.setAttribute(name, String(attributes[name]));
  if (text !== undefined) made.textContent = text;
  return made;
}

function columns({ labels, values, before }: PreviewChart): SVGElement[] {
  const all = [...values, ...(before ?? [])].map((value) => value ?? 0);
  const [top, bottom] = [Math.max(...all, 0), Math.min(...all, 0)];
  const room = HEIGHT - LINE;
  const y = (value: number): number => room * (1 - (value - bottom) / (top - bottom || 1));
  const step = WIDTH / values.length;
  const bars = values.map((value, i) =>
    shape('rect', {
      x: i * step + step * 0.15,
      y: Math.min(y(value ?? 0), y(0)),
      width: step * 0.7,
      height: Math.abs(y(value ?? 0) - y(0)),
      fill: '#0072B2',
    }),
  );
  const points = (before ?? []).flatMap((value, i) => (value === null ? [] : [`${(i + 0.5) * step},${y(value)}`]));
  const line = shape('polyline', { points: points.join(' '), fill: 'none', stroke: '#E69F00', 'stroke-width': 2 });
  const ends = [
    shape('text', { x: 0, y: HEIGHT - 3, class: 'axis' }, labels[0]),
    shape('text', { x: WIDTH, y: HEIGHT - 3, class: 'axis', 'text-anchor': 'end' }, labels[labels.length - 1]),
  ];
  return [...bars, ...(points.length > 1 ? [line] : []), ...ends];
}

/** A report's first chart in small; what it shows is said in words too. @param said its words for who cannot see it */
export function drawing(chart: PreviewChart, said: string): SVGElement {
  const svg = shape('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': said });
  svg.append(...columns(chart));
  return svg;
}
