import type { FunctionResultObject, Locale, Matrix } from '@odoo/o-spreadsheet';
import { RealmError } from '../realm/cross';
import { serialOfDate } from './dates';
import { Exception } from './exception';
import { TOO_LONG } from './limits';
import type { Readings } from './readings';

/** What a custom function's result depends on beside itself. */
interface How {
  zone: string;
  locale: Locale;
  odd: Readings['oddResults'];
}

const LONGEST = 50000;
const ODD: FunctionResultObject = { value: '#ERROR!', message: 'The function returned what no cell can show.' };

/** A custom function's result as cells: one value, or columns that spill; a flat array runs down. */
export function resultCells(value: unknown, how: How): FunctionResultObject | Matrix<FunctionResultObject> {
  if (!Array.isArray(value)) return cellOf(value, how);
  const rows: unknown[][] = value.map((row: unknown) => (Array.isArray(row) ? row : [row]));
  const width = Math.max(1, ...rows.map((row) => row.length));
  if (how.odd === 'refused' && (rows.length === 0 || rows.some((row) => row.length !== width))) return ODD;
  if (rows.length === 0) return { value: '' };
  return Array.from({ length: width }, (_, col) => rows.map((row) => cellOf(row[col] ?? '', how)));
}

function cellOf(value: unknown, { zone, locale, odd }: How): FunctionResultObject {
  if (typeof value === 'boolean') return { value };
  if (typeof value === 'number' && Number.isFinite(value)) return { value };
  if (typeof value === 'string') {
    if (value.length <= LONGEST) return { value };
    return { value: '#ERROR!', message: `Text result is longer than the limit of ${LONGEST} characters.` };
  }
  if (value instanceof Date && !Number.isNaN(value.getTime())) {
    const serial = serialOfDate(value, zone);
    const { dateFormat, timeFormat } = locale;
    return { value: serial, format: Number.isInteger(serial) ? dateFormat : `${dateFormat} ${timeFormat}` };
  }
  if (odd === 'refused') return ODD;
  if (typeof value === 'number' || value instanceof Date)
    return { value: '#NUM!', message: 'Result was not a number.' };
  return { value: '' };
}

/** The note on a cell whose function threw: the message, and where. */
export const noteOf = (error: unknown): string => {
  if ((error as Error).message === TOO_LONG) return `${TOO_LONG} (line 0).`;
  if (error instanceof RealmError) {
    const own = error.realmStack.split('\n').filter((frame) => !frame.includes('realm-prelude'));
    const line = /[\w-]+\.(?:js|gs):(\d+):\d+/.exec(own.join('\n'))?.[1] ?? '0';
    const name = error.name === 'Error' || error.name === 'Exception' ? '' : `${error.name}: `;
    return `${name}${error.message} (line ${line}).`;
  }
  if (error instanceof Exception) return error.message;
  return (error as Error).message;
};
