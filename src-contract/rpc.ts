import { type Outcome, refuse } from "./outcome.ts";
import { decode, encode } from "./wire.ts";

/** Anything that carries bytes to a peer and back: a socket, a message port, a child process. */
export interface Channel {
  send(bytes: Uint8Array<ArrayBuffer>): void;
  /** Called once per message, in order. */
  onMessage(receive: (bytes: Uint8Array) => void): void;
  /** Called once, when nothing can be sent or received any more. */
  onClose(closed: () => void): void;
}

/** A set of calls one process offers to another. One argument in, one `Outcome` out; both plain values. */
export type Api = Record<string, (input: never) => Promise<Outcome<unknown>>>;
/** Things one process tells another without being asked. */
export type Events = Record<string, unknown>;

/** The caller's side of an `Api`: the same calls, each can be given up on. */
export type Client<A> = {
  readonly [Method in keyof A]: A[Method] extends (input: infer Input) => Promise<infer Answer>
    ? (input: Input, signal?: AbortSignal) => Promise<Answer>
    : never;
};

/** The callee's side: each call also receives a signal that tells when its caller gives up. */
export type Handlers<A> = {
  readonly [Method in keyof A]: A[Method] extends (input: infer Input) => Promise<infer Answer>
    ? (input: Input, signal: AbortSignal) => Promise<Answer>
    : never;
};

type Message =
  | { readonly kind: "call"; readonly id: number; readonly method: string; readonly input: unknown }
  | { readonly kind: "cancel"; readonly id: number }
  | { readonly kind: "answer"; readonly id: number; readonly outcome: Outcome<unknown> }
  | { readonly kind: "event"; readonly name: string; readonly payload: unknown };

export interface Peer<Theirs, TheirEvents, OurEvents> {
  /** Calls the other side. A call whose peer dies ends in the failure `connection-lost`; one given up, in `cancelled`. */
  readonly client: Client<Theirs>;
  /** Tells the other side. */
  tell<Name extends keyof OurEvents>(name: Name, payload: OurEvents[Name]): void;
  /** Hears the other side; returns a function that stops it. */
  hear<Name extends keyof TheirEvents>(name: Name, heard: (payload: TheirEvents[Name]) => void): () => void;
  readonly closed: boolean;
}

/** Checks an input before a handler sees it; returns what is wrong, or null. */
export type InputCheck = (method: string, input: unknown) => string | null;

/**
 * Call bookkeeping over any channel: ids, pending calls, cancellation, events, death of the peer. `handlers` is what
 * this side answers (empty where it only asks). An exception in a handler is a bug: it is answered as the failure
 * `internal-error` and handed to `onBug`.
 */
export function connect<Theirs, Ours, TheirEvents = Record<never, never>, OurEvents = Record<never, never>>(
  channel: Channel,
  handlers: Handlers<Ours>,
  {
    onBug = () => {},
    check = () => null,
  }: { onBug?: (error: unknown, method: string) => void; check?: InputCheck } = {},
): Peer<Theirs, TheirEvents, OurEvents> {
  let nextId = 1;
  let closed = false;
  const pending = new Map<number, (outcome: Outcome<unknown>) => void>();
  const running = new Map<number, AbortController>();
  const listeners = new Map<PropertyKey, Set<(payload: never) => void>>();
  const post = (message: Message) => {
    if (!closed) channel.send(encode(message));
  };

  const call = (method: string, input: unknown, signal?: AbortSignal): Promise<Outcome<unknown>> => {
    if (closed) return Promise.resolve(refuse({ code: "connection-lost" }));
    if (signal?.aborted) return Promise.resolve(refuse({ code: "cancelled" }));
    const id = nextId++;
    return new Promise((resolve) => {
      const giveUp = () => {
        post({ kind: "cancel", id });
        settle(refuse({ code: "cancelled" }));
      };
      const settle = (outcome: Outcome<unknown>) => {
        signal?.removeEventListener("abort", giveUp);
        pending.delete(id);
        resolve(outcome);
      };
      pending.set(id, settle);
      signal?.addEventListener("abort", giveUp, { once: true });
      post({ kind: "call", id, method, input });
    });
  };

  const answer = async (id: number, method: string, input: unknown) => {
    const controller = new AbortController();
    running.set(id, controller);
    let outcome: Outcome<unknown>;
    try {
      const handler = Object.hasOwn(handlers as object, method)
        ? (handlers as Record<string, (input: unknown, signal: AbortSignal) => Promise<Outcome<unknown>>>)[method]
        : undefined;
      const wrong = handler === undefined ? `there is no call "${method}"` : check(method, input);
      outcome =
        handler === undefined || wrong !== null
          ? refuse({ code: "invalid-call", method, problem: wrong ?? "" })
          : await handler(input, controller.signal);
    } catch (error) {
      onBug(error, method);
      outcome = refuse({ code: "internal-error", detail: error instanceof Error ? error.message : String(error) });
    }
    running.delete(id);
    post({ kind: "answer", id, outcome });
  };

  channel.onMessage((bytes) => {
    const message = decode(bytes) as Message;
    if (message.kind === "call") void answer(message.id, message.method, message.input);
    else if (message.kind === "cancel") running.get(message.id)?.abort();
    else if (message.kind === "answer") pending.get(message.id)?.(message.outcome);
    else for (const heard of listeners.get(message.name) ?? []) heard(message.payload as never);
  });
  channel.onClose(() => {
    closed = true;
    for (const settle of [...pending.values()]) settle(refuse({ code: "connection-lost" }));
    for (const controller of running.values()) controller.abort();
  });

  const client = new Proxy({} as Client<Theirs>, {
    // Not a promise, whatever asks for `then`.
    get: (_target, method) =>
      typeof method === "symbol" || method === "then"
        ? undefined
        : (input: unknown, signal?: AbortSignal) => call(method, input, signal),
  });
  return {
    client,
    tell: (name, payload) => post({ kind: "event", name: String(name), payload }),
    hear: (name, heard) => {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(heard as (payload: never) => void));
      return () => set.delete(heard as (payload: never) => void);
    },
    get closed() {
      return closed;
    },
  };
}
