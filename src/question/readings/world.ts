import { readIsoDay } from '../../calendar/day';
import { UTC } from '../../calendar/zone';
import type { Values } from '../../tables/cell';
import type { Door } from '../arguments';

/** An argument list without DEALS and SETTINGS, which are put before it, and its reading or a part of its sentence. */
export type Case = readonly [args: readonly unknown[], text: string];

/** One kind of argument: lists with their reading, lists with the sentence they get. */
export interface Topic {
  readonly reads?: readonly Case[];
  readonly refuses?: readonly Case[];
  /** Lists that hold their own tables; their readings begin with `tables …`. */
  readonly whole?: readonly Case[];
  readonly wholeRefuses?: readonly Case[];
}

export const date = (iso: string, clock = '00:00'): Date => new Date(`${iso}T${clock}:00Z`);
export const down = (...cells: unknown[]): unknown[][] => cells.map((cell) => [cell]);
export const across = (...cells: unknown[]): unknown[][] => [cells];

export const DEALS: Values = [
  'Deal ID|Customer|Amount|ARR|Status|Created|Close date|Sales rep|Product|Source|Region|Sector|Opt in'.split('|'),
  [
    'D-1',
    'Acme, Inc.',
    1000,
    100,
    'Won',
    date('2026-01-05'),
    date('2026-02-03'),
    'Ana',
    'Basic',
    'Ads',
    'DACH',
    'IT',
    1,
  ],
  ['D-2', 'Smith and Sons', 500, 50, 'Open', date('2026-02-05'), '', 'Ben', 'Pro', 'Referral', 'Nordics', 'Food', 0],
];
export const SPEND: Values = [
  ['Month', 'Channel', 'Cost'],
  [date('2026-01-01'), 'Ads', 300],
];
export const OWNERS: Values = [
  ['Owner', 'Team'],
  ['Ana', 'North'],
];
export const GOALS: Values = [
  ['Metric', 'Owner', 'Period', 'Target'],
  ['Sales', 'Ana', '2026-Q1', 1000],
];
/** As of Thursday 2026-03-05, in UTC: no call that passes it needs the door. */
export const SETTINGS: Values = [
  ['Setting', 'Value'],
  ['As-of day', '2026-03-05'],
  ['Time zone', 'UTC; +0'],
];
/** The same with fiscal years from April. */
export const FISCAL: Values = [...SETTINGS, ['Fiscal year starts in', 'April']];

/** A door behind which it is 2026-03-05 and one tab holds the deals. */
export const openDoor: Door = { today: () => readIsoDay('2026-03-05'), zone: () => UTC, tables: () => [DEALS] };

/** A door that nobody may knock at. */
export const closedDoor: Door = {
  today: () => fault('today'),
  zone: () => fault('the zone'),
  tables: () => fault('the tabs'),
};
function fault(what: string): never {
  throw new TypeError(`asked for ${what}`);
}
