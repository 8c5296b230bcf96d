import { useState } from "react";
import { isAlike } from "./alike.ts";

/** A value that stays the same object as long as its content does: for what is drawn again when it is given another one. */
export function useUnchanged<Value>(value: Value): Value {
  const [kept, setKept] = useState(value);
  if (isAlike(kept, value)) return kept;
  setKept(value);
  return value;
}
