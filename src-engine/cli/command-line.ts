/** What was asked for on the command line. */
export type Command =
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  | { readonly kind: "wrong"; readonly problem: string }
  | FitCommand;

export interface FitCommand {
  readonly kind: "fit";
  readonly file: string;
  /** Null: standard output. */
  readonly out: string | null;
  /** Fits so many times; the median time is reported. */
  readonly repeat: number;
}

export function readCommandLine(words: readonly string[]): Command {
  if (words.length === 0 || words.includes("--help") || words.includes("-h") || words[0] === "help") {
    return { kind: "help" };
  }
  if (words[0] === "--version") return { kind: "version" };
  const [name, ...rest] = words;
  if (name !== "fit") return { kind: "wrong", problem: `There is no command “${name}”.` };
  return readFitCommand(rest);
}

function readFitCommand(words: readonly string[]): Command {
  const files: string[] = [];
  let out: string | null = null;
  let repeat = 1;
  for (let index = 0; index < words.length; index++) {
    const [option = "", attached] = splitOption(words[index] ?? "");
    if (!option.startsWith("-") || option === "-") {
      files.push(option);
      continue;
    }
    const value = attached ?? words[++index];
    if (option === "--out") {
      if (value === undefined || value === "") return { kind: "wrong", problem: "--out needs the path of a file." };
      out = value;
    } else if (option === "--repeat") {
      repeat = Number(value);
      if (!Number.isInteger(repeat) || repeat < 1) {
        return { kind: "wrong", problem: `--repeat needs a whole number from 1 upwards, not “${value ?? ""}”.` };
      }
    } else {
      return { kind: "wrong", problem: `There is no option “${option}”.` };
    }
  }
  const [file, ...others] = files;
  if (file === undefined) return { kind: "wrong", problem: "“crosslevel fit” needs the path of an analysis file." };
  if (others.length > 0) return { kind: "wrong", problem: "“crosslevel fit” takes one analysis file at a time." };
  return { kind: "fit", file, out, repeat };
}

/** `--out=r.json` is `--out r.json`. */
function splitOption(word: string): readonly [string, string?] {
  const match = /^(--[a-z]+)=(.*)$/s.exec(word);
  return match === null ? [word] : [match[1] ?? "", match[2] ?? ""];
}
