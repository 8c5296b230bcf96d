import type { AppState, Message } from "./app-state.ts";

/** What is said that belongs to no place on the screen. Said again, it is said once; good news takes the place of older. */

export function tell(
  state: AppState,
  tone: Message["tone"],
  text: string,
  { about = null, next = null }: Partial<Pick<Message, "about" | "next">> = {},
): AppState {
  const id = Math.max(0, ...state.messages.map((message) => message.id)) + 1;
  const settled = about === null ? state : settle(state, about);
  const others = settled.messages.filter(
    (other) => other.text !== text && (tone === "problem" || other.tone !== "done"),
  );
  return { ...state, messages: [...others, { id, tone, text, about, next }] };
}

/** What went wrong with it before is no longer so. */
export function settle(state: AppState, about: NonNullable<Message["about"]>): AppState {
  return { ...state, messages: state.messages.filter((message) => message.about !== about) };
}

export function dismissMessage(state: AppState, id: number): AppState {
  return { ...state, messages: state.messages.filter((message) => message.id !== id) };
}

/** What was done last, as long as it is worth saying. */
export function news({ messages }: AppState): Message | null {
  return messages.find(({ tone }) => tone === "done") ?? null;
}
