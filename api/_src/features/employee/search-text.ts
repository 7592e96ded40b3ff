/** A word of a search, and how an employee is found by it: compared folded, so that case, width and marks do not matter. */

/**
 * One spelling for all: full-width to plain, lower case, ü (and u:) to v, tones and dots gone. What is neither
 * letter nor digit otherwise stays as it is: `%` and `_` are characters like any other.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/u(?:\u0308|:)/g, 'v')
    .replace(/[\p{M}\p{Cf}·•.'’‘`-]/gu, '')
}

const MOST_WORDS = 5
const LONGEST_WORD = 40

/** The words of a search, folded; with several, everybody found fits all of them. */
export function wordsOf(query: string): string[] {
  const words = query
    .normalize('NFKC')
    .split(/[\s,，、;；]+/u)
    .map((word) => foldText(word).slice(0, LONGEST_WORD))
    .filter((word) => word !== '')
  return [...new Set(words)].slice(0, MOST_WORDS)
}
