import { useEffect } from "react";
import { useAppState } from "../state/app-context.ts";

/** Gives the page the theme and the text size of the settings; "system" follows the system as it changes. */
export function useAppearance(): void {
  const theme = useAppState((state) => state.settings.theme);
  const textSize = useAppState((state) => state.settings.textSize);
  useEffect(() => {
    const root = document.documentElement;
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const apply = () => {
      root.dataset.theme = theme === "dark" || (theme === "system" && dark.matches) ? "dark" : "light";
    };
    apply();
    dark.addEventListener("change", apply);
    return () => dark.removeEventListener("change", apply);
  }, [theme]);
  useEffect(() => {
    document.documentElement.style.setProperty("--text-scale", String(textSize / 100));
  }, [textSize]);
}
