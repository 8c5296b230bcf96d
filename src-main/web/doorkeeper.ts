import { randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { keyParameter } from "../../src-contract/window-connection.ts";
import { requestedAddress } from "./requested-address.ts";

/**
 * What a request may do. The key of this start comes in the address the program prints; the first page it opens leaves
 * it in a cookie that no script can read and no other site's request carries, and goes on without it in the address.
 */
export type Access =
  | { readonly kind: "granted" }
  /** By the key in the address: set the cookie and go on without it. */
  | { readonly kind: "introduced"; readonly cookie: string }
  | { readonly kind: "refused"; readonly reason: "host" | "origin" | "key" };

export interface Doorkeeper {
  readonly key: string;
  /** A key that opens the page once: for the command line of a browser, which other users of the machine can read. */
  keyForOnce(): string;
  /** Judges a page or file request, or with `mustComeFromPage` one that only our own page sends. */
  judge(request: IncomingMessage, kind: "navigation" | "from-page"): Access;
}

export function createDoorkeeper(port: number, key = newKey()): Doorkeeper {
  const onceKeys = new Set<string>();
  // Cookies know no ports: two programs on one machine need two names.
  const cookieName = `crosslevel-${port}`;
  const cookie = `${cookieName}=${key}; Path=/; HttpOnly; SameSite=Strict`;

  return {
    key,
    keyForOnce: () => {
      const once = newKey();
      onceKeys.add(once);
      return once;
    },
    judge: (request, kind) => {
      const { host, origin } = request.headers;
      if (host === undefined || !loopbackHost.test(host)) return { kind: "refused", reason: "host" };
      if (origin === undefined ? kind === "from-page" : origin !== `http://${host}`) {
        return { kind: "refused", reason: "origin" };
      }
      const given = requestedAddress(request).searchParams.get(keyParameter) ?? "";
      if (isSame(given, key) || onceKeys.delete(given)) return { kind: "introduced", cookie };
      if (isSame(cookieValue(request, cookieName), key)) return { kind: "granted" };
      return { kind: "refused", reason: "key" };
    },
  };
}

/** A name that resolves to this machine by itself; any port, since an SSH tunnel may lead here from another one. */
const loopbackHost = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

function newKey(): string {
  return randomBytes(24).toString("base64url");
}

function cookieValue(request: IncomingMessage, name: string): string {
  const pairs = (request.headers.cookie ?? "").split(";").map((pair) => pair.trim().split("="));
  return pairs.find(([given]) => given === name)?.[1] ?? "";
}

function isSame(given: string, key: string): boolean {
  const bytes = Buffer.from(given);
  return bytes.length === key.length && timingSafeEqual(bytes, Buffer.from(key));
}
