/** As much of jsdom as is used here. */
declare module 'jsdom' {
  export class JSDOM {
    readonly window: Record<string, unknown>;
  }
}
