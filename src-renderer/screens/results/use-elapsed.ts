import { useEffect, useState } from "react";

/** After this long what is waited for shows its time and can be cancelled, in milliseconds. */
export const patience = 1000;

/** Milliseconds since `isRunning` became true. */
export function useElapsed(isRunning: boolean): number {
  const [elapsed, setElapsed] = useState(0);
  useEffect(() => {
    setElapsed(0);
    if (!isRunning) return;
    const start = performance.now();
    const timer = setInterval(() => setElapsed(performance.now() - start), 100);
    return () => clearInterval(timer);
  }, [isRunning]);
  return elapsed;
}
