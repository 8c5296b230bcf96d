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
    call.runInContext(context, { timeout: Math.ceil(milliseconds) });
  } catch (error) {
    if (isTimeout(error)) return null;
    throw error;
  }
  return found;
}

const call = new Script("work()");

/** It is an error of the script's own world, no instance of ours. */
function isTimeout(error: unknown): boolean {
  return (
    typeof error === "object" && error !== null && "code" in error && error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT"
  );
}
