import type { DialogProps } from "../../app/Dialogs.tsx";

export function ImportSettingsDialog(_props: DialogProps<"import-settings">) {
  return null;
}
