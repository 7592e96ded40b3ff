import { cleanCell } from './clean-cell.ts'
import { foldTraditional } from './fold-traditional.ts'
import { ASKS_IF_LEFT, type HeadingMeaning, NO_USE, RULES, WEAK } from './heading-rules.ts'

/** Reads one heading of an HR export, whatever its wording, brackets, stars or language. */
export function recogniseHeading(raw: string): HeadingMeaning {
  const text = normaliseHeading(raw)
  if (text === '') return { what: 'unknown' }
  const outsideBrackets = normaliseHeading(cleanCell(raw).replace(/[([{【].*?[)\]}】]/g, ' '))
  if (NO_USE.test(outsideBrackets || text)) return { what: 'ignore' }
  const weak = WEAK.find(([, pattern]) => pattern.test(text))?.[0]
  if (weak) return { what: weak, weak: true }
  const what = RULES.find(([, fits]) => fits(text))?.[0] ?? 'unknown'
  const order = orderIn(text)
  return order === null ? { what } : { what, order }
}

/** How headings are compared: without brackets' notes, marks, spaces between Chinese characters and case. */
export function normaliseHeading(raw: string): string {
  return foldTraditional(cleanCell(raw))
    .toLowerCase()
    .replace(
      /[([{【].*?(?:必填|选填|格式|如|例|可|请|text|optional|required|yyyy|\d{4}).*?[)\]}】]/g,
      '',
    )
    .replace(/[*＊:：_()[\]{}【】"“”#-]+/g, ' ')
    .replace(/(?<=\p{Script=Han})\s+|\s+(?=\p{Script=Han})/gu, '')
    .trim()
}

function orderIn(text: string): number | null {
  const digit = /[1-9]/.exec(text)?.[0]
  if (digit !== undefined) return Number(digit)
  const chinese = /[一二三四五](?![级致般直起定])/.exec(text)?.[0]
  if (chinese) return '一二三四五'.indexOf(chinese) + 1
  if (/首选|主要|first|primary/.test(text)) return 1
  return /备用|其次|次要|second/.test(text) ? 2 : null
}

/** 是否离职: then 是 means gone, while under 是否在职 it means here. */
export function asksIfLeft(heading: string): boolean {
  return ASKS_IF_LEFT.test(normaliseHeading(heading))
}
