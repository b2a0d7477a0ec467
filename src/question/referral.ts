import { flagOf } from '../tables/outcome';
import { fold } from '../tables/cell';
import type { Book } from '../tables/book';
import type { Table } from '../tables/table';
import type { CodedColumn } from './columns';

/** The field that tells referrals from all else; where a table has no such column, its source tells. */
export const REFERRAL = 'referral';
export const REFERRAL_LABELS = ['Referral', 'Not a referral'] as const;

/** What is in the names of sources that are referrals (folded: lower case, no accents); read by both engines. */
export const REFERRAL_NAMES =
  '\\breferr|\\breferid|\\brefere?al|recommend|empfehl|recommand|parrain|bouche a oreille|recomend|boca a boca|boca.?em.?boca|indicacao|raccomand|passaparola|aanbevel|anbefal|rekommend|suositt|polecen|word.?of.?mouth|mund.?zu.?mund';

/** Whether a source is a referral, by the names chosen in Settings (folded), else by its own name. */
export function referralTest(chosen: readonly string[]): (source: string) => boolean {
  const names = new RegExp(REFERRAL_NAMES);
  return (source) => (chosen.length > 0 ? chosen.includes(fold(source)) : names.test(fold(source)));
}

/** Whether a table tells referrals by its sources alone. */
export const tellsReferrals = (table: Table): boolean => !table.has(REFERRAL) && table.has('source');

/** Referrals and all other sources as a column of groups; lines without a source are neither. */
export function referralColumn(table: Table, book: Book): CodedColumn {
  const { codes, names } = table.coded('source');
  const isReferral = referralTest(book.common.choices.referrals ?? []);
  const of = names.names().map((source) => (isReferral(source) ? 0 : 1));
  return {
    codes: Int32Array.from(codes, (code) => (code < 0 ? -1 : of[code])),
    labels: REFERRAL_LABELS,
    meant(name) {
      const flag = flagOf(name);
      return flag === null ? fold(name) : fold(REFERRAL_LABELS[flag ? 0 : 1]);
    },
  };
}
