import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { conditionalQuantile } from '../../src/models/survival/conditional';
import { incidence } from '../../src/models/survival/incidence';
import { kaplanMeier, median, quantile, survivalAt } from '../../src/models/survival/kaplanMeier';
import { olderThanAnyClosed, tally, type LifeTable } from '../../src/models/survival/lifeTable';
import { logRank } from '../../src/models/survival/logRank';
import { wonWithin } from '../../src/models/survival/wonWithin';

const data = join(__dirname, '../../../shared/data');
const present = existsSync(join(data, 'survival')) && existsSync(join(data, 'crm_maven'));
if (!present) console.info('skipped: published survival curves, ../shared/data/survival or crm_maven is absent');

const json = (name: string) => JSON.parse(readFileSync(join(data, name), 'utf8'));
const csv = (name: string): Record<string, string>[] => {
  const [head, ...lines] = readFileSync(join(data, name), 'utf8').trim().split(/\r?\n/),
    names = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i], cell])));
};
const tableOf = (rows: [day: number, outcome: number][]): LifeTable =>
  tally(
    rows.map(([day]) => day),
    rows.map(([, outcome]) => outcome),
  );
const dayOf = (iso: string) => Date.parse(iso) / 864e5;
const days = ({ at, low, high }: { at: number | null; low: number | null; high: number | null }) => [at, low, high];

(present ? describe : describe.skip)('curves printed by R survival and lifelines', () => {
  const published = json('survival/published.json');

  it('acute myelogenous leukaemia (R survival, tests/doaml.Rout.save): curve, standard errors, log limits, medians, log-rank', () => {
    const aml = published['aml_survfit (R survival tests/doaml.Rout.save @ a2533a920092)'],
      arms: Record<string, LifeTable> = {
        Maintained: tally([9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161], [1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0]),
        Nonmaintained: tally([5, 5, 8, 8, 12, 16, 23, 27, 30, 33, 43, 45], [1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1]),
      };
    for (const name of ['Maintained', 'Nonmaintained']) {
      const curve = kaplanMeier(arms[name]),
        printed = aml[name];
      expect(days(median(curve))).toEqual([printed.median, ...printed.ci95_log]);
      for (const [time, risk, , survival, se, low, high] of printed.curve) {
        const row = curve.day.indexOf(time),
          ours = survivalAt(curve, time)!;
        expect(curve.atRisk[row]).toBe(risk);
        expect(Math.abs(ours.survival - survival)).toBeLessThan(0.00051);
        if (se === null) continue;
        expect(Math.abs(ours.survival * Math.sqrt(curve.greenwood[row]) - se)).toBeLessThan(0.00006);
        expect(Math.abs(ours.interval[0] - low)).toBeLessThan(0.00006);
        expect(Math.abs(ours.interval[1] - high)).toBeLessThan(0.00051);
      }
    }
    const test = logRank([arms.Maintained, arms.Nonmaintained])!;
    expect(test.observed).toEqual(aml.logrank.observed);
    test.expected.forEach((value, i) => expect(value).toBeCloseTo(aml.logrank.expected[i], 2));
    expect(test.chiSquare).toBeCloseTo(aml.logrank.chisq, 1);
  });

  it('lung (North Central Cancer Treatment Group; survfit as widely printed): medians with log limits, log-rank 10.3, p .001', () => {
    const lung = published['lung (widely printed survfit output; reproduced here with survival 3.5.3)'],
      rows = csv('survival/lung.csv'),
      // status 2 is dead in R's file, 1 in lifelines'
      dead = rows.some((row) => row.status === '2') ? '2' : '1',
      of = (sex: string) =>
        tableOf(
          rows.filter((row) => sex === '' || row.sex === sex).map((row) => [+row.time, row.status === dead ? 1 : 0]),
        );
    for (const [sex, name] of [
      ['', 'all'],
      ['1', 'male'],
      ['2', 'female'],
    ])
      expect(days(median(kaplanMeier(of(sex))))).toEqual([lung[name].median, ...lung[name].ci95_log]);
    const test = logRank([of('1'), of('2')])!;
    expect(test.chiSquare).toBeCloseTo(lung.logrank_chisq, 1);
    expect(test.p).toBeCloseTo(lung.p, 3);
  });

  it('waltons (lifelines): median 56, by group 58 and 26, log-rank 122.249', () => {
    const waltons = published['waltons (lifelines data; R here)'],
      rows = csv('survival/waltons_dataset.csv'),
      of = (group?: string) =>
        tableOf(rows.filter((row) => !group || row.group === group).map((row) => [+row.T, +row.E]));
    expect(median(kaplanMeier(of())).at).toBe(waltons.median);
    for (const [group, day] of Object.entries(waltons.by_group_median))
      expect(median(kaplanMeier(of(group))).at).toBe(day);
    expect(logRank([of('control'), of('miR-137')])!.chiSquare).toBeCloseTo(waltons.logrank, 3);
  });
});

(present ? describe : describe.skip)('8,300 deals of crm_maven as of 2017-12-31, against R survival 3.5.3', () => {
  const oracle = json('crm_maven/oracle_km.json'),
    asOf = dayOf(oracle.as_of),
    outcome: Record<string, number> = { Won: 1, Lost: 2 },
    deals = csv('crm_maven/sales_pipeline.csv')
      .filter((row) => row.engage_date)
      .map((row) => ({
        day: (row.close_date ? dayOf(row.close_date) : asOf) - dayOf(row.engage_date),
        outcome: outcome[row.deal_stage] ?? 0,
        product: row.product,
        agent: row.sales_agent,
      })),
    life = tableOf(deals.map((deal) => [deal.day, deal.outcome])),
    closed = kaplanMeier(life);

  it.each(['any_close', 'won_lost_censored'] as const)(
    '%s: curve, limits on both scales, quartiles and median',
    (name) => {
      const expected = oracle[name],
        curve = name === 'any_close' ? closed : kaplanMeier(life, 'won');
      expected.curve.time.forEach((time: number, i: number) => {
        const ours = survivalAt(curve, time)!;
        expect(curve.atRisk[curve.day.indexOf(time)]).toBe(expected.curve.n_risk[i]);
        expect(ours.survival).toBeCloseTo(expected.curve.surv[i], 9);
        expect(ours.interval[0]).toBeCloseTo(expected.curve.lower_log[i], 9);
        expect(ours.interval[1]).toBeCloseTo(expected.curve.upper_log[i], 9);
      });
      for (const scale of ['log', 'log-log'] as const) {
        expect(days(median(curve, scale))).toEqual(expected[`median_${scale}`]);
        const { q, lower, upper } = expected[`quartiles_${scale}`];
        [0.25, 0.5, 0.75].forEach((p, i) =>
          expect(days(quantile(curve, p, scale))).toEqual([q[i], lower[i], upper[i]]),
        );
        const at = expected[`S_at_${scale}`];
        at.time.forEach((time: number, i: number) => {
          const ours = survivalAt(curve, time, scale)!;
          expect(ours.survival).toBeCloseTo(at.surv[i], 9);
          expect(ours.interval[0]).toBeCloseTo(at.lower[i], 9);
          expect(ours.interval[1]).toBeCloseTo(at.upper[i], 9);
        });
      }
    },
  );

  it('half of all deals are still open on day 69 (67–70); 1,291 of 1,589 open ones are older than any that closed', () => {
    expect(days(median(closed))).toEqual([69, 67, 70]);
    expect(olderThanAnyClosed(life)).toBe(1291);
    expect(deals.filter((deal) => !deal.outcome)).toHaveLength(1589);
  });

  it('Aalen–Johansen: incidence of won and lost; won within 90 days .3970147, standard error .0053946', () => {
    const curve = incidence(life),
      { time, won, lost } = oracle.aalen_johansen;
    time.forEach((t: number, i: number) => {
      const row = curve.day.filter((d) => d <= t).length - 1;
      expect(curve.won[row]).toBeCloseTo(won[i], 9);
      expect(curve.lost[row]).toBeCloseTo(lost[i], 9);
    });
    const answer = wonWithin(life, 90);
    if (typeof answer === 'string') throw new Error(answer);
    expect(answer.share).toBeCloseTo(0.3970147, 7);
    expect(answer.standardError).toBeCloseTo(0.0053946, 7);
    expect(typeof wonWithin(life, 424)).toBe('string');
  });

  it('half of the deals that are won are won by day 59, quartiles 9 and 89 (F_won(t)/F_won(τ))', () => {
    const curve = incidence(life);
    expect([0.25, 0.5, 0.75].map((p) => conditionalQuantile(curve, 'won', p).at)).toEqual([9, 59, 89]);
    const { low, high } = conditionalQuantile(curve, 'won', 0.5);
    expect(low!).toBeLessThanOrEqual(59);
    expect(high!).toBeGreaterThanOrEqual(59);
    expect(high! - low!).toBeLessThan(10);
  });

  it('log-rank and medians by product and by regional office', () => {
    const office = Object.fromEntries(
        csv('crm_maven/sales_teams.csv').map((row) => [row.sales_agent, row.regional_office]),
      ),
      by: [string, (deal: (typeof deals)[number]) => string][] = [
        ['any_close_by_product', (deal) => deal.product],
        ['any_close_by_regional_office', (deal) => office[deal.agent]],
      ];
    for (const [name, group] of by) {
      const expected = oracle[name],
        names = Object.keys(expected.groups),
        tables = names.map((one) =>
          tableOf(deals.filter((deal) => group(deal) === one).map((deal) => [deal.day, deal.outcome])),
        ),
        test = logRank(tables)!;
      expect(test.df).toBe(expected.logrank.df);
      expect(test.observed).toEqual(expected.logrank.obs);
      test.expected.forEach((value, i) => expect(value).toBeCloseTo(expected.logrank.exp[i], 7));
      expect(test.chiSquare).toBeCloseTo(expected.logrank.chisq, 6);
      expect(test.p / expected.logrank.p).toBeCloseTo(1, 6);
      names.forEach((one, i) => {
        const curve = kaplanMeier(tables[i]);
        for (const scale of ['log', 'log-log'] as const)
          expect(days(median(curve, scale))).toEqual(expected.groups[one][`median_${scale}`]);
      });
    }
  });
});
