/**
 * `after`, with everything in it that is as in `before` taken from there: what was not changed is the same object, so
 * that nothing which shows only that is drawn anew. For plain values without circles, as messages bring them.
 */
export function sharing<Value>(before: unknown, after: Value): Value {
  return shared(before, after) as Value;
}

function shared(before: unknown, after: unknown): unknown {
  if (Object.is(before, after)) return before;
  if (Array.isArray(before) && Array.isArray(after)) return sharedList(before, after);
  return isRecord(before) && isRecord(after) ? sharedRecord(before, after) : after;
}

function sharedList(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  let taken: unknown[] | null = null;
  let isSame = before.length === after.length;
  for (const [index, item] of after.entries()) {
    const known = shared(before[index], item);
    isSame &&= Object.is(known, before[index]);
    if (Object.is(known, item)) continue;
    taken ??= [...after];
    taken[index] = known;
  }
  return isSame ? before : (taken ?? after);
}

type PlainRecord = Readonly<Record<string, unknown>>;

function sharedRecord(before: PlainRecord, after: PlainRecord): PlainRecord {
  const names = Object.keys(after);
  let taken: Record<string, unknown> | null = null;
  let isSame = Object.keys(before).length === names.length;
  for (const name of names) {
    const known = Object.hasOwn(before, name) ? shared(before[name], after[name]) : after[name];
    isSame &&= Object.hasOwn(before, name) && Object.is(known, before[name]);
    if (Object.is(known, after[name])) continue;
    taken ??= { ...after };
    taken[name] = known;
  }
  return isSame ? before : (taken ?? after);
}

/** Neither a list nor an array of numbers, which is compared by nobody. */
function isRecord(value: unknown): value is PlainRecord {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
