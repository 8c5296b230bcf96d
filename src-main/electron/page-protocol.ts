import { holdWindowFiles, securityHeaders } from "../page/window-files.ts";
import type { ElectronModule } from "./electron-module.ts";

/** The window's page has a scheme of its own: no server, no `file://` and its reach into the disk. */
export const pageScheme = "app";
export const pageAddress = `${pageScheme}://crosslevel/`;

/** Before the application is ready, as Electron wants it. */
export function registerPageScheme({ protocol }: ElectronModule): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: pageScheme,
      privileges: { standard: true, secure: true, corsEnabled: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

export function servePage({ protocol }: ElectronModule, folder: string): void {
  const windowFiles = holdWindowFiles(folder);
  protocol.handle(pageScheme, async (request) => {
    const { host, pathname } = new URL(request.url);
    const file = host === "crosslevel" && request.method === "GET" ? await windowFiles(pathname) : null;
    if (file === null) return new Response(null, { status: 404, headers: { ...securityHeaders } });
    return new Response(file.bytes, { headers: { ...file.headers } });
  });
}
