import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./build/bundles.mjs";
import { licenses as licenseList } from "./build/vite-config.mjs";
import { licenseProblem, readIngredients, shippedBundles } from "./package/licenses.mjs";
import { openArchive, packProgram } from "./package/packed-program.mjs";
import { prepare } from "./package/prepare.mjs";
import { readFuses } from "./package/pretended-electron.mjs";
import { setUpChromium } from "./set-up/chromium.mjs";
import { electronVersion } from "./set-up/electron.mjs";
import { run } from "./set-up/run.mjs";

/**
 * `npm run package:check`: packs the desktop program around a pretended Electron, and looks whether what would ship is
 * there, nothing else is, and engine and window start from where it lies.
 */
async function checkPackage() {
  await prepare();
  const packed = await packProgram(electronVersion());
  if (typeof packed === "string") return report([{ name: "electron-builder packs", problems: [packed] }]);
  const opened = openArchive(packed);
  report([
    { name: "electron-builder packs", problems: [] },
    { name: "the archive holds what was built, and nothing else", problems: strayFiles(packed) },
    {
      name: "the engine lies beside the archive",
      problems: missing(join(packed.resources, "app.asar.unpacked"), engineFiles),
    },
    { name: "samples and licences lie beside it", problems: missing(packed.resources, companions) },
    { name: "package.json says where to start, and little more", problems: metadataProblems(opened) },
    { name: "the program's fuses are set", problems: fuseProblems(readFuses(packed.program)) },
    { name: "every licence inside may ship", problems: readIngredients().flatMap((one) => licenseProblem(one) ?? []) },
    { name: "engine and window start from there", problems: await startProblems(opened) },
  ]);
}

/** @typedef {{ name: string, problems: readonly string[] }} Check */
/** @typedef {import("./package/packed-program.mjs").PackedProgram} PackedProgram */

const engineFiles = ["out/engine/engine.mjs", "out/engine/thread.mjs"];
const companions = ["examples", "icon.png", "THIRD-PARTY-LICENSES.txt", "LICENSE.txt"];

/** What the fuses have to be: the program runs its own archive and takes no orders from outside. */
const wantedFuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  grantFileProtocolExtraPrivileges: false,
};

/** @param {PackedProgram} packed */
function strayFiles({ archived }) {
  const built = shippedBundles.flatMap(({ folder }) =>
    readdirSync(join(repository, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== licenseList)
      .map((entry) =>
        join(entry.parentPath ?? entry.path, entry.name)
          .slice(repository.length)
          .replaceAll("\\", "/"),
      ),
  );
  const wanted = new Set(["package.json", ...built]);
  const there = new Set(archived);
  return [
    ...archived.filter((path) => !wanted.has(path)).map((path) => `${path} does not belong there`),
    ...[...wanted].filter((path) => !there.has(path)).map((path) => `${path} is missing`),
  ];
}

/**
 * @param {string} folder
 * @param {readonly string[]} paths
 */
function missing(folder, paths) {
  return paths.filter((path) => !existsSync(join(folder, path))).map((path) => `${path} is missing`);
}

/** @param {string} resources */
function metadataProblems(resources) {
  const { main, version, ...rest } = JSON.parse(readFileSync(join(resources, "app.asar/package.json"), "utf8"));
  const own = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
  return [
    ...(main === own.main ? [] : [`main is ${main}`]),
    ...(version === own.version ? [] : [`version is ${version}`]),
    ...["scripts", "devDependencies", "dependencies"].filter((name) => name in rest).map((name) => `it has ${name}`),
  ];
}

/** @param {Record<string, boolean>} fuses */
function fuseProblems(fuses) {
  return Object.entries(wantedFuses).flatMap(([name, wanted]) =>
    fuses[name] === wanted ? [] : [`${name} is ${fuses[name]}`],
  );
}

/**
 * A journey in Chromium over the stand-in for Electron, from the packed program's own files.
 *
 * @param {string} resources
 */
async function startProblems(resources) {
  const chromium = await setUpChromium();
  if ("problem" in chromium) return [chromium.problem];
  const env = { ...process.env, CROSSLEVEL_CHROMIUM: chromium.path, CROSSLEVEL_RESOURCES: resources, NO_COLOR: "1" };
  const words = ["node_modules/@playwright/test/cli.js", "test", "--project=package", "--reporter=line"];
  const ended = await run(process.execPath, words, { cwd: repository, env });
  return ended.code === 0 ? [] : [ended.output];
}

/** @param {readonly Check[]} checks */
function report(checks) {
  for (const { name, problems } of checks) {
    console.log(`${problems.length === 0 ? "✓" : "✗"} ${name}`);
    for (const problem of problems) console.log(`  ${problem}`);
  }
  const failed = checks.filter(({ problems }) => problems.length > 0).length;
  console.log(`${checks.length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

await checkPackage();
