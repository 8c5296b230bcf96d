import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundles, repository } from "./build/bundles.mjs";
import { isUpToDate } from "./build/stamp.mjs";
import { callersFolder } from "./set-up/callers-folder.mjs";
import { nodeVersionProblem } from "./set-up/node-version.mjs";

/**
 * `npm run --silent crosslevel -- fit x.analysis.json`: the command line, built first if its sources changed. Standard
 * output belongs to the command line alone, and paths mean what they mean where the user stands.
 */
async function crosslevel() {
  const problem = nodeVersionProblem() ?? (await buildIfOld());
  if (problem !== null) {
    console.error(problem);
    process.exitCode = 1;
    return;
  }
  const program = join(repository, "out/cli/crosslevel.mjs");
  process.chdir(callersFolder("crosslevel"));
  process.argv[1] = program;
  await import(pathToFileURL(program).href);
}

async function buildIfOld() {
  const bundle = bundles.find(({ name }) => name === "cli");
  if (bundle === undefined || isUpToDate(bundle)) return null;
  const { setUpNodeModules } = await import("./set-up/node-modules.mjs");
  const { run } = await import("./set-up/run.mjs");
  const problem = await setUpNodeModules();
  if (problem !== null) return problem;
  const ended = await run(process.execPath, [join(repository, "scripts/build.mjs"), "cli"], { cwd: repository });
  return ended.code === 0 ? null : `The command line could not be built:\n${ended.output}`;
}

await crosslevel();
