import type { NamePart } from './terms.ts'

const HAN = /^\p{Script=Han}$/u
const MOST_READINGS = 4

/** Reads names aloud; made once, for the table of readings is large. */
export type ReadName = (name: string) => NamePart[]

let loaded: Promise<ReadName> | undefined

/** The reader of names, loaded when it is first needed: no request waits for it at start-up. */
export function loadReadName(): Promise<ReadName> {
  loaded ??= createReadName()
  return loaded
}

async function createReadName(): Promise<ReadName> {
  const { pinyin } = await import('pinyin-pro')
  const options = { toneType: 'none', type: 'array', v: true } as const
  return (name) => {
    const characters = [...name.normalize('NFKC')]
    // 单 is shan as a surname, 曾 zeng, 仇 qiu
    const asName = pinyin(characters.join(''), { ...options, mode: 'surname' })
    const fits = asName.length === characters.length
    const parts: NamePart[] = []
    let word = ''
    const endWord = () => {
      if (word !== '') parts.push({ text: word, readings: [word] })
      word = ''
    }
    for (const [at, character] of characters.entries()) {
      if (HAN.test(character)) {
        endWord()
        const all = pinyin(character, { ...options, multiple: true })
        const readings = [...new Set([...(fits ? [asName[at] ?? ''] : []), ...all])]
        parts.push({
          text: character,
          readings: readings.filter((one) => one !== '').slice(0, MOST_READINGS),
        })
      } else if (/[\s·•.]/u.test(character)) endWord()
      else word += character
    }
    endWord()
    return parts
  }
}
