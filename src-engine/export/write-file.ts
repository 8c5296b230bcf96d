import { open, rename, rm } from "node:fs/promises";
import { type Outcome, refuse, succeed } from "../../src-contract/outcome.ts";
import { cannotWrite } from "../../src-contract/system-failure.ts";

/**
 * Writes a whole file or none: the content goes to a temporary file beside it, reaches the disk, and takes the name.
 * What the system refuses is a failure with its reason, and the file that was there before stays.
 */
export async function writeFile(path: string, content: string | Uint8Array): Promise<Outcome<null>> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const file = await open(temporary, "w");
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    return succeed(null);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    return refuse(cannotWrite(error, path));
  }
}
