/** The words of a file that a person hands in: UTF-8 with or without a mark at its beginning, else Windows-1252 as Excel saves it. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
