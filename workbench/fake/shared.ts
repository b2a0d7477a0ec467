import { SERVICE } from '../realm/cross';
import type { BuiltFile } from '../realm/built';
import type { Realm, RealmOptions } from '../realm/realm';
import type { OpenRealm } from './book';

/**
 * Realms that are opened once and serve one workbook after another, the last one that was opened: for thousands of short tests,
 * in which loading the files anew would be most of the work. Files that keep something between calls are not found out so.
 */
export class SharedRealms {
  private readonly kept = new Map<string, Realm>();
  private current: Pick<RealmOptions, 'services' | 'now' | 'print'> = {};

  /** @param use tells two realms of the same files apart. */
  open(scripts: readonly BuiltFile[], options: RealmOptions, openRealm: OpenRealm, use: string): Realm {
    this.current = options;
    const texts = scripts.map(({ name, source }) => `${name} ${source.length}`);
    const key = [use, options.scriptTimeZone, options.withoutIntl, ...texts].join('|');
    let realm = this.kept.get(key);
    if (!realm) {
      const services = Object.fromEntries(
        Object.keys(options.services ?? {}).map((name) => [name, this.service(name)]),
      );
      const now = () => (this.current.now ?? Date.now)();
      const print: RealmOptions['print'] = (level, values) => this.current.print?.(level, values);
      this.kept.set(key, (realm = openRealm(scripts, { ...options, services, now, print, kept: true })));
    }
    return realm;
  }

  /** Stands for a service of whichever workbook was opened last. */
  private service(name: string): object {
    const there = (): object => this.current.services![name];
    return new Proxy(
      {},
      {
        get: (_none, member) => (member === SERVICE ? true : (Reflect.get(there(), member) as unknown)),
        has: (_none, member) => Reflect.has(there(), member),
      },
    );
  }
}
