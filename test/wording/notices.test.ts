import { expect, test } from "vitest";
import type { Notice } from "../../src-contract/notice.ts";
import { noticeText } from "../../src-wording/notices.ts";

test("a small variance has the decimals that the table beside it has", () => {
  const small = (variance: number): Notice => ({
    severity: "info",
    code: "variance-small",
    group: "school",
    name: "ses",
    variance,
    chiSquare: 1162.308,
    df: 157,
    p: 0.3691,
  });
  expect(noticeText(small(0.1013))).toContain(
    "(0.10) cannot be told from zero: χ²(157)\u00a0=\u00a01,162.31, p\u00a0=\u00a0.369.",
  );
  expect(noticeText(small(0.00413))).toContain("(0.004)");
});
