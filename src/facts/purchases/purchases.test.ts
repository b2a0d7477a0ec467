import fc from 'fast-check';
import { ask, each, measured, whole } from '../ask.testing';
import { purchases } from './purchases';

const HEAD = ['deal id', 'customer', 'amount', 'status', 'created', 'close', 'source'];
const deal = (id: string, customer: string, amount: number | '', close: string, source = 'Ads', status = 'Won') => [
  ...[id, customer, amount, status, '2025-01-01', close, source],
];

describe('purchases', () => {
  // By hand: Acme buys first on 10 January, again that day, later in January, and in March; Birch buys once; one buyer is unknown.
  const DEALS = [
    HEAD,
    deal('4', 'Acme', 40, '2026-03-05', 'Webinar'),
    deal('2', 'ACME', 20, '2026-01-10'),
    deal('1', 'Acme ', 10, '2026-01-10', 'Webinar'),
    deal('3', 'Acme', 30, '2026-01-31'),
    deal('5', 'Birch', '', '2026-02-01'),
    deal('6', '', 5, '2026-02-01'),
    deal('7', 'Cedar', 100, '2026-02-01', 'Ads', 'Lost'),
  ];

  test('the first deal is new; the others stand apart by day and by month', () => {
    expect(whole(ask(purchases, DEALS))).toEqual({
      deals: 5,
      value: 100,
      newDeals: 2,
      newValue: 10,
      sameDayDeals: 1,
      sameDayValue: 20,
      sameMonthDeals: 2,
      sameMonthValue: 50,
      unknownDeals: 1,
      unknownValue: 5,
      newCustomers: 2,
      customers: 2,
      repeatCustomers: 1,
      returningByDeal: 1,
      returningByDay: 1,
      returningByMonth: 1,
    });
  });

  test('ties go by close day, then deal id, as text', () => {
    const tied = [HEAD, deal('9', 'Acme', 1, '2026-01-10', 'Ads'), deal('10', 'Acme', 2, '2026-01-10', 'Webinar')];
    expect(each(ask(purchases, tied, { by: [{ field: 'source' }] }), 'newCustomers')).toEqual({ Ads: 0, Webinar: 1 });
  });

  test('without ids the smaller amount, then what else tells them apart, is the first', () => {
    const nameless = [HEAD, deal('', 'Acme', 2, '2026-01-10', 'Ads'), deal('', 'Acme', 1, '2026-01-10', 'Webinar')];
    const byAmount = ask(purchases, nameless, { by: [{ field: 'source' }] });
    expect(each(byAmount, 'newCustomers')).toEqual({ Ads: 0, Webinar: 1 });
    const alike = [HEAD, deal('', 'Acme', 1, '2026-01-10', 'Webinar'), deal('', 'Acme', 1, '2026-01-10', 'Ads')];
    const byMark = ask(purchases, alike, { by: [{ field: 'source' }] });
    expect(each(byMark, 'newCustomers')).toEqual({ Ads: 1, Webinar: 0 });
  });

  test('history is read before the filter and the period', () => {
    const where = [{ field: 'source', op: '=', values: ['Ads'] }] as const;
    // By hand: Acme's deals from Ads come after one from Webinar, so only Birch is new there.
    expect(whole(ask(purchases, DEALS, { where })).newCustomers).toBe(1);
    expect(whole(ask(purchases, DEALS, { where })).returningByDeal).toBe(1);
    expect(whole(ask(purchases, DEALS, { from: '2026-03-01', to: '2026-03-31' }))).toEqual({
      deals: 1,
      value: 40,
      customers: 1,
      returningByDeal: 1,
      returningByDay: 1,
      returningByMonth: 1,
    });
  });

  test('history ends on the as-of day', () => {
    expect(whole(ask(purchases, DEALS, { asOf: '2026-01-09' }))).toEqual({});
    expect(whole(ask(purchases, DEALS, { asOf: '2026-01-10' })).deals).toBe(2);
  });

  // by hand: Acme is refunded before its first purchase, after it, and after the second; Birch never bought
  test('a refund takes money off the side its customer is on and is no purchase', () => {
    const refunded = [
      HEAD,
      deal('1', 'Acme', -5, '2026-01-01'),
      deal('2', 'Acme', 50, '2026-01-10'),
      deal('3', 'Acme', -20, '2026-02-01'),
      deal('4', 'Birch', -7, '2026-02-01'),
      deal('5', '', -3, '2026-02-01'),
      deal('6', 'Acme', 60, '2026-03-01'),
      deal('7', 'Acme', -1, '2026-03-01'),
    ];
    expect(whole(ask(purchases, refunded))).toEqual({
      deals: 2,
      value: 77,
      newDeals: 1,
      newValue: 30,
      sameMonthValue: -5,
      unknownValue: -3,
      newCustomers: 1,
      customers: 1,
      repeatCustomers: 1,
      returningByDeal: 1,
      returningByDay: 1,
      returningByMonth: 1,
    });
  });

  test('a customer counts once in each group and once in the whole', () => {
    const fact = ask(purchases, DEALS, { by: [{ grain: 'month' }] });
    expect(measured(fact, 'customers', 'repeatCustomers')).toEqual({
      '2026-01': { customers: [1], repeatCustomers: [1] },
      '2026-02': { customers: [1], repeatCustomers: [0] },
      '2026-03': { customers: [1], repeatCustomers: [0] },
    });
  });

  test('the order of rows changes nothing, with ids or without', () => {
    const row = fc
      .tuple(
        fc.constantFrom('', '', '1', '2', '10'),
        fc.constantFrom('Acme', 'acme', 'Birch', ''),
        fc.constantFrom<number | ''>(-5, 0, 5, 10, ''),
        fc.constantFrom('2026-01-10', '2026-01-31', '2026-02-01'),
        fc.constantFrom('Ads', 'Webinar'),
      )
      .map(([id, customer, amount, close, source]) => deal(id, customer, amount, close, source));
    const shuffled = fc
      .array(row, { minLength: 2, maxLength: 12 })
      .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })));
    fc.assert(
      fc.property(shuffled, ([rows, other]) => {
        const by = [{ field: 'source' }];
        const [one, two] = [rows, other].map((each) => ask(purchases, [HEAD, ...each], { by }));
        expect(two.groups).toEqual(one.groups);
        expect(two.measure).toEqual(one.measure);
      }),
    );
  });
});
