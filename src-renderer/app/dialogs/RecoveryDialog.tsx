import { useState } from "react";
import type { Recovery } from "../../../src-contract/host-api.ts";
import { recoverProject } from "../../commands/open-project.ts";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { useApp } from "../../state/app-context.ts";
import { forgetRecovery } from "../../state/files.ts";
import { momentText } from "../../wording/moments.ts";
import { count } from "../../wording/numbers.ts";
import type { DialogProps } from "./dialog-props.ts";
import "./recovery-dialog.css";

/** Work of an earlier session that ended without saving: brought back, kept for later, or thrown away. */
export function RecoveryDialog({ dialog, onClose }: DialogProps<"recovery">) {
  const app = useApp();
  const [left, setLeft] = useState(dialog.recoveries);
  const discard = async ({ session }: Recovery) => {
    await app.host.calls.discardRecovery({ session });
    app.store.update((state) => forgetRecovery(state, session));
    const others = left.filter((recovery) => recovery.session !== session);
    setLeft(others);
    if (others.length === 0) onClose();
  };
  const recover = async ({ session }: Recovery) => {
    onClose();
    await recoverProject(app, session);
  };
  return (
    <Dialog title="Bring back unsaved work?" onClose={onClose} footer={<Button onPress={onClose}>Later</Button>}>
      <p>Crosslevel ended unexpectedly the last time. What was made until then was kept:</p>
      <ul className="recoveries">
        {left.map((recovery) => (
          <li key={recovery.session} className="recovery">
            <div className="recovery-words">
              <strong>{recovery.title}</strong>
              <span>
                {momentText(recovery.saved)} · {count(recovery.models)} {recovery.models === 1 ? "model" : "models"}
              </span>
              {recovery.path !== null && <span className="recovery-path">{recovery.path}</span>}
            </div>
            <Button
              kind="quiet"
              aria-label={`Discard ${recovery.title} of ${momentText(recovery.saved)}`}
              onPress={() => void discard(recovery)}
            >
              Discard
            </Button>
            <Button
              kind="primary"
              aria-label={`Recover ${recovery.title} of ${momentText(recovery.saved)}`}
              onPress={() => void recover(recovery)}
            >
              Recover
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
