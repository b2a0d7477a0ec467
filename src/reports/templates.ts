import { EXECUTIVE } from './executive';
import type { Template } from './plan';

/** Every report there is. */
export const TEMPLATES: readonly Template[] = [EXECUTIVE];

/** A report by its title, in any spelling of case. */
export function templateOf(title: string): Template | undefined {
  const wanted = title.trim().toLowerCase();
  return TEMPLATES.find((template) => template.title.toLowerCase() === wanted);
}
