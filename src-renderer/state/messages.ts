import type { AppState, Message } from "./app-state.ts";

/** What is said that belongs to no place on the screen. */

export function tell(state: AppState, tone: Message["tone"], text: string): AppState {
  const id = Math.max(0, ...state.messages.map((message) => message.id)) + 1;
  const others = state.messages.filter((message) => message.text !== text);
  return { ...state, messages: [...others, { id, tone, text }].slice(-3) };
}

export function dismissMessage(state: AppState, id: number): AppState {
  return { ...state, messages: state.messages.filter((message) => message.id !== id) };
}
