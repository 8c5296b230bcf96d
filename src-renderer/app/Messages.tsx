import { useEffect, useRef, useState } from "react";
import { runCommand } from "../commands/run-command.ts";
import { Button, IconButton } from "../parts/Button.tsx";
import { Icon } from "../parts/Icon.tsx";
import { Notice } from "../parts/Notice.tsx";
import { useApp, useAppState, useUpdate } from "../state/app-context.ts";
import type { Message, NextStep } from "../state/app-state.ts";
import { dismissMessage, news } from "../state/messages.ts";
import "./messages.css";

/** Problems that belong to no place on the screen, above the status bar; the screen makes room. They stay until read. */
export function Problems() {
  const messages = useAppState((state) => state.messages);
  const update = useUpdate();
  return (
    // In the top layer: a dialog lets it be read and dismissed.
    <section className="problems" aria-label="Messages" aria-live="polite" data-react-aria-top-layer="true">
      {messages.filter(isProblem).map(({ id, text }) => (
        <Notice
          key={id}
          tone="serious"
          actions={
            <IconButton icon="close" label="Dismiss" onPress={() => update((state) => dismissMessage(state, id))} />
          }
        >
          {text}
        </Notice>
      ))}
    </section>
  );
}

/**
 * What was done last, in the status bar: it covers nothing, moves nothing and goes by itself, but not while the pointer or
 * the focus is at what it offers.
 */
export function News() {
  const message = useAppState(news);
  const update = useUpdate();
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (message === null || isHeld) return;
    const timer = setTimeout(() => update((state) => dismissMessage(state, message.id)), newsStays);
    return () => clearTimeout(timer);
  }, [message, isHeld, update]);
  return (
    <div className="news-line">
      <output className="news" aria-label="News">
        {message !== null && (
          <span className="news-text">
            <Icon name="done" />
            <span className="news-words" title={message.text}>
              {message.text}
            </span>
          </span>
        )}
      </output>
      {message !== null && <Next key={message.id} message={message} onHold={setHeld} />}
    </div>
  );
}

/** What may be wanted next, unless it is in sight already. */
function Next({ message, onHold }: { readonly message: Message; readonly onHold: Hold }) {
  const { commands } = useApp();
  const { id, next } = message;
  const command = next === null ? null : commands[next.command];
  const isOffered = useAppState((state) => command?.when(state) === true && command.checked?.(state) !== true);
  return next !== null && isOffered ? <NextButton message={id} next={next} onHold={onHold} /> : null;
}

function NextButton({ message, next, onHold }: { message: number; next: NextStep; onHold: Hold }) {
  const app = useApp();
  const held = useRef({ pointer: false, focus: false });
  const hold = (part: Partial<typeof held.current>) => {
    Object.assign(held.current, part);
    onHold(held.current.pointer || held.current.focus);
  };
  useEffect(() => () => onHold(false), [onHold]);
  return (
    <Button
      kind="quiet"
      className="news-next"
      onHoverChange={(pointer) => hold({ pointer })}
      onFocusChange={(focus) => hold({ focus })}
      onPress={() => {
        app.store.update((state) => dismissMessage(state, message));
        runCommand(app, next.command);
      }}
    >
      {next.label}
    </Button>
  );
}

type Hold = (isHeld: boolean) => void;

const newsStays = 8000;

function isProblem({ tone }: Message): boolean {
  return tone === "problem";
}
