/** Whether a text has every word of a meaning, in any order. */
export function hasWords(text: string, meaning: string): boolean {
  const found = new Set(wordsOf(text));
  return wordsOf(meaning).every((word) => found.has(word));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
