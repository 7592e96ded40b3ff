import { type Relation, relations } from '../../../../shared/relation.ts'
import { cleanCell, isBlank } from './clean-cell.ts'
import { foldTraditional } from './fold-traditional.ts'

// Read from top to bottom: 岳父 is no 父, 表哥 no 哥, 儿媳 no 儿, 男朋友 no 男.
const WORDS: readonly [Relation, RegExp][] = [
  [
    '其他',
    /^(?:其他|其它|同事|领导|班长|邻居|房东|监护人|社区|老板|老师|师[傅父]|徒弟|保姆|未婚[夫妻]|前[夫妻]|others?|colleague|coworker|neighbou?r|boss|teacher|guardian)$/,
  ],
  ['父亲', /^(?:[继养后生家][父爸爹]|老爷子|father|dad|daddy|papa)$/],
  ['母亲', /^(?:[继养后生家][母妈娘]|老太太|mother|mom|mum|mama|mommy)$/],
  [
    '配偶',
    /^(?:夫|老婆|老公|媳妇儿?|内[人子]|伴侣|另一半|(?:孩子|娃|孩儿?)(?:他|她|的)?[爸妈爹娘]|spouse|husband|hubby|wife|partner)$/,
  ],
  ['子女', /^(?:[儿女子娃]|[继养独][子女]|姑娘|囡囡|son|daughter|child|children)$/],
  [
    '其他亲属',
    /in-?law|grand|uncle|aunt|cousin|nephew|niece|relative|岳|公公|婆婆|家公|家婆|丈人|丈母|[干义][父母爸妈爹娘子女儿哥姐弟妹]|[叔伯舅姨姑婶姆]|祖|爷|奶|姥|外公|外婆|[表堂]|嫂|[夫妻][兄弟哥姐妹]|姐夫|妹夫|[弟兄]妻|弟妹|弟媳|侄|甥|孙|媳|婿|亲家|连襟|妯娌|亲戚|亲属|家属|家人|家里人|亲人|至亲|血亲/,
  ],
  [
    '朋友',
    /朋友|好友|[男女室舍校战]友|同学|闺[蜜密]|哥们|发小|同乡|老乡|恋人|对象|师[兄弟姐妹]|friend|classmate|roommate/,
  ],
  ['配偶', /配偶|夫妻|夫妇|丈夫|妻|爱人|太太|先生/],
  ['兄弟姐妹', /兄|弟|姐|妹|姊|哥|sister|brother|sibling/],
  ['子女', /儿子|女儿|子女|孩子|闺女|小孩|[长次大小]子|[长次大小]女/],
  ['父亲', /父亲|爸|爹|^[老阿]?父$/],
  ['母亲', /母亲|妈|娘|^[老阿]?母$/],
]

// 父母 names two people, 母女 does not say which of the two the contact is.
const UNCLEAR = /[父爸爹].?[母妈娘]|[父母爸妈][子女]|双亲|本人|自己/

/** Maps a word for a relation onto the closed list; null when it is blank, unknown or says two things. */
export function cleanRelation(raw: string): Relation | null {
  const word = foldTraditional(cleanCell(raw))
    .toLowerCase()
    .replace(/\(.*?\)/g, '')
    .replace(/[\s()[\]"“”:：.。,，]|关系$/g, '')
  if (isBlank(word) || UNCLEAR.test(word)) return null
  const exact = relations.find((relation) => relation === word)
  return exact ?? WORDS.find(([, pattern]) => pattern.test(word))?.[0] ?? null
}
