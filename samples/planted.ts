export type PlantedKind =
  'no amount' | 'no close date' | 'closed before created' | 'source spelling' | 'duplicate' | 'overdue' | 'no customer';

export interface Planted {
  kind: PlantedKind;
  dealIds: readonly string[];
}

/**
 * What is wrong in Deals on purpose; nothing else is wrong in the same way. The ids hold for every seed; a table of
 * fewer deals has only the errors whose id it reaches. All are won but
 * the overdue one, which is open. The duplicate is the whole row a second time, right below.
 */
export const PLANTED: readonly Planted[] = [
  { kind: 'no amount', dealIds: ['D-1215'] },
  { kind: 'no close date', dealIds: ['D-1388'] },
  { kind: 'closed before created', dealIds: ['D-1142'] },
  { kind: 'source spelling', dealIds: ['D-1077', 'D-1310'] },
  { kind: 'duplicate', dealIds: ['D-1263'] },
  { kind: 'overdue', dealIds: ['D-2720'] },
  { kind: 'no customer', dealIds: ['D-1171'] },
];

/** How the source Webinar is written in the deals planted for it. */
export const SPELT: Readonly<Record<string, string>> = { 'D-1077': 'Webinar ', 'D-1310': 'WEBINAR' };
