import { type MenuCommandId, type MenuEntry, menuBar, menuCommands } from "../../../src-contract/commands.ts";
import { shownKey } from "../../commands/keys.ts";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { useAppState } from "../../state/app-context.ts";
import { windowKeys } from "../../wording/shortcuts.ts";
import "./shortcuts-dialog.css";

/** Every key there is: those of the menus, menu by menu, and those that work within the window. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const start = useAppState((state) => state.start);
  const groups = menuBar
    .map(({ label, entries }) => ({
      title: label,
      keys: commandsIn(entries).flatMap((id) => {
        const key = shownKey(id, start);
        return key === null ? [] : [{ key, does: menuCommands[id].label.replace("…", "") }];
      }),
    }))
    .filter(({ keys }) => keys.length > 0);
  return (
    <Dialog
      title="Keyboard shortcuts"
      size="large"
      onClose={onClose}
      footer={
        <Button kind="primary" autoFocus onPress={onClose}>
          Close
        </Button>
      }
    >
      <div className="shortcuts">
        {[...groups, ...windowKeys].map(({ title, keys }) => (
          <section key={title} aria-label={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map(({ key, does }) => (
                <div key={does} className="shortcut">
                  <dt>{does}</dt>
                  <dd>
                    <kbd>{key}</kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function commandsIn(entries: readonly MenuEntry[]): readonly MenuCommandId[] {
  return entries.flatMap((entry) => {
    if (entry.kind === "command") return [entry.id];
    return entry.kind === "menu" ? commandsIn(entry.entries) : [];
  });
}
