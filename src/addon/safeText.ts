import type { DataCell } from '../reports/plan';

/**
 * A value as it must be written so that Sheets keeps it as it is: text that typing would turn into a formula, a number,
 * a date or a truth value gets a leading apostrophe, which Sheets takes off again.
 */
export function safeText(value: DataCell): DataCell {
  if (typeof value !== 'string' || value === '') return value;
  const isPlain = /^[\p{L}(][^=]*$/u.test(value) && !/^(true|false)$/i.test(value) && !/\d/.test(value);
  return isPlain ? value : `'${value}`;
}
