import { fileURLToPath } from "node:url";
import { build } from "vite";

/** The stand-in's files as plain scripts, for processes and pages that run no TypeScript. */
export interface StandInFiles {
  readonly mainProcess: string;
  readonly parentPort: string;
  readonly page: string;
}

const folder = fileURLToPath(new URL("../../.cache/electron-stand-in/", import.meta.url));
const source = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export const standInFiles: StandInFiles = {
  mainProcess: `${folder}node/mainProcess.mjs`,
  parentPort: `${folder}node/parentPort.cjs`,
  page: `${folder}page/page.js`,
};

export async function buildStandIn(): Promise<void> {
  const plain = { configFile: false, logLevel: "warn", publicDir: false } as const;
  await build({
    ...plain,
    build: {
      ssr: true,
      outDir: `${folder}node`,
      minify: false,
      rolldownOptions: {
        input: { mainProcess: source("electron-main-process.ts") },
        output: { entryFileNames: "[name].mjs" },
      },
    },
  });
  await build({
    ...plain,
    build: {
      ssr: true,
      outDir: `${folder}node`,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: { parentPort: source("electron-parent-port.ts") },
        output: { format: "cjs", entryFileNames: "[name].cjs" },
      },
    },
  });
  await build({
    ...plain,
    build: {
      outDir: `${folder}page`,
      minify: false,
      rolldownOptions: {
        input: { page: source("electron-page.ts") },
        output: { format: "iife", entryFileNames: "[name].js" },
      },
    },
  });
}
