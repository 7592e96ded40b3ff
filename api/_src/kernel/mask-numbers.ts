/** Seven digits or more, however they are set apart: a phone number, or it might be one. */
const NUMBER_LIKE = /[+＋]?\p{Nd}(?:[\s\p{Pd}.．()（）·_/]{0,2}\p{Nd}){6,}/gu

/** What a person typed, without anything that looks like a phone number: its last four digits stay. */
export function maskNumbers(text: string): string {
  return text.replace(NUMBER_LIKE, (number) => {
    const digits = number.normalize('NFKC').replace(/\P{Nd}/gu, '')
    return `****${digits.slice(-4)}`
  })
}
