/**
 * The module `electron` as far as the desktop host uses it. Only `main.ts` gets it; everything else is handed it, so
 * that tests can hand in a stand-in.
 */
export type ElectronModule = Pick<
  typeof import("electron"),
  | "app"
  | "BrowserWindow"
  | "dialog"
  | "ipcMain"
  | "Menu"
  | "nativeTheme"
  | "protocol"
  | "screen"
  | "session"
  | "utilityProcess"
>;
