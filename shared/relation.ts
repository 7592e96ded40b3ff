import * as z from 'zod/mini'

/** The closed list of design §3; imports map 爸/老公/… onto it. */
export const relations = [
  '父亲',
  '母亲',
  '配偶',
  '子女',
  '兄弟姐妹',
  '其他亲属',
  '朋友',
  '其他',
] as const
export const relationSchema = z.enum(relations)
export type Relation = z.infer<typeof relationSchema>
