import type { MessageBoxOptions, OpenDialogOptions, Rectangle, SaveDialogOptions } from "electron";

/**
 * Between the stand-in for Electron, which runs in the main process's place, and whoever shows its windows: a test with
 * pages in Chromium, or a unit test that shows nothing.
 */
export interface StandInScreen {
  show(message: ToScreen): void;
  /** Called once. */
  onMessage(receive: (message: FromScreen) => void): void;
}

export type ToScreen =
  | { readonly kind: "window-opened"; readonly window: number; readonly size: Rectangle; readonly preload: string }
  | { readonly kind: "window-loads"; readonly window: number; readonly url: string }
  | { readonly kind: "window-closed"; readonly window: number }
  | { readonly kind: "window-title"; readonly window: number; readonly title: string }
  | { readonly kind: "to-page"; readonly window: number; readonly channel: string; readonly words: readonly unknown[] }
  | { readonly kind: "menu"; readonly items: readonly ShownMenuItem[] }
  /** Comes after all that the program told its pages on a click. */
  | { readonly kind: "menu-click-handled" }
  | { readonly kind: "dialog"; readonly dialog: number; readonly asks: DialogAsked }
  | {
      readonly kind: "response";
      readonly request: number;
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Uint8Array;
    };

export type FromScreen =
  | { readonly kind: "page-loaded"; readonly window: number; readonly url: string }
  | {
      readonly kind: "from-page";
      readonly window: number;
      readonly frame: { readonly url: string; readonly top: boolean };
      readonly channel: string;
      readonly words: readonly unknown[];
    }
  | { readonly kind: "page-crashed"; readonly window: number }
  | { readonly kind: "page-hangs"; readonly window: number }
  | { readonly kind: "user-closes"; readonly window: number }
  | { readonly kind: "menu-clicked"; readonly id: string }
  | { readonly kind: "dialog-answered"; readonly dialog: number; readonly answer: DialogReply }
  | { readonly kind: "request"; readonly request: number; readonly url: string; readonly method: string }
  | { readonly kind: "file-opened"; readonly path: string }
  | { readonly kind: "started-again"; readonly data: unknown }
  | { readonly kind: "gpu-crashed" };

/** A menu item as the system shows it; a menu bar is a tree of them. */
export interface ShownMenuItem {
  readonly id: string;
  readonly label: string;
  readonly role: string;
  readonly accelerator: string;
  readonly type: "normal" | "separator" | "submenu" | "checkbox" | "radio";
  readonly enabled: boolean;
  readonly checked: boolean;
  readonly items: readonly ShownMenuItem[];
}

export type DialogAsked =
  | { readonly kind: "open"; readonly options: OpenDialogOptions }
  | { readonly kind: "save"; readonly options: SaveDialogOptions }
  | { readonly kind: "message"; readonly options: MessageBoxOptions };

/** A path where one was asked for, the button's position for a message; null: dismissed. */
export type DialogReply = string | number | null;
