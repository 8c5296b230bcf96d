import { describe, expect, it } from "vitest";
import { byExitCode, byLastLine, byPlaywright, byVitest } from "../../scripts/test/verdict.mjs";

const ended = (code: number, output = "") => ({ code, output, stopped: false });
const vitest = (
  counts: object,
  testResults: readonly { readonly status: string; readonly assertionResults: readonly object[] }[] = [],
) => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults,
  ...counts,
});

describe("the verdict of npm test", () => {
  it("is an exit code's", () => {
    expect(byExitCode(ended(0))).toMatchObject({ passed: 1, failed: 0 });
    expect(byExitCode(ended(2, "why"))).toMatchObject({ passed: 0, failed: 1, details: "why" });
  });

  it("is the last line's of a check", () => {
    expect(byLastLine(ended(0, "a\n7 passed, 0 failed\n"))).toMatchObject({ passed: 7, failed: 0 });
    expect(byLastLine(ended(1, "a\n5 passed, 2 failed\n"))).toMatchObject({ passed: 5, failed: 2 });
    expect(byLastLine(ended(1, "crashed"))).toMatchObject({ passed: 0, failed: 1 });
    expect(byLastLine(ended(1, "7 passed, 0 failed"))).toMatchObject({ passed: 7, failed: 1 });
  });

  it("counts unit tests, and those left out or unloaded as failed", () => {
    expect(byVitest(ended(0), vitest({ numPassedTests: 9 }))).toMatchObject({ passed: 9, failed: 0 });
    expect(byVitest(ended(1), vitest({ numPassedTests: 8, numFailedTests: 1 }))).toMatchObject({ failed: 1 });
    expect(byVitest(ended(0), vitest({ numPendingTests: 2, numTodoTests: 1 }))).toMatchObject({ failed: 3 });
    const unloaded = { status: "failed", assertionResults: [] };
    expect(byVitest(ended(1), vitest({ numPassedTests: 9 }, [unloaded]))).toMatchObject({ passed: 9, failed: 1 });
    expect(byVitest(ended(1), vitest({ numPassedTests: 9 }))).toMatchObject({ passed: 9, failed: 1 });
    expect(byVitest(ended(1, "crashed"), null)).toMatchObject({ passed: 0, failed: 1 });
  });

  it("counts journeys, and those left out as failed", () => {
    const stats = { expected: 4, unexpected: 0, flaky: 0, skipped: 0 };
    expect(byPlaywright(ended(0), { stats })).toMatchObject({ passed: 4, failed: 0 });
    expect(byPlaywright(ended(1), { stats: { ...stats, unexpected: 2 } })).toMatchObject({ passed: 4, failed: 2 });
    expect(byPlaywright(ended(0), { stats: { ...stats, skipped: 1, flaky: 1 } })).toMatchObject({ failed: 2 });
    expect(byPlaywright(ended(1), { stats: { ...stats, expected: 0 } })).toMatchObject({ passed: 0, failed: 1 });
    expect(byPlaywright(ended(1), null)).toMatchObject({ passed: 0, failed: 1 });
  });
});
