import { useEffect, useState } from "react";

/** In milliseconds, as long as spinners wait too; what is over sooner was hardly seen, and need not be drawn twice. */
const noticeable = 250;

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
