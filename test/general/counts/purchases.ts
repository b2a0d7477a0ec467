import type { Count, SeenDeal } from './count';
import { isPurchase, keptOn, purchasesOf, total } from './count';

/** Won deals of known customers against the first one ever; a refund is of the first one until there is a second. */
export const count: Count = (world, clock, kept) => {
  const lives = purchasesOf(world);
  const won = keptOn(world, clock, kept).filter(({ state }) => state === 'won');
  const known = won.filter(({ customer }) => customer.is !== null);
  const unknown = won.filter(({ customer }) => customer.is === null);
  const firstOf = (deal: SeenDeal): SeenDeal | undefined => lives.get(deal.customer.is as string)?.[0];
  const isEarly = (deal: SeenDeal): boolean => {
    const [first, second] = lives.get(deal.customer.is as string) ?? [];
    const day = deal.close.is as string;
    return (
      !isPurchase(deal) &&
      !!first &&
      (first.close.is as string) <= day &&
      !(second && (second.close.is as string) <= day)
    );
  };
  const isFirst = (deal: SeenDeal): boolean => firstOf(deal)?.id === deal.id || isEarly(deal);
  const onDay = (deal: SeenDeal): boolean => firstOf(deal)?.close.is === deal.close.is;
  const inMonth = (deal: SeenDeal): boolean => firstOf(deal)?.close.is?.slice(0, 7) === deal.close.is?.slice(0, 7);
  const money = (deals: readonly SeenDeal[]): number => total(deals, ({ amount }) => amount.is);
  const deals = (list: readonly SeenDeal[]): number => list.filter(({ amount }) => (amount.is ?? 0) >= 0).length;
  const bought = known.filter(isPurchase);
  const distinct = (list: readonly SeenDeal[]): string[] =>
    Array.from(new Set(list.map(({ customer }) => customer.is as string)));
  const first = known.filter(isFirst);
  const sameDay = known.filter((deal) => !isFirst(deal) && onDay(deal));
  const sameMonth = known.filter((deal) => !isFirst(deal) && inMonth(deal));
  return {
    deals: deals(known),
    value: money(known),
    newDeals: deals(first),
    newValue: money(first),
    sameDayDeals: deals(sameDay),
    sameDayValue: money(sameDay),
    sameMonthDeals: deals(sameMonth),
    sameMonthValue: money(sameMonth),
    unknownDeals: deals(unknown),
    unknownValue: money(unknown),
    newCustomers: distinct(first.filter(isPurchase)).length,
    customers: distinct(bought).length,
    repeatCustomers: distinct(bought).filter((name) => bought.filter(({ customer }) => customer.is === name).length > 1)
      .length,
    returningByDeal: distinct(bought.filter((deal) => !isFirst(deal))).length,
    returningByDay: distinct(bought.filter((deal) => !onDay(deal))).length,
    returningByMonth: distinct(bought.filter((deal) => !inMonth(deal))).length,
  };
};
