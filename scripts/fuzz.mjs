import { fuzzDesigns } from "./fuzz/designs.mjs";
import { fuzzFiles } from "./fuzz/files.mjs";

/**
 * `npm run fuzz`: what R finds for random designs, for both kinds of models; `npm run fuzz -- generalized` for one of them.
 * `npm run fuzz -- files 10000 parquet xls`: damaged files of these formats, of all where none is named.
 */
const [asked, ...rest] = process.argv.slice(2);
if (asked === "files") process.exitCode = (await fuzzFiles(rest)) ? 0 : 1;
else await fuzzDesigns(asked);
