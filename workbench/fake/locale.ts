import { DEFAULT_LOCALE, type Locale } from '@odoo/o-spreadsheet';

/** How a spreadsheet's locale reads and shows values, by Google's name of it. */
export interface SheetLocale extends Locale {
  /** Order of day, month and year in a typed date. */
  order: 'mdy' | 'dmy' | 'ymd';
  /** Currency signs that a typed amount may carry. */
  currency: string;
}

const comma = { thousandsSeparator: '.', decimalSeparator: ',', formulaArgSeparator: ';', weekStart: 1 };
const point = { thousandsSeparator: ',', decimalSeparator: '.', formulaArgSeparator: ',', weekStart: 7 };

const make = (code: string, name: string, rest: Omit<SheetLocale, 'code' | 'name'>): SheetLocale => ({
  ...rest,
  code,
  name,
});

/** The locales that the workbench knows. */
export const LOCALES: Readonly<Record<string, SheetLocale>> = Object.fromEntries(
  [
    make('en_US', 'English (US)', {
      ...point,
      dateFormat: 'm/d/yyyy',
      timeFormat: 'hh:mm:ss a',
      order: 'mdy',
      currency: '$',
    }),
    make('en_GB', 'English (UK)', {
      ...point,
      dateFormat: 'dd/mm/yyyy',
      timeFormat: 'hh:mm:ss',
      order: 'dmy',
      currency: '£',
      weekStart: 1,
    }),
    make('en_IN', 'English (India)', {
      ...point,
      dateFormat: 'dd/mm/yyyy',
      timeFormat: 'hh:mm:ss',
      order: 'dmy',
      currency: '₹',
      digitGrouping: '[3,2,0]',
    }),
    make('de_DE', 'German', {
      ...comma,
      dateFormat: 'dd.mm.yyyy',
      timeFormat: 'hh:mm:ss',
      order: 'dmy',
      currency: '€',
    }),
    make('fr_FR', 'French', {
      ...comma,
      thousandsSeparator: ' ',
      dateFormat: 'dd/mm/yyyy',
      timeFormat: 'hh:mm:ss',
      order: 'dmy',
      currency: '€',
    }),
    make('es_ES', 'Spanish', {
      ...comma,
      dateFormat: 'd/m/yyyy',
      timeFormat: 'hh:mm:ss',
      order: 'dmy',
      currency: '€',
    }),
    make('it_IT', 'Italian', {
      ...comma,
      dateFormat: 'dd/mm/yyyy',
      timeFormat: 'hh:mm:ss',
      order: 'dmy',
      currency: '€',
    }),
    make('pt_BR', 'Portuguese (Brazil)', {
      ...comma,
      dateFormat: 'dd/mm/yyyy',
      timeFormat: 'hh:mm:ss',
      order: 'dmy',
      currency: 'R$',
      weekStart: 7,
    }),
    make('ja_JP', 'Japanese', {
      ...point,
      dateFormat: 'yyyy/mm/dd',
      timeFormat: 'hh:mm:ss',
      order: 'ymd',
      currency: '¥',
    }),
    make('zh_CN', 'Chinese (China)', {
      ...point,
      dateFormat: 'yyyy/m/d',
      timeFormat: 'hh:mm:ss',
      order: 'ymd',
      currency: '¥',
    }),
  ].map((locale) => [locale.code, locale]),
);

/** @throws if the workbench does not know the locale. */
export function localeOf(code: string): SheetLocale {
  const found = LOCALES[code] ?? LOCALES[code.replace('-', '_')];
  if (!found)
    throw new Error(`The workbench does not know the locale ${code}; it knows ${Object.keys(LOCALES).join(', ')}`);
  return found;
}

/** Follows a formula past its literals; `at` gets every character that stands outside of quotes, with the depth of braces. */
const rewrite = (formula: string, at: (char: string, index: number, braces: number) => string): string => {
  let out = '';
  let quote = '';
  let braces = 0;
  for (let i = 0; i < formula.length; i++) {
    const char = formula[i];
    if (quote) {
      if (char === quote) quote = '';
      out += char;
    } else if (char === '"' || char === "'") {
      quote = char;
      out += char;
    } else {
      if (char === '{') braces++;
      if (char === '}') braces--;
      out += at(char, i, braces);
    }
  }
  return out;
};

/** The engine allows no apostrophe in a tab's name; this letter stands for it there. */
const APOSTROPHE = '\u02bc';
/** A tab's name as the engine keeps it. */
export const engineName = (name: string): string => name.replace(/'/g, APOSTROPHE);
/** A tab's name as the user sees it. */
export const userName = (name: string): string => name.split(APOSTROPHE).join("'");
const toEngineNames = (formula: string): string =>
  formula.replace(/"(?:[^"]|"")*"|'((?:[^']|'')+)'!/g, (all, name?: string) =>
    name?.includes("''") ? `'${name.replace(/''/g, APOSTROPHE)}'!` : all,
  );
const toUserNames = (formula: string): string =>
  formula.includes(APOSTROPHE)
    ? formula.replace(/"(?:[^"]|"")*"|'([^']+)'!/g, (all, name?: string) =>
        name ? `'${name.split(APOSTROPHE).join("''")}'!` : all,
      )
    : formula;

/** Stands behind a formula that the locale cannot read, so that the engine cannot either. */
const UNREADABLE = '\u2063';
const digit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9';

/**
 * A formula as typed or set under a locale, in the form the engine stores: `,` between arguments, `.` in numbers.
 * `;` separates arguments in every locale; `,` does not where it is the decimal mark.
 */
export function canonicalFormula(text: string, locale: SheetLocale): string {
  const formula = toEngineNames(text);
  if (locale.decimalSeparator === '.')
    return rewrite(formula, (char, _i, braces) => (char === ';' && braces === 0 ? ',' : char));
  let unreadable = false;
  const canonical = rewrite(formula, (char, i, braces) => {
    if (char === ',') {
      if (!digit(formula[i + 1]) || !digit(formula[i - 1])) unreadable = true;
      return '.';
    }
    if (char === '.' && (digit(formula[i - 1]) || digit(formula[i + 1])) && !/[A-Z]$/i.test(formula.slice(0, i)))
      unreadable = true;
    if (char === '\\' && braces > 0) return ',';
    return char === ';' && braces === 0 ? ',' : char;
  });
  return unreadable ? formula + UNREADABLE : canonical;
}

/** The engine's form of a formula as the locale shows it. */
export function localFormula(text: string, locale: SheetLocale): string {
  const formula = toUserNames(text);
  if (formula.endsWith(UNREADABLE)) return formula.slice(0, -1);
  if (locale.decimalSeparator === '.') return formula;
  return rewrite(formula, (char, i, braces) => {
    if (char === ',') return braces > 0 ? '\\' : ';';
    return char === '.' && digit(formula[i + 1]) && !/[A-Z]$/i.test(formula.slice(0, i)) ? ',' : char;
  });
}

export { DEFAULT_LOCALE };
