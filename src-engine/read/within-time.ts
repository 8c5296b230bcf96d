import { createContext, Script } from "node:vm";

/**
 * What `work` gives, or null where it takes longer than `milliseconds`: damaged files send libraries that are not made
 * for them into loops without end.
 */
export function withinTime<Value>(milliseconds: number, work: () => Value): { readonly value: Value } | null {
  let found: { readonly value: Value } | null = null;
  const context = createContext({
    work: () => {
      found = { value: work() };
    },
  });
  try {
    call.runInContext(context, { timeout: milliseconds });
  } catch (error) {
    if (isTimeout(error)) return null;
    throw error;
  }
  return found;
}

const call = new Script("work()");

function isTimeout(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT";
}
