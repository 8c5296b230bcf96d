import { useAppState } from "../state/app-context.ts";
import "./status-bar.css";

/** The line at the bottom: what is used, how the engine is, text size and theme. */
export function StatusBar() {
  const engine = useAppState((state) => state.engine);
  return (
    <footer className="status-bar">
      <span>{engine === "running" ? "Engine ready" : "Engine restarting"}</span>
    </footer>
  );
}
