import { useState } from "react";

/** A value as it was before it was held, as long as it is: what is drawn of it waits for what is more urgent. */
export function useHeld<Value>(value: Value, isHeld: boolean): Value {
  const [kept, setKept] = useState(value);
  if (isHeld || Object.is(kept, value)) return kept;
  setKept(() => value);
  return value;
}
