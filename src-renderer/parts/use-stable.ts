import { useCallback, useLayoutEffect, useRef } from "react";

/**
 * The same function at every drawing, which does what `act` of the newest one does: for children that are drawn again
 * only when something shown in them is another one. To be called by events, not while drawing.
 */
export function useStable<Arguments extends readonly unknown[], Result>(
  act: (...given: Arguments) => Result,
): (...given: Arguments) => Result {
  const newest = useRef(act);
  useLayoutEffect(() => {
    newest.current = act;
  });
  return useCallback((...given) => newest.current(...given), []);
}
