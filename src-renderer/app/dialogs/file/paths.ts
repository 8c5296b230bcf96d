/** Paths of the host's file system, Windows' or Unix's, as the host gives them. */

export function joinPath(folder: string, name: string): string {
  const separator = folder.includes("\\") ? "\\" : "/";
  return folder.endsWith(separator) ? `${folder}${name}` : `${folder}${separator}${name}`;
}

export function isAbsolute(text: string): boolean {
  return /^(\/|[A-Za-z]:[\\/]|\\\\)/.test(text);
}

/** The folder a path lies in. */
export function folderOf(path: string): string {
  const steps = pathSteps(path);
  return steps.at(-2)?.path ?? path;
}

export function fileName(path: string): string {
  return pathSteps(path).at(-1)?.name ?? path;
}

export interface PathStep {
  readonly name: string;
  readonly path: string;
}

/** A folder's path step by step, from the root. */
export function pathSteps(path: string): readonly PathStep[] {
  const separator = path.includes("\\") ? "\\" : "/";
  const names = path.split(separator).filter((name) => name !== "");
  const root: readonly PathStep[] = separator === "/" ? [{ name: "/", path: "/" }] : [];
  const start = separator === "/" ? "/" : "";
  const steps = names.map((name, index) => {
    const until = names.slice(0, index + 1).join(separator);
    return { name, path: `${start}${until}${index === 0 && separator === "\\" ? separator : ""}` };
  });
  return [...root, ...steps];
}
