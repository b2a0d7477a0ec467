/** A global function that Google calls: from the menu, from the sidebar, or by itself. */
export interface Entry {
  readonly name: string;
  readonly kind: 'menu' | 'sidebar';
  readonly caption?: string;
}

/** Every global function beside the custom functions, onOpen and onInstall; the menu is in this order. */
export const ENTRIES: readonly Entry[] = [
  { name: 'dealsheetUse', kind: 'menu', caption: 'Use in this spreadsheet' },
  { name: 'dealsheetOpenSidebar', kind: 'menu', caption: 'Open sidebar' },
  { name: 'dealsheetRefreshMenu', kind: 'menu', caption: 'Refresh' },
  { name: 'dealsheetUpdateReportsMenu', kind: 'menu', caption: 'Update reports' },
  { name: 'dealsheetMakeLiveMenu', kind: 'menu', caption: 'Make formulas live' },
  { name: 'dealsheetShareMenu', kind: 'menu', caption: 'Prepare to share' },
  { name: 'dealsheetEjectMenu', kind: 'menu', caption: 'Eject' },
  { name: 'dealsheetState', kind: 'sidebar' },
  { name: 'dealsheetSetUp', kind: 'sidebar' },
  { name: 'dealsheetBuildReport', kind: 'sidebar' },
  { name: 'dealsheetPreview', kind: 'sidebar' },
  { name: 'dealsheetMakeLive', kind: 'sidebar' },
  { name: 'dealsheetRefresh', kind: 'sidebar' },
  { name: 'dealsheetExplain', kind: 'sidebar' },
  { name: 'dealsheetGoals', kind: 'sidebar' },
  { name: 'dealsheetSettings', kind: 'sidebar' },
  { name: 'dealsheetMerges', kind: 'sidebar' },
  { name: 'dealsheetShow', kind: 'sidebar' },
  { name: 'dealsheetUpdate', kind: 'sidebar' },
  { name: 'dealsheetSample', kind: 'sidebar' },
  { name: 'dealsheetUndo', kind: 'sidebar' },
  { name: 'dealsheetEject', kind: 'sidebar' },
  { name: 'dealsheetShare', kind: 'sidebar' },
  { name: 'dealsheetInsert', kind: 'sidebar' },
  { name: 'dealsheetCombine', kind: 'sidebar' },
  { name: 'dealsheetLanguage', kind: 'sidebar' },
];
