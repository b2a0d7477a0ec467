import { DEFAULT_LOCALE, helpers } from '@odoo/o-spreadsheet';

/** Google's own name of the automatic format. */
export const AUTOMATIC = '0.###############';

/**
 * A number pattern of Google's as the engine writes it; '' is automatic.
 * @throws if the engine cannot show the pattern: then nothing of it could be tested here.
 */
export function enginePattern(pattern: string): string {
  if (pattern === '' || /^general$/i.test(pattern) || pattern === AUTOMATIC) return '';
  if (pattern === '@') return '@';
  const parts = pattern.split(/("(?:[^"]*)"|\\.|\[\$[^\]]*\])/);
  const written = parts
    .map((part, i) =>
      i % 2
        ? part
        : part
            .replace(/\[(?:black|blue|cyan|green|magenta|red|white|yellow|color ?\d+)\]/gi, '')
            .replace(/_./g, ' ')
            .replace(/am\/pm/gi, 'a')
            .replace(/\[h+\]/gi, 'hhhh')
            .replace(/[€£¥₹]/g, '[$$$&]')
            .replace(/[YMDHS]/g, (letter) => letter.toLowerCase())
            .replace(/\bh\b/g, 'hh')
            .replace(/\bs\b/g, 'ss'),
    )
    .join('');
  try {
    helpers.formatValue(1.5, { format: written, locale: DEFAULT_LOCALE });
  } catch {
    throw new Error(`The workbench cannot show the number format ${pattern}`);
  }
  return written;
}
