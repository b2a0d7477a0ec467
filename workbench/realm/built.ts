/** One pushed file: its name as in the built folder, and its text. */
export interface BuiltFile {
  name: string;
  source: string;
}

/** What `appsscript.json` says, as far as it is looked at here. */
export interface Manifest {
  timeZone: string;
  runtimeVersion?: string;
  oauthScopes?: string[];
}

/** A built add-on: what would be pushed to Apps Script. */
export interface Built {
  manifest: Manifest;
  scripts: BuiltFile[];
  html: BuiltFile[];
}
