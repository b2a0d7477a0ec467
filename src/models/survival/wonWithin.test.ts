import fc from 'fast-check';
import { wilson } from '../shares/wilson';
import { contrastVariance, incidence } from './incidence';
import { tally } from './lifeTable';
import { shareBy, wonWithin, wonWithinByValue, type ShareWithin } from './wonWithin';

const someDeals = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 2 })), {
  minLength: 1,
  maxLength: 80,
});
const table = (deals: [number, number][], amounts?: number[]) =>
  tally(
    deals.map(([day]) => day),
    deals.map(([, outcome]) => outcome),
    amounts,
  );
const known = (answer: ShareWithin | string): ShareWithin => {
  if (typeof answer === 'string') throw new Error(answer);
  return answer;
};
const width = ({ interval }: ShareWithin) => interval[1] - interval[0];

/** (0 won)(0 open)(1 lost)(3 won)(3 won)(3 lost)(5 open)(8 won)(9 open)(12 lost) */
const ten = tally([0, 0, 1, 3, 3, 3, 5, 8, 9, 12], [1, 0, 2, 1, 1, 2, 0, 1, 0, 2]);

describe('wonWithin', () => {
  it('ten deals: F(3) = .325, se .1550705; F(8) = .475, se .1772622; S(3) = .45 (R survival 3.5.3)', () => {
    const three = known(wonWithin(ten, 3)),
      eight = known(wonWithin(ten, 8));
    expect(three.share).toBeCloseTo(0.325, 12);
    expect(three.standardError).toBeCloseTo(0.1550705, 7);
    expect(eight.share).toBeCloseTo(0.475, 12);
    expect(eight.standardError).toBeCloseTo(0.1772622, 7);
    expect(incidence(ten).survival[2]).toBeCloseTo(0.45, 12);
    expect(three.effective).toBeCloseTo((0.325 * 0.675) / 0.1550705 ** 2, 3);
  });

  it('days between two closings answer as the earlier one', () => {
    expect(known(wonWithin(ten, 7))).toEqual(known(wonWithin(ten, 3)));
  });

  it('won, lost and still open add to one on every day', () => {
    fc.assert(
      fc.property(someDeals, (deals) => {
        const { won, lost, survival } = incidence(table(deals));
        won.forEach((w, i) => expect(w + lost[i] + survival[i]).toBeCloseTo(1, 10));
      }),
    );
  });

  it('with no open deals it is the plain share, its variance p(1 − p)/n and its interval Wilson’s', () => {
    fc.assert(
      fc.property(someDeals, fc.integer({ min: 0, max: 45 }), (deals, days) => {
        const closed = deals.map(([day, outcome]): [number, number] => [day, outcome || 1]),
          n = closed.length,
          k = closed.filter(([day, outcome]) => outcome === 1 && day <= days).length,
          answer = known(wonWithin(table(closed), days));
        expect(answer.share).toBeCloseTo(k / n, 10);
        expect(answer.standardError ** 2).toBeCloseTo(((k / n) * (1 - k / n)) / n, 10);
        answer.interval.forEach((limit, i) => expect(limit).toBeCloseTo(wilson(k, n)![i], 8));
      }),
    );
  });

  it('certain shares rest on the deals closed by then or still followed: 0 of 4 (one open deal was younger), 5 of 5', () => {
    expect(known(wonWithin(tally([2, 9, 9, 9, 4], [2, 0, 0, 1, 0]), 5))).toMatchObject({ share: 0, effective: 4 });
    expect(known(wonWithin(tally([1, 2, 3, 4, 5], [1, 1, 1, 1, 1]), 5))).toMatchObject({
      share: 1,
      effective: 5,
      interval: wilson(5, 5),
    });
    // followed exactly five days counts as followed
    expect(known(wonWithin(tally([5, 5, 5], [0, 0, 0]), 5))).toMatchObject({ share: 0, effective: 3 });
  });

  it('is not identified when nobody was followed so long and some are open; it is when none is', () => {
    expect(wonWithin(tally([3, 10], [1, 0]), 11)).toBe(
      'a share within 11 days needs a deal followed that long, and the longest was followed 10 days',
    );
    expect(known(wonWithin(tally([3, 10], [1, 0]), 10)).share).toBe(0.5);
    expect(known(wonWithin(tally([3, 10], [1, 2]), 365)).share).toBe(0.5);
    expect(wonWithin(tally([], []), 90)).toBe('there is no deal that was followed from its creation on');
  });

  it('lost is answered likewise', () => {
    expect(known(shareBy(incidence(ten), 'lost', 12)).share).toBeCloseTo(1 - known(wonWithin(ten, 12)).share, 12);
  });

  it('period life table: two created in the period, three that were 4 days old when it began (by hand)', () => {
    const life = {
      day: [0, 2, 4, 6, 7],
      won: [0, 1, 0, 1, 0],
      lost: [0, 0, 0, 1, 0],
      open: [0, 0, 0, 0, 2],
      entered: [2, 0, 3, 0, 0],
    };
    // F(2) = 1/2; on day 6 four are at risk: F(6) = 1/2 + 1/2·1/4
    expect(known(wonWithin(life, 6)).share).toBeCloseTo(0.625, 12);
    // by hand: H−H₂ = .125, n = 2, w = d = 1; n₆ = 4, d = 2, w = 1, S = .5
    const variance = 0.125 ** 2 / 2 + 1 / 8 - (2 * 0.125) / 4 + (0.25 * 3) / 64;
    expect(known(wonWithin(life, 6)).standardError).toBeCloseTo(Math.sqrt(variance), 12);
    expect(known(wonWithin(life, 1))).toMatchObject({ share: 0, effective: 2 });
  });

  it('the interval holds the true share in 92–98 % of 600 samples of 60 deals with a third of them open (seeded)', () => {
    let seed = 11,
      held = 0;
    const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
    for (let run = 0; run < 600; run++) {
      const deals: [number, number][] = [];
      for (let i = 0; i < 60; i++) {
        // closes on a day uniform on 0 … 99, won with .4; seen for a time uniform on 0 … 149
        const close = Math.floor(random() * 100),
          won = random() < 0.4,
          seen = Math.floor(random() * 150);
        deals.push(close <= seen ? [close, won ? 1 : 2] : [seen, 0]);
      }
      const { interval } = known(wonWithin(table(deals), 49));
      // truth: .4 × 50/100
      if (interval[0] <= 0.2 && 0.2 <= interval[1]) held++;
    }
    expect(held / 600).toBeGreaterThan(0.92);
    expect(held / 600).toBeLessThan(0.98);
  });
});

describe('wonWithinByValue', () => {
  it('one won deal of 1,000,000 among 99 of 1,000: the interval is wider than 0.6', () => {
    const outcomes = Array.from({ length: 100 }, (_, i) => (i === 0 ? 1 : 1 + (i % 2))),
      days = outcomes.map((_, i) => i % 30),
      amounts = outcomes.map((_, i) => (i === 0 ? 1e6 : 1000));
    for (const giant of [1, 2, 0]) {
      outcomes[0] = giant;
      days[0] = giant ? 10 : 40;
      const answer = known(wonWithinByValue(tally(days, outcomes, amounts), 30));
      expect(width(answer)).toBeGreaterThan(0.6);
      expect(answer.effective).toBeLessThanOrEqual(1.2078);
    }
  });

  it('with equal amounts it is wonWithin, interval and all: the jackknife by deal is the delta form', () => {
    fc.assert(
      fc.property(
        someDeals,
        fc.integer({ min: 0, max: 45 }),
        fc.double({ min: 0.01, max: 1e6, noNaN: true }),
        (deals, days, amount) => {
          const count = wonWithin(table(deals), days),
            value = wonWithinByValue(
              table(
                deals,
                deals.map(() => amount),
              ),
              days,
            );
          if (typeof count === 'string') return expect(value).toBe(count);
          expect(known(value).share).toBeCloseTo(count.share, 9);
          expect(known(value).standardError).toBeCloseTo(count.standardError, 7);
          // Kish's bound is n here, which the delta form may pass by a trifle
          if (count.effective <= deals.length)
            known(value).interval.forEach((limit, i) => expect(limit).toBeCloseTo(count.interval[i], 5));
        },
      ),
    );
  });

  it('agrees with leaving out one deal at a time, to the order 1/n (200 deals, within 5 %)', () => {
    let seed = 3;
    const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647,
      deals = Array.from({ length: 200 }, (): [number, number] => [
        Math.floor(random() * 40),
        Math.floor(random() * 3),
      ]),
      amounts = deals.map(() => Math.ceil(1000 * random())),
      share = (skip: number) =>
        known(
          wonWithinByValue(
            table(
              deals.filter((_, i) => i !== skip),
              amounts.filter((_, i) => i !== skip),
            ),
            20,
          ),
        ).share,
      without = deals.map((_, i) => share(i)),
      mean = without.reduce((a, b) => a + b) / 200,
      jackknife = Math.sqrt((199 / 200) * without.reduce((a, b) => a + (b - mean) ** 2, 0)),
      answer = known(wonWithinByValue(table(deals, amounts), 20));
    expect(answer.standardError / jackknife).toBeGreaterThan(0.95);
    expect(answer.standardError / jackknife).toBeLessThan(1.05);
  });

  it('all won by then: Wilson at Kish’s number, not a certainty', () => {
    const answer = known(wonWithinByValue(tally([1, 2, 3], [1, 1, 1], [100, 100, 1000]), 3));
    expect(answer.share).toBe(1);
    // by hand: 1200² / (2·100² + 1000²)
    expect(answer.effective).toBeCloseTo(1440000 / 1020000, 12);
    expect(typeof wonWithinByValue(tally([1, 9], [1, 0], [5, 5]), 30)).toBe('string');
  });
});

describe('contrastVariance', () => {
  it('of won plus lost is the variance of the closed share, which is Greenwood’s', () => {
    fc.assert(
      fc.property(someDeals, (deals) => {
        // all closings taken as won: F = 1 − S
        const curve = incidence(table(deals.map(([day, outcome]) => [day, outcome ? 1 : 0]))),
          last = curve.day.length - 1;
        let greenwood = 0;
        curve.day.forEach((_, i) => {
          const n = curve.sets.atRisk[i],
            d = curve.sets.won[i];
          if (n > d) greenwood += d / (n * (n - d));
        });
        const s = curve.survival[last];
        expect(contrastVariance(curve, 'won', () => 1)).toBeCloseTo(s * s * greenwood, 10);
      }),
    );
  });
});
