import { localeOf } from '../fake/locale';
import type { Tab } from '../fake/load';
import { typed } from '../fake/typed';

/** Text of a file: UTF-8 (with or without mark) or UTF-16 with its mark, else Windows-1252, which is what Excel writes in Europe. */
export function decode(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff))
    return new TextDecoder(a === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return windows1252(bytes);
  }
}

/** What Windows-1252 puts where Latin-1 has control characters, from 0x80 on; Node 20 decodes these as Latin-1. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const windows1252 = (bytes: Uint8Array): string => {
  let text = '';
  for (let from = 0; from < bytes.length; from += 8192)
    text += String.fromCharCode(...bytes.subarray(from, from + 8192));
  return text.replace(/[\u0080-\u009f]/g, (char) => WINDOWS[char.charCodeAt(0) - 0x80]);
};

/** Rows of separated values; quotes hold separators, line ends and doubled quotes. */
export function parseCsv(text: string, separator = separatorOf(text)): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const length = text.length;
  while (at < length) {
    let value: string;
    if (text[at] === '"') {
      let end = at + 1;
      for (;;) {
        end = text.indexOf('"', end);
        if (end < 0) end = length;
        if (text[end + 1] !== '"' || end >= length) break;
        end += 2;
      }
      value = text.slice(at + 1, end).replace(/""/g, '"');
      at = end + 1;
      // What follows a closing quote up to the separator belongs to nobody.
      while (at < length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++;
    } else {
      let end = at;
      while (end < length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++;
      value = text.slice(at, end);
      at = end;
    }
    row.push(value);
    if (text[at] === separator) {
      at++;
      if (at === length) row.push('');
      continue;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    at++;
    rows.push(row);
    row = [];
  }
  if (row.length) rows.push(row);
  return rows;
}

/** `,`, `;` or tab: the one that stands most often outside of quotes in the first lines. */
export function separatorOf(text: string): string {
  const head = text.slice(0, 20000).replace(/"(?:[^"]|"")*"/g, '');
  const first = head.split(/\r?\n/).filter((line) => line !== '')[0] ?? '';
  const count = (separator: string): number => first.split(separator).length - 1;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}

/**
 * A text file as a tab. Values are read as Sheets' import reads them: numbers and dates by the locale, but no formulas:
 * a telephone number that begins with + stays text.
 */
export function tabOfCsv(name: string, bytes: Uint8Array, locale = 'en_US'): Tab {
  const shown = localeOf(locale);
  const cell = (text: string): string =>
    text !== '' && typed(text, shown, 2000).kind === 'formula' ? `'${text}` : text;
  return { name: tabName(name), rows: parseCsv(decode(bytes)).map((row) => row.map(cell)), frozenRows: 1 };
}

/** A file's name as a tab's. */
export const tabName = (fileName: string): string =>
  fileName
    .replace(/^.*[\\/]/, '')
    .replace(/\.[^.]*$/, '')
    .replace(/[\\/?*[\]:]/g, ' ')
    .slice(0, 90) || 'Sheet';
