import { fold, headingKey } from '../tables/cell';
import type { Condition } from './cut';

/** Whom an answer is about, as a person picks it from a list: everyone, a team, or a person by name. */
export const EVERYONE = 'Everyone';
const TEAM = 'Team: ';
const PERSON = 'Person: ';

/** True for the condition word that takes such a choice (`for =`); a heading of that name comes first. */
export const isWho = ({ name, op }: { readonly name: string; readonly op: string }): boolean =>
  op === '=' && headingKey(name) === 'for';

const after = (text: string, prefix: string): string | null =>
  fold(text).startsWith(fold(prefix)) ? text.trim().slice(prefix.length).trim() : null;

/** The conditions that a choice means. */
export function whoConditions(text: string): Condition[] {
  if (fold(text) === fold(EVERYONE)) return [];
  const team = after(text, TEAM);
  if (team !== null) return [{ field: 'team', op: '=', values: [team] }];
  return [{ field: 'owner', op: '=', values: [after(text, PERSON) ?? text.trim()] }];
}

/** A team as a choice. */
export const teamChoice = (team: string): string => TEAM + team;

/** A person as a choice: the bare name, unless typing it would mean something else. */
export function personChoice(owner: string): string {
  const isPlain = /^\p{L}[^=]*$/u.test(owner) && !/\d|^(true|false)$/i.test(owner);
  const isOther = fold(owner) === fold(EVERYONE) || after(owner, TEAM) !== null || after(owner, PERSON) !== null;
  return isPlain && !isOther ? owner : PERSON + owner;
}
