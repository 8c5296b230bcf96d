import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";

/** A file of the built window with the headers it is served with, by either host. */
export interface WindowFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
}

/** The file a request's path names below `folder`; null for anything that the build did not put there. */
export async function readWindowFile(folder: string, requestPath: string): Promise<WindowFile | null> {
  const path = requestPath === "/" ? "/index.html" : requestPath;
  const type = types[extname(path)];
  if (type === undefined || !builtFile.test(path)) return null;
  try {
    const bytes = new Uint8Array(await readFile(join(folder, path)));
    // Names in assets/ carry a hash of their content.
    const lifetime = path.startsWith("/assets/") ? "private, max-age=31536000, immutable" : "no-store";
    return { bytes, headers: { ...securityHeaders, "Content-Type": type, "Cache-Control": lifetime } };
  } catch {
    return null;
  }
}

/** Where the build puts its files: one flat folder beside the page. No other path reaches the disk. */
const builtFile = /^\/(assets\/)?[\w-][\w.-]*$/;

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
  ".ttf": "font/ttf",
};

/**
 * The window runs its own scripts and nothing else, talks to its own host and nothing else, and stands in no frame.
 * Styles alone may be inline: the grid and the equations set positions that way.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

export const securityHeaders: Readonly<Record<string, string>> = {
  "Content-Security-Policy": contentSecurityPolicy,
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
};
