/** An id that none of `existing` has: the prefix and the next number. */
export function freshId(existing: readonly { readonly id: string }[], prefix: string): string {
  const numbers = existing.map(({ id }) => Number(id.match(/-(\d+)$/)?.[1] ?? 0));
  return `${prefix}-${Math.max(0, ...numbers) + 1}`;
}
