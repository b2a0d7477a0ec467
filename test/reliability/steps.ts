import fc from 'fast-check';

/** What the add-on is asked for, and what a person does in the file between. */
export const ADD_ON = [
  'build live',
  'build snapshot',
  'rebuild',
  'refresh',
  'make live',
  'set up',
  'state',
  'undo',
  'update data',
  'look at update',
  'set goal',
] as const;
export const PERSON = [
  'edit',
  'close a deal',
  'sort',
  'insert row',
  'insert column',
  'delete row',
  'delete column',
  'note',
  'rename tab',
  'change settings',
  'hold',
  'change locale',
  'paste export',
  'scribble in report',
] as const;

export type AddOnAct = (typeof ADD_ON)[number];
export type PersonAct = (typeof PERSON)[number];

export interface Step {
  readonly act: AddOnAct | PersonAct;
  /** Which row, column, report …: taken modulo what there is. */
  readonly at: number;
  /** The service call of the add-on's action that fails; none from 60 on. */
  readonly fails: number;
  /** Somebody else holds the lock; rarely. */
  readonly locked: number;
}

const OFTEN: readonly Step['act'][] = [
  'build live',
  'build live',
  'refresh',
  'refresh',
  'undo',
  'undo',
  'update data',
  'update data',
  'edit',
  'paste export',
  'paste export',
];

export const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom<Step['act']>(...ADD_ON, ...PERSON, ...OFTEN),
  at: fc.nat({ max: 23 }),
  fails: fc.nat({ max: 110 }),
  locked: fc.nat({ max: 30 }),
});

export const ZONES = [
  { sheetZone: 'Europe/Berlin', scriptZone: 'America/New_York' },
  { sheetZone: 'Asia/Tokyo', scriptZone: 'Etc/UTC' },
  { sheetZone: 'Etc/UTC', scriptZone: 'Etc/UTC' },
  { sheetZone: 'America/Sao_Paulo', scriptZone: 'Asia/Kolkata' },
  { sheetZone: 'Europe/Berlin', scriptZone: 'Europe/Berlin' },
];
export const LOCALES = ['en_US', 'de_DE', 'fr_FR', 'pt_BR', 'ja_JP', 'en_IN'];

export interface Sequence {
  readonly zones: number;
  readonly locale: number;
  readonly steps: readonly Step[];
}
export const sequence: fc.Arbitrary<Sequence> = fc.record({
  zones: fc.nat({ max: ZONES.length - 1 }),
  locale: fc.nat({ max: LOCALES.length - 1 }),
  steps: fc.array(step, { minLength: 3, maxLength: 10 }),
});
