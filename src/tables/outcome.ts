import type { Cell } from './cell';
import { fold } from './cell';

export const OPEN = 0;
export const WON = 1;
export const LOST = 2;
/** Not there on the day we stand on: created later, or closed without a date. */
export const UNSEEN = 3;

/** Pipedrive has one column for the day a deal was won and one for the day it was lost; both close it. */
export const LOST_DAY = /^(deal - )?(lost (time|date|on|at)|date lost)$/i;

/** The four states a deal can be in; 0–2 are what a table says, 3 is set by the as-of day. */
export const STATE_NAMES = ['open', 'won', 'lost', 'unseen'] as const;

const WON_WORDS =
  /(^|\W)(won|sold|gewonnen|gagnee?s?|ganad[ao]s?|ganh[oa]s?|vint[aoie]|wygran[aye]?)(\W|$)|^win$|closedwon|выигран|успешно реализован|(?<!未)(赢单|成交|赢得)|受注(?!予|見|確)|成約/u;
const LOST_WORDS =
  /(^|\W)(lost|verloren|perdue?s?|perdid[ao]s?|pers[aoie]|przegran[aye]?|abandoned|disqualified|cancell?ed|declined|rejected|dead)(\W|$)|^loss$|closedlost|проигран|не реализован|输单|丢单|已丢失|失注/u;
const NOT_WON =
  /(^|[^\p{L}])(not|nicht|non|no|nao|niet|nie|не) (won|sold|gewonnen|gagn|ganad|ganh|vint|wygran|выигран)/u;

/** What a status or stage text says about a deal; null when it names neither an end nor anything at all. */
export function outcomeOfText(text: string): typeof OPEN | typeof WON | typeof LOST | null {
  const name = fold(text).replace(/[_-]+/g, ' ');
  if (name === '') return null;
  if (NOT_WON.test(name)) return LOST;
  const won = WON_WORDS.test(name);
  const lost = LOST_WORDS.test(name);
  if (won !== lost) return won ? WON : LOST;
  return OPEN;
}

/** A yes/no cell: TRUE, "true", 1, "yes"; null when it says neither. */
export function flagOf(cell: Cell): boolean | null {
  if (typeof cell === 'boolean') return cell;
  const word = typeof cell === 'string' || typeof cell === 'number' ? fold(String(cell)) : '';
  if (/^(true|yes|y|1|x|ja|oui|si|sim|tak|да|是|はい)$/.test(word)) return true;
  return /^(false|no|n|0|nein|non|nao|nee|nie|нет|否|いいえ)$/.test(word) ? false : null;
}
