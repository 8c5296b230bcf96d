import { useEffect } from "react";
import { IconButton } from "../parts/Button.tsx";
import { Notice } from "../parts/Notice.tsx";
import { useAppState, useUpdate } from "../state/app-context.ts";
import type { Message } from "../state/app-state.ts";
import { dismissMessage } from "../state/messages.ts";
import "./messages.css";

const doneStays = 6000;

/** What belongs to no place on the screen, at its lower edge. Good news goes by itself, problems stay until read. */
export function Messages() {
  const messages = useAppState((state) => state.messages);
  return (
    <section className="messages" aria-label="Messages" aria-live="polite">
      {messages.map((message) => (
        <MessageCard key={message.id} message={message} />
      ))}
    </section>
  );
}

function MessageCard({ message: { id, tone, text } }: { readonly message: Message }) {
  const update = useUpdate();
  useEffect(() => {
    if (tone !== "done") return;
    const timer = setTimeout(() => update((state) => dismissMessage(state, id)), doneStays);
    return () => clearTimeout(timer);
  }, [id, tone, update]);
  return (
    <Notice
      tone={tone === "done" ? "done" : "serious"}
      actions={<IconButton icon="close" label="Dismiss" onPress={() => update((state) => dismissMessage(state, id))} />}
    >
      {text}
    </Notice>
  );
}
