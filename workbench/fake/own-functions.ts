import { addFunction, helpers, registries, type EvalContext, type FunctionResultObject } from '@odoo/o-spreadsheet';
import { serialOfDate } from './dates';

const { arg } = helpers;
type Cell = FunctionResultObject | undefined;
type Argument = Cell | FunctionResultObject[][];

const first = (value: Argument): Cell => (Array.isArray(value) ? value[0]?.[0] : value);
const text = (value: Argument): string => String(first(value)?.value ?? '');

interface Clock {
  workbench?: {
    now(): Date;
    zone(): string;
    noteVolatile(position: EvalContext['__originCellPosition'], name: string): void;
  };
}
const serialNow = (context: EvalContext): number => {
  const { workbench } = context as EvalContext & Clock;
  return workbench ? serialOfDate(workbench.now(), workbench.zone()) : serialOfDate(new Date(), 'Etc/UTC');
};

/** Functions of Google's that the engine lacks and that reports or users lean on, and the two that read the clock. */
export function registerOwnFunctions(): void {
  const replace = registries.functionRegistry;
  const { TODAY, NOW } = replace.content;
  replace.replace('TODAY', {
    ...TODAY,
    compute(this: EvalContext) {
      (this as EvalContext & Clock).workbench?.noteVolatile(this.__originCellPosition, 'TODAY');
      return { value: Math.floor(serialNow(this)), format: this.locale.dateFormat };
    },
  });
  replace.replace('NOW', {
    ...NOW,
    compute(this: EvalContext) {
      (this as EvalContext & Clock).workbench?.noteVolatile(this.__originCellPosition, 'NOW');
      return { value: serialNow(this), format: `${this.locale.dateFormat} ${this.locale.timeFormat}` };
    },
  });
  for (const name of ['RAND', 'RANDARRAY', 'RANDBETWEEN']) {
    const random = replace.content[name];
    const compute = function (this: EvalContext, ...args: never[]) {
      (this as EvalContext & Clock).workbench?.noteVolatile(this.__originCellPosition, name);
      return random.compute.apply(this, args);
    };
    replace.replace(name, { ...random, compute: compute as typeof random.compute });
  }
  const add = (name: string, args: string[], description: string, compute: (...args: Argument[]) => unknown): void => {
    if (replace.contains(name)) return;
    addFunction(name, { description, args: args.map((one) => arg(one)), compute: compute as never });
  };
  add('ARRAYFORMULA', ['array_formula (any, range)'], 'Spills an array expression.', (value) => value);
  add('N', ['value (any, range)'], 'The value as a number.', (value) => {
    const held = first(value)?.value;
    return typeof held === 'number' ? held : held === true ? 1 : 0;
  });
  add('T', ['value (any, range)'], 'The value if it is text.', (value) => {
    const held = first(value)?.value;
    return typeof held === 'string' ? held : '';
  });
  add('TYPE', ['value (any, range)'], 'A number for the type of the value.', (value) => {
    if (Array.isArray(value) && (value.length > 1 || value[0].length > 1)) return 64;
    const held = first(value)?.value;
    if (typeof held === 'string') return registries.errorTypes.has(held) ? 16 : 2;
    return typeof held === 'boolean' ? 4 : 1;
  });
  add('REGEXMATCH', ['text (string)', 'regular_expression (string)'], 'Whether the text matches.', (value, shape) =>
    new RegExp(text(shape)).test(text(value)),
  );
  add('ISDATE', ['value (any, range)'], 'Whether the value is a date.', (value) => {
    const cell = first(value);
    return typeof cell?.value === 'number' && helpers.isDateTimeFormat(cell.format ?? '');
  });
  add(
    'ISBETWEEN',
    [
      'value (any)',
      'lower (any)',
      'upper (any)',
      'lower_inclusive (boolean, default=true)',
      'upper_inclusive (boolean, default=true)',
    ],
    'Whether a number lies between two others.',
    (value, lower, upper, low, high) => {
      const [v, a, b] = [value, lower, upper].map((one) => Number(first(one)?.value ?? 0));
      return (first(low)?.value === false ? v > a : v >= a) && (first(high)?.value === false ? v < b : v <= b);
    },
  );
  add('REPT', ['text (string)', 'times (number)'], 'The text repeated.', (value, times) =>
    text(value).repeat(Math.max(0, Math.floor(Number(first(times)?.value ?? 0)))),
  );
  add('SIGN', ['value (number)'], 'The sign of a number.', (value) => Math.sign(Number(first(value)?.value ?? 0)));
  add('QUOTIENT', ['dividend (number)', 'divisor (number)'], 'Whole part of a division.', (dividend, divisor) => {
    const by = Number(first(divisor)?.value ?? 0);
    return by === 0
      ? { value: '#DIV/0!', message: 'Division by zero' }
      : Math.trunc(Number(first(dividend)?.value ?? 0) / by);
  });
  add('LOG10', ['value (number)'], 'Logarithm to base 10.', (value) => {
    const of = Number(first(value)?.value ?? 0);
    return of > 0 ? Math.log10(of) : { value: '#NUM!', message: 'The number must be greater than 0' };
  });
}
