import { useEffect } from "react";
import { IconButton } from "../parts/Button.tsx";
import { Icon } from "../parts/Icon.tsx";
import { Notice } from "../parts/Notice.tsx";
import { useAppState, useUpdate } from "../state/app-context.ts";
import type { Message } from "../state/app-state.ts";
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

/** What was done last, in the status bar: it covers nothing, moves nothing and goes by itself. */
export function News() {
  const message = useAppState(news);
  const update = useUpdate();
  useEffect(() => {
    if (message === null) return;
    const timer = setTimeout(() => update((state) => dismissMessage(state, message.id)), newsStays);
    return () => clearTimeout(timer);
  }, [message, update]);
  return (
    <output className="news" aria-label="News">
      {message !== null && (
        <span className="news-text">
          <Icon name="done" />
          {message.text}
        </span>
      )}
    </output>
  );
}

const newsStays = 8000;

function isProblem({ tone }: Message): boolean {
  return tone === "problem";
}
