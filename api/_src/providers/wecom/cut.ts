/** WeCom's limits are kept by cutting: with an ellipsis, never inside a character. */

export function cutToCharacters(text: string, most: number): string {
  const characters = [...text]
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}

export function cutToBytes(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text
  let cut = ''
  let bytes = Buffer.byteLength('…')
  for (const character of text) {
    bytes += Buffer.byteLength(character)
    if (bytes > most) break
    cut += character
  }
  return `${cut}…`
}

/** Lines that say something: WeCom refuses empty keys and values. */
export function filled<T extends { key: string; value: string }>(lines: readonly T[]): T[] {
  return lines.filter(({ key, value }) => key.trim() !== '' && value.trim() !== '')
}
