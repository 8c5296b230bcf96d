/**
 * What Ctrl+C does now; the last one set acts. npm passes on the signal that the terminal already sent to everyone, so
 * two at the same moment are one.
 *
 * @type {(() => void)[]}
 */
const handlers = [];
const oneKeyPress = 500;
let last = Number.NEGATIVE_INFINITY;

/**
 * Does `handle` on Ctrl+C, a closed terminal or a request to end, until the function it returns is called.
 *
 * @param {() => void} handle
 * @returns {() => void}
 */
export function onInterrupt(handle) {
  if (handlers.length === 0) for (const signal of signals) process.on(signal, act);
  handlers.push(handle);
  return () => {
    handlers.splice(handlers.indexOf(handle), 1);
    if (handlers.length === 0) for (const signal of signals) process.removeListener(signal, act);
  };
}

/** @type {readonly NodeJS.Signals[]} */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"];

function act() {
  const now = performance.now();
  if (now - last < oneKeyPress) return;
  last = now;
  handlers.at(-1)?.();
}
