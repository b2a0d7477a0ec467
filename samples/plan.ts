import { OWNERS, SOURCES } from './company';
import type { Cell } from './csv';
import type { Lead } from './customers';
import { dateText, firstDayOf, monthOf, type Span } from './days';
import { rounded, type Random } from './random';

/** Monthly Spend, where media follow the leads of a source, and Goals, which follow a plan and not what came of it. */
export function spendAndGoals({ factor }: Random, { first, last, scale }: Span, leads: readonly Lead[]): Cell[][][] {
  const spend: Cell[][] = [['Date', 'Source', 'Amount', 'Kind']];
  const goals: Cell[][] = [['Metric', 'Owner', 'Period', 'Target']];
  const count: Record<string, number> = {};
  for (const { source, created } of leads) {
    const key = source + monthOf(created);
    count[key] = (count[key] || 0) + 1;
  }

  const firstMonth = monthOf(first);
  const lastMonth = monthOf(last);
  for (let month = firstMonth; month <= lastMonth; month++) {
    const date = dateText(firstDayOf(month));
    const years = (month - firstMonth) / 12;
    for (const { name, cost } of SOURCES) {
      const media = rounded((count[name + month] || 0) * cost * factor(0.15), 10);
      if (media) spend.push([date, name, media, 'media']);
    }
    const hired = OWNERS.filter((o) => o.from * 2.5 <= years).length;
    spend.push(
      [date, null, rounded(4600 * hired * scale * 1.04 ** years, 10), 'salaries'],
      [date, null, rounded(2400 * scale, 10), 'tools'],
    );

    const sales = 112000 * scale * 1.2 ** years;
    const recent = month > lastMonth - 12;
    if (recent) goals.push(['Sales', null, date.slice(0, 7), rounded(sales, 100)]);
    if (month % 3 && month !== firstMonth) continue;
    const quarter = `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
    const goal = (metric: string, target: number, owner: string | null = null) =>
      goals.push([metric, owner, quarter, target]);
    goal('Sales', rounded(3 * sales, 1000));
    goal('Win rate', 0.35);
    goal('CAC', 3500);
    if (recent)
      for (const { name, team, from } of OWNERS)
        goal('Sales', rounded(3 * sales * (from || team === 'Key accounts' ? 0.09 : 0.16), 1000), name);
  }
  return [spend, goals];
}
