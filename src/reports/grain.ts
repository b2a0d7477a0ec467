import type { Grain } from '../calendar/grain';
import type { Question } from '../question/question';
import type { Template } from './plan';

/** The grains that the months of a report may be told in. */
export const GRAINS = ['month', 'week', 'quarter', 'year'] as const satisfies readonly Grain[];

/** The grain that a question asks for; months where it asks none. */
export function grainOf({ by }: Pick<Question, 'by'>): Grain {
  const axis = by?.[0];
  return axis && 'grain' in axis ? axis.grain : 'month';
}

/** A text of a report with another word for month: `Sales by quarter`, `Quarter`. */
const reworded = (text: string, grain: Grain): string =>
  text.replace(/\bmonth\b/g, grain).replace(/\bMonth\b/g, grain.charAt(0).toUpperCase() + grain.slice(1));

/** A report whose months are weeks, quarters or years, in the blocks that can be told so, their headings and their charts. */
export function inGrain(template: Template, grain: Grain): Template {
  if (grain === 'month') return template;
  const moved = new Set(template.blocks.filter(({ byMonth }) => byMonth).map(({ key }) => key));
  return {
    ...template,
    blocks: template.blocks.map((block) =>
      moved.has(block.key)
        ? {
            ...block,
            title: reworded(block.title, grain),
            columns: block.columns.map(([heading, unit]) => [reworded(heading, grain), unit] as const),
          }
        : block,
    ),
    charts: template.charts.map((chart) =>
      moved.has(chart.block) ? { ...chart, title: reworded(chart.title, grain) } : chart,
    ),
  };
}

/** The titles that a report's charts have in any grain, whichever it is in now. */
export const chartTitles = ({ charts }: Template): string[] =>
  charts.flatMap(({ title }) => {
    const monthly = title.replace(/\bby (week|quarter|year)\b/, 'by month');
    return [title, ...GRAINS.map((grain) => reworded(monthly, grain))];
  });
