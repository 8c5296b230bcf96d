import type { DialogProps } from "../../app/Dialogs.tsx";

/** Opened by the commands of the Model menu; reads its model by `dialog.model` and closes with `onClose`. */
export function OtherSettingsDialog(_props: DialogProps<"other-settings">) {
  return null;
}
