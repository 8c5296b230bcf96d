import type { DialogProps } from "../../app/Dialogs.tsx";

/** Opened by the commands of the Model menu; reads its model by `dialog.model` and closes with `onClose`. */
export function BasicSettingsDialog(_props: DialogProps<"basic-settings">) {
  return null;
}
