import type { Failure } from "../../src-contract/failure.ts";
import type { Outcome } from "../../src-contract/outcome.ts";
import type { AppState, Asked } from "../state/app-state.ts";
import { isCurrent } from "../state/app-state.ts";
import { ask, isPassing, settle } from "../state/asked.ts";
import type { Store } from "../state/store.ts";

/** Something to be known about the present state, and how to find out. */
export interface QuestionDefinition<Answer> {
  /** What it is about, whatever its present content: "fit model-1". */
  readonly subject: string;
  /** Its content; null: there is nothing to ask. */
  readonly key: string | null;
  readonly asked: (state: AppState) => Asked<Answer>;
  readonly write: (state: AppState, asked: Asked<Answer>) => AppState;
  readonly put: (state: AppState, signal: AbortSignal) => Promise<Outcome<Answer>>;
  /** `now`: beside whatever else is being asked; `next`: one after the other, when those before it are answered. */
  readonly turn: "now" | "next";
  /** Given up for a question that is to be answered now, and asked again after it. */
  readonly yields: boolean;
}

/** A question whose kind of answer only it knows. */
export interface Question extends Pick<QuestionDefinition<unknown>, "subject" | "key" | "turn" | "yields"> {
  readonly asked: (state: AppState) => Asked<unknown>;
  /** Makes it the present question of its subject. */
  readonly mark: (state: AppState) => AppState;
  readonly put: (state: AppState, signal: AbortSignal) => Promise<Answered>;
}

interface Answered {
  readonly failure: Failure | null;
  /** Takes the answer, if it is still that of the present question. */
  readonly settle: (state: AppState) => AppState;
}

export function question<Answer>({ asked, write, put, ...rest }: QuestionDefinition<Answer>): Question {
  const { key } = rest;
  return {
    ...rest,
    asked,
    mark: (state) => write(state, ask(asked(state), key)),
    put: async (state, signal) => {
      const outcome = await put(state, signal);
      return {
        failure: outcome.ok ? null : outcome.failure,
        settle: (now) => (key === null ? now : write(now, settle(asked(now), key, outcome))),
      };
    },
  };
}

interface Running {
  readonly key: string;
  readonly question: Question;
  readonly controller: AbortController;
}

/** How long a change in a row of changes waits for the next one, so that the row is answered once. */
export const pause = 60;

/**
 * Keeps every question of `questions` answered, in their order. A changed question is marked as not up to date at once
 * and the older one given up; an answer counts only for the question it was given to. After a quiet moment a change is
 * asked about at once, in a row of changes after a pause.
 */
export function keepAnswered(
  store: Store,
  questions: (state: AppState) => readonly Question[],
  milliseconds = pause,
): { readonly stop: () => void; readonly again: () => void } {
  const running = new Map<string, Running>();
  let cancelWait: (() => void) | null = null;
  let stopped = false;
  let lastChange = Number.NEGATIVE_INFINITY;

  const wait = () => {
    cancelWait?.();
    const timer = setTimeout(askOpen, milliseconds);
    cancelWait = () => clearTimeout(timer);
  };
  const notice = () => {
    const before = store.getState();
    const present = questions(before);
    const changed = present.filter(({ key, asked }) => asked(before).askedKey !== key);
    const givenUp = present.filter(({ asked }) => asked(before).failure !== null);
    for (const { subject } of [...changed, ...givenUp]) running.get(subject)?.controller.abort();
    if (changed.length > 0) {
      store.update((state) => changed.reduce((marked, { mark }) => mark(marked), state));
      const wasQuiet = performance.now() - lastChange > milliseconds;
      lastChange = performance.now();
      if (wasQuiet) askNow();
      else wait();
      // Another model in view may have been waiting for its turn.
    } else if (cancelWait === null && present.some((one) => one.turn === "now" && isWaiting(before, one))) wait();
  };

  /** Before the window is drawn anew, which takes longer than asking: both then go on side by side. */
  const askNow = () => {
    cancelWait?.();
    askOpen();
  };

  const askOpen = () => {
    cancelWait = null;
    if (stopped) return;
    const state = store.getState();
    const waiting = questions(state).filter((one) => isWaiting(state, one));
    const urgent = waiting.filter(({ turn }) => turn === "now");
    if (urgent.length > 0) for (const other of running.values()) if (other.question.yields) other.controller.abort();
    for (const one of urgent) start(one);
    const [next] = waiting;
    if (running.size === 0 && next !== undefined) start(next);
  };

  const isWaiting = (state: AppState, one: Question) => isOpen(state, one) && !isAsking(one);

  const isAsking = ({ subject, key }: Question) => {
    const asking = running.get(subject);
    return asking !== undefined && asking.key === key && !asking.controller.signal.aborted;
  };

  const start = (question: Question) => {
    const { subject, key } = question;
    if (key === null) return;
    running.get(subject)?.controller.abort();
    const mine: Running = { key, question, controller: new AbortController() };
    running.set(subject, mine);
    void question.put(store.getState(), mine.controller.signal).then(({ failure, settle: take }) => {
      if (running.get(subject) === mine) running.delete(subject);
      if (stopped) return;
      if (mine.controller.signal.aborted || (failure !== null && isPassing(failure))) {
        // A lost connection comes back with an event of its own.
        if (failure?.code !== "connection-lost") wait();
        return;
      }
      store.update(take);
      askOpen();
    });
  };

  const unsubscribe = store.subscribe(notice);
  notice();
  return {
    again: askOpen,
    stop: () => {
      stopped = true;
      unsubscribe();
      cancelWait?.();
      for (const { controller } of running.values()) controller.abort();
    },
  };
}

function isOpen(state: AppState, { key, asked }: Question): boolean {
  const now = asked(state);
  return key !== null && now.askedKey === key && !isCurrent(now) && now.failure === null;
}
