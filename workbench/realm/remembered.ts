const MOST = 50;

/** What a pushed file came to, found once per text: tests open the same files hundreds of times. */
export function remembered<T>(make: (source: string, name: string) => T): (source: string, name: string) => T {
  // by the text itself, whose hash the engine keeps: a key made of both would be hashed anew at every call
  const known = new Map<string, Map<string, T>>();
  return (source, name) => {
    let named = known.get(source);
    if (!named) {
      if (known.size >= MOST) known.clear();
      known.set(source, (named = new Map()));
    }
    let made = named.get(name);
    if (made === undefined) named.set(name, (made = make(source, name)));
    return made;
  };
}
