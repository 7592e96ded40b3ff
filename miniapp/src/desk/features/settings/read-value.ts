/** Digits become a number; anything else stays as it was typed, for the server to say what is wrong. */
export function readNumber(text: string): number | string {
  const plain = text.trim()
  return /^\d{1,8}$/.test(plain) ? Number(plain) : plain
}

/** Words between commas of either kind; a comma at the end is kept while one types on. */
export function readList(text: string): string[] {
  return text.trim() === '' ? [] : text.split(/[,，、]\s*/)
}
