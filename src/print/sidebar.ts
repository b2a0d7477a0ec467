import type { AnyMetric, OptionSpec } from '../metrics/metric';
import { isPlain } from '../metrics/metric';
import { GROUPS } from './groups';

/** A function as the sidebar's catalogue shows it. */
export interface Listed {
  readonly name: string;
  /** The question of a sales team that it belongs to. */
  readonly group: string;
  readonly question: string;
  readonly brief: string;
  /** Tables that it needs, and those that it reads too, by name. */
  readonly needs: readonly string[];
  readonly wants: readonly string[];
  /** Its choices as they are written, `basis = blended, paid`: what holds without first. */
  readonly choices: readonly string[];
  /** What follows the tables in its example. */
  readonly example: string;
  /** True when it may be asked over a period and by a field: a number, not a list of its own. */
  readonly isNumber: boolean;
  /** A formula with what it answers, worked out in its folder. */
  readonly worked: { readonly formula: string; readonly rows: readonly (readonly string[])[] } | null;
}

const TIMES: Readonly<Record<string, number>> = { share: 100 };
const ENDS: Readonly<Record<string, string>> = { share: '%', count: '' };

/** A choice as it is written; of a number what holds without, where something does, and its bounds. */
function choiceOf([name, spec]: readonly [string, OptionSpec]): string {
  if ('choice' in spec) return `${name} = ${spec.choice.join(', ')}`;
  const { number, least, most, unit } = spec;
  const [usual, from, to] = [number, least, most].map((n) => n !== null && n * (TIMES[unit] ?? 1));
  return `${name} = ${usual === false ? '' : `${usual}; `}${from} … ${to}${ENDS[unit] ?? ` ${unit}`}`;
}

/** Choices that no person is asked to make: the seed of a simulation. */
const HIDDEN = ['seed'];

const ROWS = 5;
const COLUMNS = 4;

/** A number as a cell of the example would show it. */
const short = (cell: string): string =>
  /^-?\d+\.\d{3,}$/.test(cell) ? String(Number(Number(cell).toPrecision(4))) : cell;

/** The first worked example of a page with a table in its answer, or the first there is, cut to the sidebar's width. */
function workedOf(page: string): Listed['worked'] {
  const blocks = Array.from(page.matchAll(/```example\n([\s\S]*?)```/g), ([, block]) => block.trim().split('\n'));
  const block = blocks.find((lines) => lines.length > 2 && lines.length <= 9) ?? blocks[0];
  if (!block) return null;
  const [formula, ...lines] = block;
  const rows = lines.slice(0, ROWS).map((line) =>
    line
      .split('|')
      .slice(0, COLUMNS)
      .map((cell) => short(cell.trim())),
  );
  return { formula, rows };
}

/** The sidebar's catalogue as JSON, in the order of the catalogue's page; `readme` gives what a function's folder says. */
export function printListed(catalogue: readonly AnyMetric[], readme: (name: string) => string): string {
  const listed = GROUPS.flatMap(([group, names]) =>
    names.flatMap((name): Listed[] => {
      const def = catalogue.find((each) => each.name === name);
      if (!def) return [];
      const needs = Object.keys(def.needs);
      return [
        {
          name,
          group,
          question: def.question,
          brief: def.brief,
          needs: needs.length > 0 || name === 'DEALSHEET' ? needs : ['deals'],
          wants: def.wants ?? [],
          choices: Object.entries(def.options as Record<string, OptionSpec>)
            .filter(([option]) => !HIDDEN.includes(option))
            .map(choiceOf),
          example: def.example,
          isNumber: isPlain(def) && !def.usualBy,
          worked: workedOf(readme(name)),
        },
      ];
    }),
  );
  return JSON.stringify(listed);
}
