import type { DialogProps } from "../../../app/Dialogs.tsx";

export function ImportDialog(_props: DialogProps<"import">) {
  return null;
}
