import type { Cell } from './cell';
import { fold } from './cell';

export const OPEN = 0;
export const WON = 1;
export const LOST = 2;
/** Not there on the day we stand on: created later, or closed without a date. */
export const UNSEEN = 3;

/** The four states a deal can be in; 0–2 are what a table says, 3 is set by the as-of day. */
export const STATE_NAMES = ['open', 'won', 'lost', 'unseen'] as const;

const WON_WORDS =
  /(^|\W)(won|win|gewonnen|gagnee?s?|ganad[ao]s?|ganh[oa]s?|vint[aoie]|wygran[aye]?|gewonnen)(\W|$)|closedwon|выигран|赢单|成交|已成交|赢得|受注|成約/u;
const LOST_WORDS =
  /(^|\W)(lost|loss|lose|verloren|perdue?s?|perdid[ao]s?|pers[aoie]|przegran[aye]?|abandoned|disqualified)(\W|$)|closedlost|проигран|输单|丢单|已丢失|失注/u;

/** What a status or stage text says about a deal; null when it names neither an end nor anything at all. */
export function outcomeOfText(text: string): typeof OPEN | typeof WON | typeof LOST | null {
  const name = fold(text).replace(/[_-]+/g, ' ');
  if (name === '') return null;
  const won = WON_WORDS.test(name);
  const lost = LOST_WORDS.test(name);
  if (won !== lost) return won ? WON : LOST;
  return OPEN;
}

/** A yes/no cell: TRUE, "true", 1, "yes"; null when it says neither. */
export function flagOf(cell: Cell): boolean | null {
  if (typeof cell === 'boolean') return cell;
  if (typeof cell === 'number') return cell === 1 ? true : cell === 0 ? false : null;
  if (typeof cell !== 'string') return null;
  const word = fold(cell);
  if (word === 'true' || word === 'yes' || word === 'y' || word === '1' || word === 'x') return true;
  if (word === 'false' || word === 'no' || word === 'n' || word === '0') return false;
  return null;
}
