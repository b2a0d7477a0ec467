/** One value as a sheet hands it over. */
export type Cell = string | number | boolean | Date | null | undefined;

/** A range: rows first, one row per sheet row. */
export type Values = readonly (readonly Cell[])[];

/** A sentence for the person who typed the formula; everything else that is thrown is a fault of ours. */
export class Sentence extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Sentence';
  }
}

/** True for an empty cell in any of the forms Sheets uses, and for text of blanks only. */
export function isBlank(cell: Cell): boolean {
  if (typeof cell !== 'string') return cell === null || cell === undefined;
  const first = cell.charCodeAt(0); // a blank begins with no letter, digit or sign, so that few texts are trimmed
  return !(first > 32 && first < 127) && cell.trim() === '';
}

const ERROR_TEXT = /^#(N\/A|REF!|VALUE!|DIV\/0!|NUM!|NAME\?|NULL!|ERROR!|SPILL!|CALC!)$|^Loading\.\.\.$/;

/** True for the text by which a cell with an error (`#N/A`) or a pending one (`Loading...`) is handed over. */
export function isErrorText(cell: Cell): cell is string {
  // few texts begin as errors do
  return typeof cell === 'string' && (cell[0] === '#' || cell[0] === 'L') && ERROR_TEXT.test(cell);
}

/** A cell as text, as far as it has one. */
export function cellText(cell: unknown): string {
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
}

/** A cell as a sentence quotes it: short, on one line; a date in words. */
export function shownCell(cell: unknown, most = 40): string {
  const text = typeof cell === 'object' && cell !== null ? 'a date' : cellText(cell).replace(/\s+/g, ' ').trim();
  return text.length > most ? text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '') + '…' : text;
}

const PLAIN = /^[!-~]+(?: [!-~]+)*$/; // ASCII words with single blanks: only their case is left to fold

/** A text without surplus blanks. */
export function tidy(text: string): string {
  return PLAIN.test(text) ? text : text.replace(/\s+/g, ' ').trim();
}

/** What two spellings of one name share: no case, accents, width or surplus blanks. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** What two spellings of one heading share: `Close Date`, `closeDate`, `close_date__c` and `CLOSE DATE` are one. */
export function headingKey(text: string): string {
  return fold(text.replace(/__[cs]$/i, '')).replace(/[^\p{L}\p{N}%#]+/gu, '');
}

/** A spreadsheet column's letters from its number, 0 = A. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let i = index + 1; i > 0; i = Math.floor((i - 1) / 26))
    letters = String.fromCharCode(65 + ((i - 1) % 26)) + letters;
  return letters;
}

/** A tab's name as a formula writes it before `!`: in quotes, those of its own doubled, unless it is one plain word. */
export const tabText = (tab: string): string =>
  /^(?![a-z]{1,3}\d+$|r\d*c\d*$|true$|false$)[a-z_]\w*$/i.test(tab) ? tab : `'${tab.replace(/'/g, "''")}'`;
