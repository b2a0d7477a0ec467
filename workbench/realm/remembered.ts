const MOST = 50;

/** What a pushed file came to, found once per text: tests open the same files hundreds of times. */
export function remembered<T>(make: (source: string, name: string) => T): (source: string, name: string) => T {
  const known = new Map<string, T>();
  return (source, name) => {
    const key = `${name}\n${source}`;
    let made = known.get(key);
    if (made === undefined) {
      if (known.size >= MOST) known.clear();
      known.set(key, (made = make(source, name)));
    }
    return made;
  };
}
