/** Between the preload script and the main process: a page says that it is there, then both send bytes. */
export const helloChannel = "crosslevel:hello";
export const bytesChannel = "crosslevel:bytes";
