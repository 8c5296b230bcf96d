/** The keys without `key` where it is among them, else with it. */
export function toggledSet<Key>(keys: ReadonlySet<Key>, key: Key): ReadonlySet<Key> {
  const others = [...keys].filter((one) => one !== key);
  return new Set(keys.has(key) ? others : [...others, key]);
}
