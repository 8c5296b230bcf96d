import type { App } from "../app/app.ts";

/** Starts what happens by itself. */
export function startLive(app: App): void {
  void app.host.calls.start(null).then((answer) => {
    if (answer.ok) app.store.update((state) => ({ ...state, start: answer.value, settings: answer.value.settings }));
  });
}
