import { useEffect, useState } from "react";

/** In milliseconds; what is over sooner was never seen, and need not be drawn twice. */
const noticeable = 120;

/** Whether something has been so for as long as a person notices. */
export function useLasting(isSo: boolean): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    setLasts(false);
    if (!isSo) return;
    const timer = setTimeout(() => setLasts(true), noticeable);
    return () => clearTimeout(timer);
  }, [isSo]);
  return isSo && lasts;
}
