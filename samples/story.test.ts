import { sampleTables } from './generate';
import { days, groupBy, isPlanted, rowsOf, sum, type Row } from './rows';

const END = '2026-10-31';
const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Directions that the generator means to have, on 20,000 deals so that chance does not decide. */
describe('what the sample has to tell', () => {
  const tables = sampleTables({ seed: 4, deals: 20000 });
  const many = rowsOf(tables.Deals).filter((d) => !isPlanted(d['Deal ID']));
  const won = many.filter((d) => d.Status === 'Won');
  const winRate = (some: Row[] = []): number => {
    const wins = some.filter((d) => d.Status === 'Won').length;
    return wins / (wins + some.filter((d) => d.Status === 'Lost').length);
  };

  test('social ads are cheap and poor, trade fairs costly and good, referrals free and good', () => {
    const leads = groupBy(rowsOf(tables.Leads), 'Source');
    const media = groupBy(
      rowsOf(tables.Spend).filter((s) => s.Kind === 'media'),
      'Source',
    );
    const perLead = (source: string) =>
      sum((media.get(source) ?? []).map((s) => s.Amount)) / (leads.get(source)?.length ?? 0);
    const bySource = groupBy(many, 'Source');
    const rate = (source: string) => winRate(bySource.get(source));
    for (const other of ['Webinar', 'Search ads']) {
      expect(perLead('Social ads')).toBeLessThan(perLead(other) / 2);
      expect(perLead('Trade fair')).toBeGreaterThan(perLead(other) * 2);
      expect(rate('Social ads')).toBeLessThan(rate(other) - 0.1);
      expect(rate('Trade fair')).toBeGreaterThan(rate(other) + 0.1);
      expect(rate('Referral')).toBeGreaterThan(rate(other) + 0.1);
    }
    expect(media.has('Referral')).toBe(false);
  });

  test('larger deals win less, costlier products take longer', () => {
    const small = many.filter((d) => Number(d.Amount) < 2000);
    const large = many.filter((d) => Number(d.Amount) > 20000);
    expect(winRate(large)).toBeLessThan(winRate(small) - 0.1);
    const cycles = ['Training', 'Planner Basic', 'Planner Pro', 'Fleet Suite'].map((product) =>
      median(won.filter((d) => d.Product === product).map((d) => days(d['Close date']) - days(d.Created))),
    );
    expect(cycles).toEqual([...cycles].sort((a, b) => a - b));
    expect(new Set(cycles).size).toBe(4);
  });

  test('owners differ within a team, and existing customers are easier to win', () => {
    const byOwner = groupBy(many, 'Owner');
    const [ana, ben, david, grace, hugo] = ['Ana Keller', 'Ben Osei', 'David Moreau', 'Grace Hall', 'Hugo Brandt'].map(
      (name) => winRate(byOwner.get(name)),
    );
    expect(ana).toBeGreaterThan(ben);
    expect(ben).toBeGreaterThan(david);
    expect(grace).toBeGreaterThan(hugo);
    const byType = groupBy(many, 'Deal type');
    expect(winRate(byType.get('Existing business'))).toBeGreaterThan(winRate(byType.get('New business')) + 0.1);
  });

  test('wins crowd at the end of quarters, August is quiet, business grows', () => {
    const atQuarterEnd = /-(03|12)-(2[2-9]|3.)$|-(06|09)-(2[2-9]|30)$/;
    // nine or ten days of about 91 would be 11 %
    expect(won.filter((d) => atQuarterEnd.test(String(d['Close date']))).length / won.length).toBeGreaterThan(0.25);
    const closed = many.filter((d) => d.Status !== 'Open');
    const inMonth = (heading: string, month: string) =>
      closed.filter((d) => String(d[heading]).startsWith(month)).length;
    for (const year of ['2025', '2026'])
      for (const heading of ['Created', 'Close date'])
        expect(inMonth(heading, `${year}-08`)).toBeLessThan(0.8 * inMonth(heading, `${year}-06`));
    const created = (from: string, to: string) =>
      many.filter((d) => from <= String(d.Created) && String(d.Created) <= to).length;
    expect(created('2025-11-01', END)).toBeGreaterThan(1.05 * created('2024-11-01', '2025-10-31'));
  });

  test('amounts are skewed as a lognormal is, and some customers come back often', () => {
    const amounts = won.map((d) => Number(d.Amount));
    expect(sum(amounts) / amounts.length).toBeGreaterThan(1.3 * median(amounts));
    const wins = [...groupBy(won, 'Customer').values()].map((own) => own.length);
    expect(wins.filter((n) => n > 1).length / wins.length).toBeGreaterThan(0.2);
    expect(Math.max(...wins)).toBeGreaterThan(5);
  });

  test('Proposal is the slow stage', () => {
    const stay: Record<string, number[]> = {};
    const history = groupBy(rowsOf(tables.Stages), 'Deal ID');
    for (const deal of won) {
      const stages = history.get(deal['Deal ID']) ?? [];
      stages.forEach(({ Stage, Entered }, i) => {
        const left = stages[i + 1]?.Entered ?? deal['Close date'];
        (stay[String(Stage)] ??= []).push(days(left) - days(Entered));
      });
    }
    for (const stage of ['Qualified', 'Discovery', 'Negotiation'])
      expect(median(stay.Proposal)).toBeGreaterThan(1.5 * median(stay[stage]));
  });
});
