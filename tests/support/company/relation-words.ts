import type { Relation } from '../../../shared/relation.ts'
import type { Random } from '../../sandbox/core/random.ts'
import { pickWeighted } from './pick-weighted.ts'

const SHARES = [
  ['父亲', 0.299],
  ['母亲', 0.283],
  ['配偶', 0.237],
  ['兄弟姐妹', 0.102],
  ['其他亲属', 0.04],
  ['朋友', 0.02],
  ['子女', 0.019],
] as const satisfies readonly (readonly [Relation, number])[]
type Given = (typeof SHARES)[number][0]

const WORDS: Record<Given, readonly string[]> = {
  父亲: ['父亲', '爸', '爸爸', '父', '爹'],
  母亲: ['母亲', '妈', '妈妈', '母', '娘'],
  配偶: ['配偶', '老婆', '老公', '妻子', '丈夫', '夫妻', '爱人'],
  兄弟姐妹: ['兄弟', '姊妹', '哥哥', '姐姐', '弟弟', '妹妹'],
  其他亲属: ['岳父', '婆婆', '叔叔', '舅舅', '表哥', '亲戚'],
  朋友: ['朋友', '同学', '室友'],
  子女: ['儿子', '女儿', '子女'],
}

/** A relation as often as real exports have it, in one of the words people write. */
export function inventRelation(random: Random): { relation: Relation; word: string } {
  const relation = pickWeighted(random, SHARES)
  return { relation, word: random.pick(WORDS[relation]) }
}
