/** What was asked for on the command line. */
export type Command =
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  | { readonly kind: "wrong"; readonly problem: string }
  | FitCommand
  | DataCommand;

export interface FitCommand {
  readonly kind: "fit";
  readonly file: string;
  /** Null: standard output. */
  readonly out: string | null;
  /** Fits so many times; the median time is reported. */
  readonly repeat: number;
}

export interface DataCommand {
  readonly kind: "data";
  readonly file: string;
  readonly out: string;
}

export function readCommandLine(words: readonly string[]): Command {
  if (words.length === 0 || words.includes("--help") || words.includes("-h") || words[0] === "help") {
    return { kind: "help" };
  }
  if (words[0] === "--version") return { kind: "version" };
  const [name, ...rest] = words;
  if (name !== "fit" && name !== "data") return { kind: "wrong", problem: `There is no command “${name}”.` };
  return readOptions(name, rest);
}

function readOptions(name: "fit" | "data", words: readonly string[]): Command {
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
    } else if (option === "--repeat" && name === "fit") {
      repeat = Number(value);
      if (!Number.isInteger(repeat) || repeat < 1) {
        return { kind: "wrong", problem: `--repeat needs a whole number from 1 upwards, not “${value ?? ""}”.` };
      }
    } else {
      return { kind: "wrong", problem: `There is no option “${option}”.` };
    }
  }
  const [file, ...others] = files;
  if (file === undefined) return { kind: "wrong", problem: `“crosslevel ${name}” needs the path of an analysis file.` };
  if (others.length > 0) return { kind: "wrong", problem: `“crosslevel ${name}” takes one analysis file at a time.` };
  if (name === "fit") return { kind: "fit", file, out, repeat };
  if (out === null) return { kind: "wrong", problem: "“crosslevel data” needs --out and the path of a file to write." };
  return { kind: "data", file, out };
}

/** `--out=r.json` is `--out r.json`. */
function splitOption(word: string): readonly [string, string?] {
  const match = /^(--[a-z]+)=(.*)$/s.exec(word);
  return match === null ? [word] : [match[1] ?? "", match[2] ?? ""];
}
