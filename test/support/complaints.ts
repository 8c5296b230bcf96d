import type { BrowserContext } from "@playwright/test";

/**
 * Listens for all that a page should never have: errors and warnings in its console, among them what its content
 * security policy refuses, and exceptions that nobody caught. The answer says what came so far.
 */
export function listenForComplaints(context: BrowserContext): () => readonly string[] {
  const heard: string[] = [];
  context.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    heard.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (webError) => heard.push(`exception: ${webError.error().message}`));
  return () => heard;
}

/** A page whose host has ended looks for it: that is no complaint. */
export function isAboutEndedHost(complaint: string): boolean {
  return /WebSocket connection to|net::ERR_CONNECTION_REFUSED/.test(complaint);
}
