import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { createDoorkeeper } from "../../src-main/web/doorkeeper.ts";

const key = "the-key-of-this-start";
const host = "127.0.0.1:8123";
const cookie = `crosslevel-8123=${key}`;
const doorkeeper = () => createDoorkeeper(8123, key);

function request(headers: IncomingMessage["headers"], url = "/"): IncomingMessage {
  return { headers, url } as IncomingMessage;
}

describe("who may come in", () => {
  it("is whoever has the key in the address, who gets it as a cookie no script and no other site can use", () => {
    const access = doorkeeper().judge(request({ host }, `/?key=${key}`), "navigation");
    const introduced = { kind: "introduced", cookie: `${cookie}; Path=/; HttpOnly; SameSite=Strict` };
    expect(access).toEqual(introduced);
    // Also with the cookie, so that the key leaves the address.
    expect(doorkeeper().judge(request({ host, cookie }, `/?key=${key}`), "navigation")).toEqual(introduced);
  });

  it("is from then on whoever has the cookie", () => {
    const headers = { host, cookie: `other=1; ${cookie}` };
    expect(doorkeeper().judge(request(headers), "navigation")).toEqual({ kind: "granted" });
    const fromPage = { ...headers, origin: `http://${host}` };
    expect(doorkeeper().judge(request(fromPage), "from-page")).toEqual({ kind: "granted" });
  });

  it.each(["localhost:8123", "[::1]:8123", "127.0.0.1:9999", "localhost"])("may call this machine %s", (name) => {
    expect(doorkeeper().judge(request({ host: name, cookie }), "navigation")).toEqual({ kind: "granted" });
  });

  it("is not one who knows no key, or another start's", () => {
    const refused = { kind: "refused", reason: "key" };
    expect(doorkeeper().judge(request({ host }), "navigation")).toEqual(refused);
    expect(doorkeeper().judge(request({ host }, "/?key="), "navigation")).toEqual(refused);
    expect(doorkeeper().judge(request({ host }, `/?key=${key}x`), "navigation")).toEqual(refused);
    expect(doorkeeper().judge(request({ host, cookie: "crosslevel-8123=old" }), "navigation")).toEqual(refused);
    expect(doorkeeper().judge(request({ host, cookie: `crosslevel-9=${key}` }), "navigation")).toEqual(refused);
  });

  it.each(["crosslevel.example", "127.0.0.1.example", "localhost.example:8123", "192.168.1.5:8123"])(
    "is not one who calls this machine %s: a name that was made to lead here",
    (name) => {
      const refused = { kind: "refused", reason: "host" };
      expect(doorkeeper().judge(request({ host: name, cookie }), "navigation")).toEqual(refused);
    },
  );

  it("is not another site's page, not even with the cookie", () => {
    const refused = { kind: "refused", reason: "origin" };
    for (const origin of ["https://evil.example", "http://127.0.0.1:8124", "null"]) {
      expect(doorkeeper().judge(request({ host, cookie, origin }), "from-page")).toEqual(refused);
    }
    expect(doorkeeper().judge(request({ host, cookie }), "from-page")).toEqual(refused);
  });

  it("is once whoever has a key for once", () => {
    const keeper = doorkeeper();
    const address = `/?key=${keeper.keyForOnce()}`;
    expect(keeper.judge(request({ host }, address), "navigation")).toMatchObject({ kind: "introduced" });
    expect(keeper.judge(request({ host }, address), "navigation")).toMatchObject({ kind: "refused" });
  });

  it("has another key every start", () => {
    expect(createDoorkeeper(1).key).not.toBe(createDoorkeeper(1).key);
    expect(createDoorkeeper(1).key.length).toBeGreaterThanOrEqual(32);
  });
});
