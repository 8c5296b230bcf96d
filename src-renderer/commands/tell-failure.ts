import type { Failure } from "../../src-contract/failure.ts";
import { failureText } from "../../src-wording/failures.ts";
import type { Message } from "../state/app-state.ts";
import { tell } from "../state/messages.ts";
import type { Store } from "../state/store.ts";

/** Says what went wrong where no place on the screen can; what the user gave up is no news. */
export function tellFailure(store: Store, failure: Failure, about: Message["about"] = null): null {
  if (failure.code !== "cancelled" && failure.code !== "superseded") {
    store.update((state) => tell(state, "problem", failureText(failure), { about }));
  }
  return null;
}
