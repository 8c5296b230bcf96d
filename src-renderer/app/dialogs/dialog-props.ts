import type { Dialog } from "../../state/dialog.ts";

/** What every dialog of `Dialogs` is given. */
export interface DialogProps<Kind extends Dialog["kind"]> {
  readonly dialog: Extract<Dialog, { readonly kind: Kind }>;
  /** Closes the dialog; what it was to answer is left unanswered. */
  readonly onClose: () => void;
}
