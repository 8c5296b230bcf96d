import { readFileSync } from "node:fs";
import { readCommandLine } from "./command-line.ts";
import { runData } from "./data-command.ts";
import { runFit } from "./fit-command.ts";
import { helpText } from "./help.ts";

/**
 * `crosslevel fit analysis.json` runs an analysis file without a window; the result document goes to standard output or to
 * `--out`. `crosslevel data analysis.json --out data.sav` writes its data as they are prepared. What is wrong goes to standard error, with exit status 1 and nothing written.
 */
async function main(words: readonly string[]): Promise<number> {
  const command = readCommandLine(words);
  switch (command.kind) {
    case "help":
      process.stdout.write(helpText);
      return 0;
    case "version":
      process.stdout.write(`${programVersion()}\n`);
      return 0;
    case "wrong":
      process.stderr.write(`${command.problem} “crosslevel --help” says how it is used.\n`);
      return 1;
    case "fit":
    case "data": {
      const answer = command.kind === "fit" ? await runFit(command) : await runData(command);
      if (!answer.ok) process.stderr.write(`${answer.problem}\n`);
      return answer.ok ? 0 : 1;
    }
  }
}

function programVersion(): string {
  const description = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(description) as { readonly version: string }).version;
}

process.exitCode = await main(process.argv.slice(2));
