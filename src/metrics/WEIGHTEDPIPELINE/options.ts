export const OPTIONS = { basis: { choice: ['amount', 'chances'] } } as const;
export const NEEDS = { deals: ['outcome', 'amount', 'created', 'close'] } as const;
