import { join } from "node:path";
import { repository } from "../build/bundles.mjs";
import { build } from "../build.mjs";
import { readIngredients, shippedBundles, writeLicenses } from "./licenses.mjs";

export const builderProgram = join(repository, "node_modules/electron-builder/cli.js");

/** Builds what goes into the desktop program, with the licences of its ingredients. */
export async function prepare() {
  await build({ names: shippedBundles.map(({ name }) => name) });
  writeLicenses(readIngredients());
}
