import { vi } from "vitest";

/** Waits until a check passes; a busy machine takes its time. */
export function soon(check: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(check, { timeout: 30_000 });
}
