import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";

/** A file of the built window with the headers it is served with, by either host. */
export interface WindowFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
}

/** The file a request's path names; null for anything that the build did not put there. */
export type WindowFiles = (requestPath: string) => Promise<WindowFile | null>;

/**
 * Reads the built window in `folder`, once: what is served is the window that belongs to this host, also when another
 * one is built or installed in its place while the program runs. No request reaches the disk.
 */
export function holdWindowFiles(folder: string): WindowFiles {
  const held = readAll(folder);
  return async (requestPath) => (await held).get(requestPath === "/" ? "/index.html" : requestPath) ?? null;
}

/** By the path of their request. Where the build puts its files: one flat folder beside the page. */
async function readAll(folder: string): Promise<ReadonlyMap<string, WindowFile>> {
  const files = await Promise.all(["/", "/assets/"].map((path) => readFolder(folder, path)));
  return new Map(files.flat());
}

async function readFolder(folder: string, path: string): Promise<readonly (readonly [string, WindowFile])[]> {
  // Names in assets/ carry a hash of their content.
  const lifetime = path === "/assets/" ? "private, max-age=31536000, immutable" : "no-store";
  const names = await readdir(join(folder, path)).catch(() => []);
  const files = names.map(async (name) => {
    const type = types[extname(name)];
    if (type === undefined) return [];
    const bytes = new Uint8Array(await readFile(join(folder, path, name)));
    const headers = { ...securityHeaders, "Content-Type": type, "Cache-Control": lifetime };
    return [[`${path}${name}`, { bytes, headers }] as const];
  });
  return (await Promise.all(files)).flat();
}

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
const contentSecurityPolicy = [
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
