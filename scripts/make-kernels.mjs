import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * `npm run kernels`: compiles the dense kernels to WebAssembly and puts the bytes, with the fingerprint of their source, where
 * the engine takes them from. Needs the network for the compiler, which nothing else needs.
 */
const compiler = "assemblyscript@0.28.20";
const source = fileURLToPath(new URL("../src-engine/math/dense/assembly/kernel.ts", import.meta.url));
const target = fileURLToPath(new URL("../src-engine/math/dense/kernel-bytes.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "crosslevel-kernel-"));
try {
  const wasm = join(folder, "kernel.wasm");
  const flags = ["-O3", "--noAssert", "--runtime", "stub", "--enable", "simd", "--initialMemory", "1"];
  execFileSync("npm", ["exec", "--yes", `--package=${compiler}`, "--", "asc", source, "-o", wasm, ...flags], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const fingerprint = createHash("sha256").update(readFileSync(source)).digest("hex");
  const hex = readFileSync(wasm)
    .toString("hex")
    .replaceAll(/.{100}/g, "$&\n");
  writeFileSync(
    target,
    `/** Made by \`npm run kernels\` (${compiler}) from assembly/kernel.ts; do not edit. */
export const sourceFingerprint = "${fingerprint}";

export const kernelBytes = \`
${hex}
\`;
`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
