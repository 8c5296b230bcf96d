import { useEffect, useState } from "react";

/** In milliseconds, as long as spinners wait too; what is over sooner was hardly seen, and need not be drawn twice. */
const noticeable = 250;

/** Whether something has been so for so many milliseconds: as long as a person notices, where nothing else is said. */
export function useLasting(isSo: boolean, milliseconds = noticeable): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    setLasts(false);
    if (!isSo) return;
    const timer = setTimeout(() => setLasts(true), milliseconds);
    return () => clearTimeout(timer);
  }, [isSo, milliseconds]);
  return isSo && lasts;
}
