/**
 * The folder the user called from. npm changes to the repository before it runs a script, and notes where it came from.
 *
 * @param {string} script the script's name in package.json
 */
export function callersFolder(script) {
  return (process.env.npm_lifecycle_event === script && process.env.INIT_CWD) || process.cwd();
}
