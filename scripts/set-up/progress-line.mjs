/**
 * Shows that long work goes on, in one plain line: on a terminal the seconds count up in place, elsewhere the line is
 * printed once at the beginning.
 *
 * @template Result
 * @param {string} text
 * @param {(detail: (text: string) => void) => Promise<Result>} work `detail` adds a few words behind the text
 * @param {NodeJS.WriteStream} [stream]
 * @returns {Promise<Result>}
 */
export async function withProgress(text, work, stream = process.stderr) {
  if (!stream.isTTY) {
    stream.write(`${text} …\n`);
    return await work(() => {});
  }
  const started = performance.now();
  let detail = "";
  const show = () => {
    const seconds = Math.round((performance.now() - started) / 1000);
    stream.write(`\r\x1b[K${text} … ${[detail, `${seconds} s`].filter(Boolean).join(", ")}`);
  };
  show();
  const timer = setInterval(show, 1000);
  try {
    return await work((words) => {
      detail = words;
    });
  } finally {
    clearInterval(timer);
    stream.write("\r\x1b[K");
  }
}
