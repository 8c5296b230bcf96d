/**
 * Puts formatted and plain text on the clipboard; false: the system did not let us. A copy event carries the HTML as it
 * is, while `navigator.clipboard` rewrites it and drops what Word needs.
 */
export async function copyRichText(content: { readonly html: string; readonly text: string }): Promise<boolean> {
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/html", content.html);
    event.clipboardData?.setData("text/plain", content.text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener("copy", fill, { capture: true });
  try {
    if (document.execCommand("copy")) return true;
  } finally {
    document.removeEventListener("copy", fill, { capture: true });
  }
  return writeItem({
    "text/html": new Blob([content.html], { type: "text/html" }),
    "text/plain": new Blob([content.text], { type: "text/plain" }),
  });
}

/** Puts a PNG on the clipboard; false: the system did not let us. */
export function copyPng(png: Uint8Array): Promise<boolean> {
  return writeItem({ "image/png": new Blob([new Uint8Array(png)], { type: "image/png" }) });
}

async function writeItem(item: Record<string, Blob>): Promise<boolean> {
  try {
    await navigator.clipboard.write([new ClipboardItem(item)]);
    return true;
  } catch {
    return false;
  }
}
