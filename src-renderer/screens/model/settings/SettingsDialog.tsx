import { type FormEvent, type ReactNode, useId } from "react";
import { Button } from "../../../parts/Button.tsx";
import { Dialog } from "../../../parts/Dialog.tsx";

/** A dialog in SPSS's manners: OK (Enter), Cancel (Esc), Reset to the defaults. */
export function SettingsDialog({
  title,
  canApply,
  onSubmit,
  onReset,
  onClose,
  children,
}: {
  readonly title: string;
  readonly canApply: boolean;
  readonly onSubmit: (event: FormEvent) => void;
  readonly onReset: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const form = useId();
  return (
    <Dialog
      title={title}
      onClose={onClose}
      aside={
        <Button kind="quiet" onPress={onReset}>
          Reset
        </Button>
      }
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" form={form} isDisabled={!canApply}>
            OK
          </Button>
        </>
      }
    >
      <form id={form} className="settings" onSubmit={onSubmit}>
        {children}
      </form>
    </Dialog>
  );
}
