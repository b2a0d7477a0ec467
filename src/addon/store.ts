import { isClosed } from './lock';

/** What is kept with the file, by key. */
export interface Store {
  getProperties(): Record<string, string>;
  setProperties(values: Record<string, string>): void;
  deleteProperty(key: string): void;
}

const MARK = 'dealsheet ';

/** The file's properties; where they are closed to the add-on, marks of the file that nobody sees. */
export function storeOf(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): Store {
  try {
    return PropertiesService.getDocumentProperties();
  } catch (error) {
    if (!isClosed(error)) throw error;
  }
  const marks = (): GoogleAppsScript.Spreadsheet.DeveloperMetadata[] =>
    spreadsheet.getDeveloperMetadata().filter((mark) => mark.getKey().startsWith(MARK));
  const deleteProperty = (key: string): void =>
    marks()
      .filter((mark) => mark.getKey() === MARK + key)
      .forEach((mark) => mark.remove());
  return {
    getProperties: () =>
      Object.fromEntries(marks().map((mark) => [mark.getKey().slice(MARK.length), mark.getValue() ?? ''])),
    setProperties(values) {
      for (const key of Object.keys(values)) {
        deleteProperty(key);
        spreadsheet.addDeveloperMetadata(MARK + key, values[key]);
      }
    },
    deleteProperty,
  };
}
