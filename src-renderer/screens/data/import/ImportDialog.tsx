import { useEffect, useRef, useState } from "react";
import type { DataSource, ImportPreview } from "../../../../src-contract/data-import.ts";
import { failureText } from "../../../../src-wording/failures.ts";
import type { DialogProps } from "../../../app/dialogs/dialog-props.ts";
import { fileName } from "../../../commands/choose-file.ts";
import { chooseOtherSource } from "../../../commands/choose-other-source.ts";
import { finishImport } from "../../../commands/import-data.ts";
import { Button } from "../../../parts/Button.tsx";
import { Segments } from "../../../parts/Choices.tsx";
import { Dialog } from "../../../parts/Dialog.tsx";
import { Notice } from "../../../parts/Notice.tsx";
import { Spinner } from "../../../parts/Spinner.tsx";
import { useApp, useAppState } from "../../../state/app-context.ts";
import type { AppState } from "../../../state/app-state.ts";
import { formatNames, sizeText } from "../../../wording/import.ts";
import { counted } from "../../../wording/numbers.ts";
import { FileRowsTable } from "./FileRowsTable.tsx";
import { ImportFields } from "./ImportFields.tsx";
import { ImportProblems } from "./ImportProblems.tsx";
import { PreviewTable } from "./PreviewTable.tsx";
import "./import-dialog.css";

/** What a file holds and how it is understood, before it is opened; everything can be changed. */
export function ImportDialog({ dialog, onClose }: DialogProps<"import">) {
  const app = useApp();
  const [view, setView] = useState<"read" | "file">("read");
  const { preview, busy, failure, source, options } = dialog;
  const isPasted = source.kind === "pasted";
  const views = [
    { id: "read", label: "As it will be read" },
    { id: "file", label: isPasted ? "As it was pasted" : "Rows of the file" },
  ] as const;
  const fraction = useAppState(readingFraction);
  const name = preview?.name ?? sourceName(source);
  const isReady = preview !== null && !busy && failure === null;
  const open = useRef<HTMLButtonElement>(null);
  // What is proposed is mostly right: Enter takes it, unless the keyboard has gone elsewhere while the file was read.
  useEffect(() => {
    if (isReady && open.current?.closest("[role=dialog]") === document.activeElement) open.current?.focus();
  }, [isReady]);
  return (
    <Dialog
      title={name === null ? "Open data" : `Open “${name}”`}
      size="large"
      onClose={onClose}
      aside={
        <span className="import-state">
          {preview !== null && busy && fraction !== null ? (
            <span>Reading, {Math.round(fraction * 100)}%</span>
          ) : (
            preview !== null && failure === null && <span>{summary(preview, isPasted)}</span>
          )}
          <Spinner label="Reading" isBusy={busy} />
        </span>
      }
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button ref={open} kind="primary" isDisabled={!isReady} onPress={() => void finishImport(app)}>
            Open
          </Button>
        </>
      }
    >
      <div className="import" aria-busy={busy}>
        {failure !== null && (
          <Notice
            tone="serious"
            announce
            actions={
              // Where another sheet or encoding may do, these are below.
              preview === null &&
              !isPasted && <Button onPress={() => void chooseOtherSource(app)}>Choose another file…</Button>
            }
          >
            {failureText(failure)}
          </Notice>
        )}
        {preview === null && busy && (
          <p className="import-waiting">
            {name === null ? "Reading" : `Reading “${name}”`}
            {fraction === null ? "…" : `, ${Math.round(fraction * 100)}%`}
          </p>
        )}
        {preview !== null && <ImportFields preview={preview} chosen={options} isPasted={isPasted} />}
        {/* What could not be read the way that is chosen shows nothing of another way. */}
        {preview !== null && failure === null && (
          <>
            <ImportProblems preview={preview} />
            {preview.firstRows.length > 0 && (
              <Segments label="Preview" options={views} value={view} onChange={setView} />
            )}
            {view === "read" || preview.firstRows.length === 0 ? (
              <PreviewTable preview={preview} />
            ) : (
              <FileRowsTable preview={preview} />
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}

/** What a source is called before it has been read; cells of the clipboard have no name. */
function sourceName(source: DataSource): string | null {
  if (source.kind === "path") return fileName(source.path);
  return source.kind === "upload" ? source.name : null;
}

function summary({ format, bytes, columns, rows }: ImportPreview, isPasted: boolean): string {
  const origin = isPasted ? "Pasted cells" : `${formatNames[format]} · ${sizeText(bytes)}`;
  const size = `${origin} · ${counted(columns.length, { singular: "column", plural: "columns" })}`;
  return rows === null ? size : `${size} · ${counted(rows, { singular: "row", plural: "rows" })}`;
}

/** How far the reading is, once the engine knows. */
function readingFraction({ progress }: AppState): number | null {
  return Object.values(progress).find(({ stage }) => stage === "reading")?.fraction ?? null;
}
