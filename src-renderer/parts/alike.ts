/** Of the same shape, with the same texts and numbers in it. */
export function isAlike(before: unknown, after: unknown): boolean {
  if (before === after) return true;
  if (typeof before !== "object" || typeof after !== "object" || before === null || after === null) return false;
  const [old, now] = [Object.entries(before), Object.entries(after)];
  return old.length === now.length && now.every(([name, value]) => isAlike(Reflect.get(before, name), value));
}
