import * as library from 'chart.js';

/** The engine looks for Chart.js as a script tag would leave it: one global with all parts on it. */
export function giveCharts(): void {
  const chart = library.Chart as unknown as Record<string, unknown>;
  library.Chart.register(...library.registerables);
  for (const [name, part] of Object.entries(library)) if (!(name in chart)) chart[name] = part;
  (globalThis as Record<string, unknown>).Chart = chart;
}
