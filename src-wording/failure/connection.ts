import type { ConnectionFailure } from "../../src-contract/failure.ts";
import { counted, type Sentences } from "./sentences.ts";

export const connectionSentences: Sentences<ConnectionFailure> = {
  cancelled: () => "This was cancelled before it was done.",
  superseded: () => "A newer request took the place of this one.",
  "connection-lost": () =>
    "The window has lost its connection to Crosslevel; nothing is lost, and it goes on as soon as the connection is back.",
  "engine-stopped": ({ times }) =>
    `The computation stopped unexpectedly ${counted(times, "time")} and is not tried again by itself; change the model or the data it uses, or save and restart Crosslevel.`,
  "invalid-call": ({ method, problem }) =>
    `Crosslevel made a mistake of its own (“${method}”: ${problem}); your work is safe, please report this.`,
  "internal-error": ({ detail }) =>
    `Crosslevel made a mistake of its own (${detail}); your work is safe, please report this.`,
};
