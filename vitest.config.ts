import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
    globalSetup: "test/support/temporary-files.ts",
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Vitest leaves one core free, which is half of what two cores have.
    maxWorkers: "100%",
  },
});
