/** How a command ended: with what is wrong, in a sentence or several lines. */
export type CommandRun = { readonly ok: true } | { readonly ok: false; readonly problem: string };
