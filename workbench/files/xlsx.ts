import { unzipSync, zipSync, type Zippable } from 'fflate';
import { DEFAULT_LOCALE, helpers, type Model } from '@odoo/o-spreadsheet';

/**
 * The parts of an .xlsx as the engine reads them: paths and XML texts; pictures are left out.
 * Hand it to a workbook as its `data`. Needs DOMParser.
 */
export function dataOfXlsx(bytes: Uint8Array): object {
  const parts = unzipSync(bytes);
  const text = new TextDecoder();
  return Object.fromEntries(
    Object.entries(parts)
      .filter(([path]) => /\.(xml|rels)$/.test(path))
      .map(([path, content]) => [path, keepTexts(path, text.decode(content))]),
  );
}

const TEXT = /(<t(?:\s[^>]*)?>)([^<]*)(?=<\/t>)/;
/** Texts stay texts: the engine's reader would see numbers, dates and formulas in them, unless an apostrophe stands before. */
const keepTexts = (path: string, xml: string): string => {
  const holder = path.endsWith('sharedStrings.xml') ? 'si' : /worksheets\/[^/]+\.xml$/.test(path) ? 'is' : '';
  if (!holder) return xml;
  return xml.replace(new RegExp(`<${holder}>[\\s\\S]*?</${holder}>`, 'g'), (item) => {
    const whole = [...item.matchAll(new RegExp(TEXT, 'g'))].map((part) => part[2]).join('');
    const misread =
      /^(?:=|'|&apos;|&#39;)/.test(whole) ||
      /^(?:true|false)$/i.test(whole) ||
      helpers.isNumber(whole, DEFAULT_LOCALE) ||
      helpers.isDateTime(whole, DEFAULT_LOCALE);
    return misread ? item.replace(TEXT, "$1'$2") : item;
  });
};

/** A month without a number is a gap in a line, not a nought, which is what readers make of a chart that does not say. */
const leaveGaps = (path: string, xml: string): string =>
  /charts\/chart\d+\.xml$/.test(path) && !xml.includes('dispBlanksAs')
    ? xml.replace('</c:chart>', '<c:dispBlanksAs val="gap"/></c:chart>')
    : xml;

/** The number format of the first number of some cells; '' where none has one. */
function formatOf({ getters }: Model, cells: string): string {
  const { sheetId, zone } = getters.getRangeFromSheetXC(getters.getActiveSheetId(), cells);
  for (let row = zone.top; row <= zone.bottom; row++) {
    const cell = getters.getEvaluatedCell({ sheetId, col: zone.left, row });
    if (cell.type === 'number') return cell.format ?? '';
  }
  return '';
}

/** An axis of numbers shows them as the cells of its first series do: the engine says so, yet keeps no format that a reader could take. */
function formatAxes(model: Model, path: string, xml: string): string {
  const drawn = /charts\/chart\d+\.xml$/.test(path) && /<c:val>[^]*?<c:f>([^<]+)<\/c:f>/.exec(xml);
  const format = drawn ? formatOf(model, drawn[1].replace(/&apos;/g, "'").replace(/&amp;/g, '&')) : '';
  if (format === '') return xml;
  const code = format.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
  return xml.replace(/<c:valAx>[^]*?<\/c:valAx>/g, (axis) =>
    axis.replace('formatCode="General" sourceLinked="1"', () => `formatCode="${code}" sourceLinked="0"`),
  );
}

interface Part {
  path: string;
  content?: string;
  imageSrc?: string;
}

/** The engine writes an invisible series as a colour that Excel cannot read; Excel's own word for it is no fill. */
const paintNothing = (xml: string): string =>
  xml.replace(/<a:solidFill>\s*<a:srgbClr val="00[0-9A-Fa-f]{6}"\s*\/>\s*<\/a:solidFill>/g, '<a:noFill/>');

/**
 * A workbook as .xlsx with native charts; cells of the add-on's functions hold their values. Needs DOMParser and XMLSerializer.
 * @param picture turns an image address into bytes; without it pictures are left out.
 */
export async function xlsxOf(model: Model, picture?: (source: string) => Promise<Uint8Array>): Promise<Uint8Array> {
  const { files } = (await model.exportXLSX()) as unknown as { files: Part[] };
  const encoder = new TextEncoder();
  const zip: Zippable = {};
  for (const { path, content, imageSrc } of files) {
    if (content !== undefined)
      zip[path] = encoder.encode(formatAxes(model, path, leaveGaps(path, paintNothing(content))));
    else if (imageSrc && picture) zip[path] = await picture(imageSrc);
  }
  return zipSync(zip);
}
