import { readIsoDay } from '../calendar/day';
import { run } from '../cells/run';
import type { Values } from '../tables/cell';
import type { LoggedForecast } from '../tables/forecastLog';
import { forecastOf } from '../tables/forecastLog';
import type { Settings } from '../question/settings';
import { CATALOGUE } from './catalogue';
import { sheetDoor } from './door';
import type { Surveyed } from './survey';

/**
 * What SALESFORECAST says today of the running month and the five after it.
 * @returns null where it has no answer, such as for a short history
 */
export function forecastNow(
  tabs: readonly Surveyed[],
  settingsTab: Values,
  settings: Settings,
  asOf: string,
): LoggedForecast | null {
  const tables = new Map<string, Values>();
  for (const { mapping, values } of tabs)
    if (mapping && values && !tables.has(mapping.def.name)) tables.set(mapping.def.name, values);
  if (!tables.has('deals')) return null;
  try {
    const rows = run('SALESFORECAST', [...tables.values(), settingsTab, `as of ${asOf}`], sheetDoor(), CATALOGUE);
    const [headings, ...months] = rows as unknown[][];
    const at = ['Period', 'Forecast', 'Low 80%', 'High 80%'].map((heading) => headings.indexOf(heading));
    return {
      day: readIsoDay(asOf),
      of: forecastOf(settings),
      months: new Map(
        months.map((row) => {
          const [month, ...range] = at.map((column) => row[column]);
          return [String(month), range.map(Number) as [number, number, number]];
        }),
      ),
    };
  } catch {
    return null; // its sentence is for the cell that asks
  }
}
