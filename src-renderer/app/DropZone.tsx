import { useEffect, useState } from "react";
import { openSource } from "../commands/open-source.ts";
import { sourceOfFiles } from "../commands/source-of-files.ts";
import { tellFailure } from "../commands/tell-failure.ts";
import { Icon } from "../parts/Icon.tsx";
import { useApp } from "../state/app-context.ts";
import type { App } from "./app.ts";
import "./drop-zone.css";

/** Lets files be dropped anywhere on the window. Drags within the window are none of its business. */
export function DropZone() {
  const app = useApp();
  const [over, setOver] = useState(false);

  useEffect(() => {
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const drag = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(app.store.getState().dialog === null);
    };
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      if (event.dataTransfer !== null && app.store.getState().dialog === null)
        void openFiles(app, event.dataTransfer.files);
    };
    document.addEventListener("dragenter", drag);
    document.addEventListener("dragover", drag);
    document.addEventListener("dragleave", leave);
    document.addEventListener("drop", drop);
    return () => {
      document.removeEventListener("dragenter", drag);
      document.removeEventListener("dragover", drag);
      document.removeEventListener("dragleave", leave);
      document.removeEventListener("drop", drop);
    };
  }, [app]);

  if (!over) return null;
  return (
    <div className="drop-zone">
      <div className="drop-zone-words">
        <Icon name="upload" />
        Drop the file to open it
      </div>
    </div>
  );
}

/** Opens what was dropped or pasted. */
export async function openFiles(app: App, files: Iterable<File>): Promise<void> {
  const source = await sourceOfFiles(app.host, files);
  if (source === null) return;
  if (source.ok) await openSource(app, source.value);
  else tellFailure(app.store, source.failure, "opening");
}
