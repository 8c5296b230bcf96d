import { useEffect, useState } from "react";

/** A value once it has stayed as it is for so many milliseconds, for what takes long to follow it; null: at once. */
export function useSettled<Value>(value: Value, pause: number | null): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (pause === null) return;
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value, pause]);
  return pause === null ? value : settled;
}
