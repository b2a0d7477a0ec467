import type { Book } from '../tables/book';
import type { Cut } from '../question/cut';
import { Sentence, shownCell } from '../tables/cell';
import { readNumberText } from '../tables/parse';
import type { AnyMetric, OptionSpec } from '../metrics/metric';
import { isPlain, usualChoice } from '../metrics/metric';
import { fieldOf } from '../question/fields';
import { nearest } from '../question/nearest';
import { callOf } from './needs';
import type { Settings } from '../question/settings';

/** What the condition words of one call come to: the metric's own choices, and those that hold for every metric. */
export interface ReadOptions {
  readonly options: Readonly<Record<string, string | number | null>>;
  /** The amount column and the currency that count, where they are not the usual ones. */
  readonly change: Pick<Cut, 'measure' | 'currency'>;
  readonly top: number | null;
}

const UNIT_DAYS: Readonly<Record<string, number>> = {
  day: 1,
  days: 1,
  week: 7,
  weeks: 7,
  month: 30,
  months: 30,
  year: 365,
  years: 365,
};

/** Days of a month, where days are counted in months. */
const MONTH = 365.25 / 12;

function readNumber(value: string | number, unit: string): number {
  if (typeof value === 'number') return value;
  const parts = /^(.*?)\s*(days?|weeks?|months?|years?)?$/i.exec(value.trim().slice(0, 99));
  const number = readNumberText(parts?.[1] ?? '');
  const word = (parts?.[2] ?? '').toLowerCase();
  if (word === '' || unit === 'share' || unit === 'count') return number;
  if (unit === 'months')
    return number * (word.startsWith('month') ? 1 : word.startsWith('year') ? 12 : UNIT_DAYS[word] / MONTH);
  return number * UNIT_DAYS[word];
}

function readOption(def: AnyMetric, name: string, spec: OptionSpec, given: string | number): string | number {
  if ('choice' in spec) {
    const wanted = String(given).trim().toLowerCase();
    const found = spec.choice.find((choice) => choice === wanted);
    if (found !== undefined) return found;
    throw new Sentence(
      `${def.name}: "${name} = ${given}" is not one of its choices, ${spec.choice.join(', ')}. This works: ${callOf(def, `${name} = ${spec.choice[0]}`)}`,
    );
  }
  const word = spec.words?.find((each) => each === String(given).trim().toLowerCase());
  if (word !== undefined) return word;
  const number = readNumber(given, spec.unit);
  if (number >= spec.least && number <= spec.most) return number;
  const example = spec.unit === 'share' ? '70%' : spec.unit === 'count' ? String(spec.least) : `90 ${spec.unit}`;
  throw new Sentence(
    `${def.name}: "${name} = ${given}" needs a number from ${spec.least} to ${spec.most}${(spec.words ?? []).map((each) => ` or ${each}`).join('')}, for example ${callOf(def, `${name} = ${example}`)}`,
  );
}

/**
 * Reads the choices of one call against what a metric takes; what is not given has its default, the margin the one of
 * the settings. @throws Sentence for a choice it does not take, or a value out of bounds
 */
export function readOptions(
  def: AnyMetric,
  given: ReadonlyMap<string, string | number>,
  settings: Settings,
  book: Book,
): ReadOptions {
  const options: Record<string, string | number | null> = {};
  const specs = def.options as Readonly<Record<string, OptionSpec>>;
  for (const name of Object.keys(specs)) options[name] = usualChoice(name, specs[name], settings).value;
  for (const name of def.settings ?? []) options[name] = settings[name];
  const change: { measure?: string; currency?: string } = {};
  let top: number | null = null;
  const passes = !isPlain(def) && def.passesChoices === true;
  given.forEach((value, name) => {
    const spec = Object.prototype.hasOwnProperty.call(specs, name) ? specs[name] : undefined;
    if (passes && !spec && name !== 'top' && name !== 'in') return;
    if (name === 'measure') {
      const choices: readonly string[] = spec && 'choice' in spec ? spec.choice : [];
      if (choices.includes(String(value).trim().toLowerCase())) options.measure = String(value).trim().toLowerCase();
      else {
        change.measure = amountColumn(def, choices, String(value), book);
        const ofMoney = choices.find((choice) => choice === 'value' || choice === 'revenue');
        if (ofMoney !== undefined) options.measure = ofMoney;
      }
    } else if (name === 'in') change.currency = String(value);
    else if (name === 'top') {
      top = Math.round(readNumber(value, 'count'));
      if (!(top >= 1 && top <= 1000))
        throw new Sentence(
          `${def.name}: "top = ${value}" needs a whole number from 1 to 1000, for example ${callOf(def, 'top = 10')}`,
        );
    } else if (spec) options[name] = readOption(def, name, spec, value);
    else throw new Sentence(unknownOption(def, name, value, book));
  });
  if (!given.has('measure') && def.needs.deals?.includes('amount') && settings.measure !== null)
    change.measure = usualMeasure(def, settings.measure, book);
  if (change.measure === undefined) delete change.measure;
  return { options, change, top };
}

/** The amount column that the Settings make the usual one. */
function usualMeasure(def: AnyMetric, heading: string, book: Book): string | undefined {
  try {
    return amountColumn(def, [], heading, book);
  } catch (error) {
    if (!(error instanceof Sentence)) throw error;
    throw new Sentence(
      `${def.name}: the Settings say that the default measure is "${shownCell(heading)}", and the deals have no such heading. The headings are ${book
        .get('deals')
        ?.headings()
        .filter((each) => each !== '')
        .slice(0, 12)
        .join(', ')}`,
    );
  }
}

function amountColumn(def: AnyMetric, choices: readonly string[], text: string, book: Book): string | undefined {
  const deals = book.get('deals');
  const field = deals && (deals.column(`[${text}]`) >= 0 ? `[${text}]` : fieldOf(text, book));
  if (!deals || !field || !deals.has(field)) {
    const headings = deals ? deals.headings().filter((heading) => heading !== '') : [];
    const near = nearest(text, [...choices, ...headings]);
    const told = near ? `Did you mean ${near}?` : `The headings are ${headings.slice(0, 12).join(', ')}`;
    const also = choices.length > 0 ? ` and is none of ${choices.join(', ')}` : '';
    throw new Sentence(
      `${def.name}: "measure = ${text}" names no column of the deals${also}. ${told}: ${callOf(def, `measure = ${near ?? choices[0] ?? 'Amount'}`)}`,
    );
  }
  return field === 'amount' ? undefined : field;
}

function unknownOption(def: AnyMetric, name: string, value: string | number, book: Book): string {
  const takes = Object.keys(def.options as object);
  const hint = takes.length > 0 ? `It takes ${takes.join(', ')}` : 'It takes no choice of its own';
  const works =
    fieldOf(`[${name}]`, book) !== null
      ? `For the heading of that name: ${callOf(def, `[${name}] = ${value}`)}`
      : `This works: ${callOf(def, ...(name === 'outcome' ? [name] : []))}`;
  return `${def.name}: "${name} = ${value}" means nothing to it. ${hint}, and every answer takes top, measure and in EUR. ${works}`;
}
