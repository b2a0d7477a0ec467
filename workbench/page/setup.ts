import type { TabCell } from '../fake/load';
import type { Built } from '../realm/built';

/** What the page is told when it opens. */
export interface Setup {
  built: Built;
  /** Files of the user's, to be fetched. */
  files: { name: string; url: string }[];
  /** Tables to show instead of files, by tab. */
  sample: Record<string, TabCell[][]> | null;
  locale: string;
  addonName: string;
}
