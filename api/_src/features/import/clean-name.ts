import { personNameSchema } from '../../../../shared/contact.ts'
import { cleanCell, isBlank } from './clean-cell.ts'
import { cleanRelation } from './clean-relation.ts'

export type NameCell =
  | { kind: 'name'; name: string }
  | { kind: 'blank' }
  | { kind: 'unreadable'; trouble: 'name_has_number' | 'name_unclear' }

/**
 * Reads one person's name: the dots of minority names become ·, spaces between Chinese characters, emoji
 * and a relation or note in brackets go. Two names in a cell, or a number among letters, are left to a person.
 * Digits behind a name tell namesakes apart (张伟2): an employee keeps them, a contact does not.
 */
export function cleanName(raw: string, whose: 'employee' | 'contact'): NameCell {
  const cell = cleanCell(raw)
  if (isBlank(cell)) return { kind: 'blank' }
  if ((cell.match(/\d/g) ?? []).length >= 5) {
    return { kind: 'unreadable', trouble: 'name_has_number' }
  }
  if (MASKED.test(cell) || FORMULA.test(raw)) return { kind: 'unreadable', trouble: 'name_unclear' }
  const bare = withoutRelationWord(cell.replace(/[([{【〔].*?[)\]}】〕]/g, ' ').trim()).replace(
    /^["“”'‘《<]+|["“”'’》>,，.。;；:：、!?？！\s]+$/g,
    '',
  )
  if (SIGN_WITHIN.test(bare)) return { kind: 'unreadable', trouble: 'name_unclear' }
  const plain = bare
    .replace(/(?<=\p{L})\s*[•●･・‧∙⋅．.。]\s*(?=\p{Script=Han})/gu, '·')
    .replace(/[\p{Extended_Pictographic}\p{S}*]/gu, '')
    .replace(/(?<=\p{Script=Han})\s+(?=[\p{Script=Han}\d])/gu, '')
    .trim()
  if (isBlank(plain)) return { kind: 'blank' }
  const [, name = '', namesake = ''] = /^(.*?)\s*(\d{0,2})$/.exec(plain) ?? []
  const parsed = personNameSchema.safeParse(name)
  if (!parsed.success) return { kind: 'unreadable', trouble: 'name_unclear' }
  return { kind: 'name', name: whose === 'employee' ? parsed.data + namesake : parsed.data }
}

// 张*, 王**, 李*明: a system hid the rest.
const MASKED = /^\p{Script=Han}{1,2}[*＊×xX]+\p{Script=Han}{0,2}$/u

// =HYPERLINK(…) that was exported as text.
const FORMULA = /^\s*[=＝]\s*[A-Za-z.]+\s*[(（]/

// 王芳|李明, 王芳+李明 and <img src=…: two people, or none; without the sign they would read as one.
const SIGN_WITHIN = /[\p{L}\p{N}].*[\p{Sm}\p{Sc}].*[\p{L}\p{N}]/u

// Behind a bare space only these are no part of a name: 妹 and 姑 are in many.
const KIN =
  /^(?:父亲|母亲|爸爸|妈妈|老爸|老妈|丈夫|妻子|老公|老婆|爱人|配偶|儿子|女儿|哥哥|弟弟|姐姐|妹妹|朋友|同事)$/

/** 王芳 - 妈妈 and 妈妈：王芳 → 王芳; a cell that holds the relation alone keeps it, for want of a name. */
function withoutRelationWord(name: string): string {
  const [, first = '', mark = '', second = ''] =
    /^(.+?)\s*([-—:：/\s])\s*(\p{Script=Han}+)$/u.exec(name) ?? []
  const isRelation = (word: string) =>
    mark.trim() === '' ? KIN.test(word) : word.length <= 4 && cleanRelation(word) !== null
  if (second !== '' && isRelation(second)) return first
  return second !== '' && isRelation(first) ? second : name
}
