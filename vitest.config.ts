import { defineConfig } from "vitest/config";

const all = ["test/**/*.test.ts", "test/**/*.test.tsx"];
/** Tests of functions without effects: they share what they import, which takes longer than they do. */
const ofFunctions = [
  "test/{contract,degenerate,fuzz,golden,invariance,nist,published}/**/*.test.ts",
  "test/engine/{after,describe,design,family,fit,formula,levels,math,output,specification,steps}/**/*.test.ts",
];
/** A busy machine takes its time. */
const timeouts = { testTimeout: 120_000, hookTimeout: 240_000, expect: { poll: { timeout: 30_000 } } };

export default defineConfig({
  test: {
    // Vitest leaves one core free, which is half of what two cores have.
    maxWorkers: "100%",
    projects: [
      { test: { name: "functions", include: ofFunctions, isolate: false, ...timeouts } },
      {
        test: {
          name: "programs",
          include: all,
          exclude: ofFunctions,
          globalSetup: "test/support/temporary-files.ts",
          ...timeouts,
        },
      },
    ],
  },
});
