/**
 * Characters 0x80 to 0xff of the encodings of DOS in Western and Central Europe, which node does not know; Excel's "CSV
 * (MS-DOS)" is still written in them (unicode.org, MAPPINGS/VENDORS/MICSFT/PC, CP850 and CP852).
 */
const upperCharacters: ReadonlyMap<string, readonly string[]> = new Map([
  [
    "850",
    Array.from(
      "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0",
    ),
  ],
  [
    "852",
    Array.from(
      "ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0",
    ),
  ],
]);

/** Decodes bytes of one of these encodings, called by its number in any of the usual ways; null: it is another one. */
export function dosDecoder(encoding: string): ((bytes: Uint8Array) => string) | null {
  const upper = upperCharacters.get(/^(?:ibm|cp|dos)?-?(\d{3})$/i.exec(encoding)?.[1] ?? "");
  if (upper === undefined) return null;
  return (bytes) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      .toString("latin1")
      .replace(/[\u0080-\u00ff]/g, (character) => upper[character.charCodeAt(0) - 0x80] ?? character);
}
