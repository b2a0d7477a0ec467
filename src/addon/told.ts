/**
 * Stands before a sentence that a request of the sidebar is refused with: of what kind an error was does not cross the wire,
 * and Google may put words of its own before it.
 */
export const TOLD = 'Dealsheet: ';
