import type { IncomingMessage } from "node:http";

const origin = "http://localhost";

/** The address a request names, below whatever name this machine was called by; "/-" for what is none. */
export function requestedAddress({ url = "" }: IncomingMessage): URL {
  return new URL(url.startsWith("/") && URL.canParse(url, origin) ? url : "/-", origin);
}
