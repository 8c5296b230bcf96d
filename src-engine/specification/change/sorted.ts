/** Settings in an order of their own, so that two that say the same can be compared as texts. */
export function sorted(settings: object): readonly (readonly [string, unknown])[] {
  return Object.entries(settings).toSorted(([one], [other]) => (one < other ? -1 : 1));
}
