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
  const plain = cell
    .replace(/[([{【〔].*?[)\]}】〕]/g, '')
    .replace(/[:：]\s*$/, '')
    .replace(/(?<=\p{L})\s*[•●･・‧∙⋅．.]\s*(?=\p{Script=Han})/gu, '·')
    .replace(/[\p{Extended_Pictographic}\p{S}*]/gu, '')
    .replace(/(?<=\p{Script=Han})\s+(?=[\p{Script=Han}\d])/gu, '')
    .trim()
  if (isBlank(plain)) return { kind: 'blank' }
  const [, name = '', namesake = ''] = /^(.*?)\s*(\d{0,2})$/.exec(withoutRelationWord(plain)) ?? []
  const parsed = personNameSchema.safeParse(name)
  if (!parsed.success) return { kind: 'unreadable', trouble: 'name_unclear' }
  return { kind: 'name', name: whose === 'employee' ? parsed.data + namesake : parsed.data }
}

/** 王芳 - 妈妈 → 王芳; a cell that holds the relation alone keeps it, for want of a name. */
function withoutRelationWord(name: string): string {
  const [, rest, word] = /^(.+?)\s*[-—:：/\s]\s*(\p{Script=Han}{1,4})$/u.exec(name) ?? []
  return rest !== undefined && word !== undefined && cleanRelation(word) !== null ? rest : name
}
