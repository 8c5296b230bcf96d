declare module "bz2" {
  const bz2: {
    /** Throws where the content is damaged; `checkSums`: whether to look at its checksums. */
    decompress(content: Uint8Array, checkSums: boolean): Uint8Array;
  };
  export default bz2;
}
