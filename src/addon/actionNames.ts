/** What combining is called where it is taken back: Undo is asked for the action that the sidebar shows, and for no other. */
export const COMBINE = 'Combine';

/** What inserting a function's formula is called. */
export const insertionOf = (name: string): string => `Insert ${name}`;

/** What changing a setting is called. */
export const changeOf = (setting: string): string => `Set ${setting}`;

/** What accepting a spelling as another is called. */
export const readingOf = (written: string, means: string): string => `Read ${written} as ${means}`;
