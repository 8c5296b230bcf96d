import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { IconButton } from "./Button.tsx";
import "./dialog.css";

export interface DialogProps {
  readonly title: string;
  /** Escape, the cross and Cancel. */
  readonly onClose: () => void;
  readonly size?: "small" | "medium" | "large";
  /** Buttons at the bottom right, the default action last. */
  readonly footer?: ReactNode;
  /** At the bottom left: what goes wrong, a secondary action. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A dialog in the middle of the window. It is in the page only while it is open. */
export function Dialog({ title, onClose, size = "medium", footer, aside, children }: DialogProps) {
  return (
    <ModalOverlay className="dialog-overlay" isOpen onOpenChange={(open) => !open && onClose()}>
      <Modal className={`dialog-modal dialog-${size}`}>
        <AriaDialog className="dialog">
          <header className="dialog-head">
            <Heading slot="title" className="dialog-title">
              {title}
            </Heading>
            <IconButton icon="close" label="Close" hasTooltip={false} onPress={onClose} />
          </header>
          <div className="dialog-body">{children}</div>
          {(footer !== undefined || aside !== undefined) && (
            <footer className="dialog-foot">
              <div className="dialog-aside">{aside}</div>
              {footer}
            </footer>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
