import { foldText } from './search-text.ts'

/**
 * What marks a term: none from the beginning of the name, number or pinyin; `+` from a later character on; `#` the
 * number read backwards, so that its last digits are a beginning too.
 */
export const INNER = '+'
export const BACKWARDS = '#'

/** Raised when terms are made otherwise: everybody's are then made anew. */
export const TERMS_VERSION = 1

/** A character or word of a name with every way it may be read, the likeliest first. */
export type NamePart = { text: string; readings: readonly string[] }

/** All that an employee is found by (design §10): name, part of it, pinyin, initials, number, its last digits. */
export function termsOf(employee: { parts: readonly NamePart[]; employeeNo: string }): string[] {
  const terms = new Set<string>()
  addFrom(
    terms,
    employee.parts.map(({ text }) => foldText(text)),
  )
  for (const reading of readingsOf(employee.parts)) {
    addFrom(terms, reading)
    addInitials(terms, reading)
  }
  const number = foldText(employee.employeeNo).replace(/\s/g, '')
  if (number !== '') {
    terms.add(number)
    terms.add(BACKWARDS + backwards(number))
  }
  return [...terms]
}

export function backwards(text: string): string {
  return [...text].reverse().join('')
}

/** The likeliest reading of the name, and those that differ from it in one character. */
function readingsOf(parts: readonly NamePart[]): string[][] {
  const main = parts.map(({ text, readings }) => foldText(readings[0] ?? text))
  const others = parts.flatMap(({ readings }, at) =>
    readings.slice(1).map((reading) => main.with(at, foldText(reading))),
  )
  return [main, ...others]
}

function addFrom(terms: Set<string>, pieces: readonly string[]): void {
  for (let from = 0; from < pieces.length; from++) {
    const rest = pieces.slice(from).join('')
    if (rest !== '') terms.add(from === 0 ? rest : INNER + rest)
  }
}

function addInitials(terms: Set<string>, pieces: readonly string[]): void {
  const initials = pieces.map((piece) => [...piece][0] ?? '')
  // the last alone is the beginning of its own pinyin already
  for (let from = 0; from < initials.length - 1; from++)
    terms.add((from === 0 ? '' : INNER) + initials.slice(from).join(''))
}
