/**
 * A 32-bit hash of a text (FNV-1a). Records in users' files hold it: it never changes.
 * @param from the hash of what stands before the text, to hash it piece by piece
 */
export function fingerprint(text: string, from = 0x811c9dc5): number {
  let h = from;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** A formula with one separator, whichever the locale writes. */
export const oneSeparator = (formula: string): string => formula.replace(/;/g, ',');
