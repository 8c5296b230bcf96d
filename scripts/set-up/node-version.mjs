/**
 * What is wrong with this Node for building Crosslevel, as a sentence; null when nothing is. Vite names these versions.
 *
 * @param {string} [version]
 */
export function nodeVersionProblem(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const supported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (supported) return null;
  return `Crosslevel is built with Node 20.19, 22.12 or newer; this is Node ${version}. Install a newer one from https://nodejs.org and run this again.`;
}
