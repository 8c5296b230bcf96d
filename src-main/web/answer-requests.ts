import type { IncomingMessage, ServerResponse } from "node:http";
import type { Outcome } from "../../src-contract/outcome.ts";
import { serverPaths, type UploadAnswer } from "../../src-contract/window-connection.ts";
import { introducedPage, keyMissingPage, nothingHerePage, type PageWords } from "../../src-wording/browser-pages.ts";
import { securityHeaders, type WindowFiles } from "../page/window-files.ts";
import type { Doorkeeper } from "./doorkeeper.ts";
import { plainPage } from "./plain-page.ts";
import { requestedAddress } from "./requested-address.ts";

export interface RequestAnswers {
  readonly doorkeeper: Doorkeeper;
  readonly windowFiles: WindowFiles;
  readonly storeUpload: (content: AsyncIterable<Uint8Array>) => Promise<Outcome<UploadAnswer>>;
}

/** Answers every request but the WebSocket's: the window's files, files sent to the host, pages of words. */
export function answerRequests(options: RequestAnswers) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = requestedAddress(request);
    const isUpload = url.pathname === serverPaths.uploads;
    if (request.method !== (isUpload ? "POST" : "GET")) return sendStatus(response, 405);
    const access = options.doorkeeper.judge(request, isUpload ? "from-page" : "navigation");
    if (access.kind === "refused") return sendPage(response, 403, keyMissingPage);
    if (access.kind === "introduced") {
      // Not a redirect: after one, a browser that came from another site would not show the cookie.
      return sendPage(response, 200, introducedPage, { "Set-Cookie": access.cookie, Refresh: "0; url=/" });
    }
    if (isUpload) return await receive(options, request, response);
    const file = await options.windowFiles(url.pathname);
    if (file === null) return sendPage(response, 404, nothingHerePage);
    response.writeHead(200, { ...file.headers, "Content-Length": file.bytes.byteLength }).end(file.bytes);
  };
}

async function receive({ storeUpload }: RequestAnswers, request: IncomingMessage, response: ServerResponse) {
  if (Number(request.headers["content-length"] ?? 0) > longestUpload) return sendStatus(response, contentTooLarge);
  const stored = await storeUpload(request).catch(() => null);
  // The browser broke off; nobody hears the answer.
  if (stored === null) {
    request.destroy();
    return;
  }
  if (!stored.ok) return sendStatus(response, insufficientStorage);
  const headers = { ...securityHeaders, "Content-Type": "application/json", "Cache-Control": "no-store" };
  response.writeHead(200, headers).end(JSON.stringify(stored.value));
}

const longestUpload = 8 * 1024 ** 3;
const contentTooLarge = 413;
const insufficientStorage = 507;

function sendPage(
  response: ServerResponse,
  status: number,
  words: PageWords,
  headers: Readonly<Record<string, string>> = {},
): void {
  const type = { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" };
  response.writeHead(status, { ...securityHeaders, ...type, ...headers }).end(plainPage(words));
}

/** Without reading what else the request brings. */
function sendStatus(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...securityHeaders, Connection: "close" }).end();
}
