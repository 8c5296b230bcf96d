import { memo } from "react";
import type { Settings } from "../../src-contract/settings.ts";
import { Select } from "../parts/Select.tsx";
import { Spinner } from "../parts/Spinner.tsx";
import { useAppState, useUpdate } from "../state/app-context.ts";
import { changeSettings, textSizes } from "../state/settings.ts";
import { engineText, levelTexts, rowsText } from "../wording/status.ts";
import { News } from "./Messages.tsx";
import "./status-bar.css";

const themes = [
  { id: "system", label: "System theme" },
  { id: "light", label: "Light theme" },
  { id: "dark", label: "Dark theme" },
] as const satisfies readonly { readonly id: Settings["theme"]; readonly label: string }[];

const sizes = textSizes.map((size) => ({ id: String(size), label: `${size}%` }));

/** The line at the bottom: what is used, how the engine is, what was just done, text size and theme. */
export function StatusBar() {
  const rows = useAppState(rowsText);
  const levels = useAppState(levelTexts);
  return (
    <footer className="status-bar" data-pane="status">
      {rows !== null && <span>{rows}</span>}
      {levels !== null && <span className="status-levels">{levels}</span>}
      <EngineStatus />
      <News />
      <Appearance />
    </footer>
  );
}

function EngineStatus() {
  const engine = useAppState(engineText);
  const isBusy = useAppState((state) => Object.keys(state.progress).length > 0);
  return (
    <>
      <span className={`status-engine status-engine-${engine.tone}`}>
        {engine.text}
        <Spinner label={engine.text} isBusy={isBusy || engine.tone === "busy"} />
      </span>
      {/* Progress is there to be looked at; only problems are read aloud. */}
      <output className="visually-hidden">{engine.tone === "problem" ? engine.text : ""}</output>
    </>
  );
}

// Drawn anew with every word of progress beside them, the two lists would take longer than the results.
const Appearance = memo(function Appearance() {
  const settings = useAppState((state) => state.settings);
  const update = useUpdate();
  const change = (part: Partial<Settings>) => update((state) => changeSettings(state, part));
  return (
    <span className="status-end">
      <Select
        label="Text size"
        labelHidden
        options={sizes}
        value={String(settings.textSize)}
        onChange={(size) => change({ textSize: Number(size) })}
      />
      <Select
        label="Theme"
        labelHidden
        options={themes}
        value={settings.theme}
        onChange={(theme) => change({ theme })}
      />
    </span>
  );
});
