import type { DialogProps } from "../Dialogs.tsx";

export function FileDialog(_props: DialogProps<"choose-file">) {
  return null;
}
