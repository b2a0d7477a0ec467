/** A text with every run of blanks as one space: as typed, line breaks and all, it means the same. */
export function plainText(text: string): string {
  return text.replace(/[\s\u0001]+/g, ' ').trim();
}

/** Splits a plain text at a separator that stands outside `[headings]`, `(lists)` and values in double quotes. */
export function splitOutside(text: string, separator: RegExp): string[] {
  const kept: string[] = [];
  const masked = text.replace(
    /\[[^[\]]*\]|\([^()]*\)|(?<=^|[=<>(;] ?|contains )"[^"]*"/g,
    (part) => `\u0001${kept.push(part) - 1}\u0001`,
  );
  return masked
    .split(separator)
    .map((part) => part.replace(/\u0001(\d+)\u0001/g, (_, index) => kept[Number(index)]).trim());
}
