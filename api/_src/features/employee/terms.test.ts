import { expect, test } from 'vitest'
import { loadReadName } from './name-parts.ts'
import { wordsOf } from './search-text.ts'
import { BACKWARDS, INNER, termsOf } from './terms.ts'

const readName = await loadReadName()
const termsFor = (name: string, employeeNo = 'YC0123') =>
  termsOf({ parts: readName(name), employeeNo })

/** Would one word of a search find these terms by a prefix? */
function finds(terms: readonly string[], query: string): boolean {
  return wordsOf(query).every((word) =>
    terms.some((term) => term.startsWith(word) || term.startsWith(INNER + word)),
  )
}

test.each([
  ['李四', ['李四', '四', '李', 'lisi', 'li si', 'ls', 'LI', 'ＬＩＳＩ', 'si']],
  ['张三丰', ['三丰', '丰', 'zhangsanfeng', 'zhang san feng', 'sanfeng', 'zsf', 'sf', "zhang'san"]],
  ['单雄信', ['shanxiongxin', 'sxx', 'danxiongxin']],
  ['曾国藩', ['zengguofan', 'zgf', 'cengguofan']],
  ['仇英', ['qiuying', 'qy', 'chouying']],
  ['吕布', ['lvbu', 'lübu', 'LÜ BU', 'lǚbù', 'lu:bu', 'lb']],
  ['乐嘉', ['yuejia', 'lejia', 'yj', 'lj']],
  ['欧阳娜娜', ['ouyangnana', 'oynn', '欧阳', 'nana']],
  ['阿依古丽·买买提', ['阿依古丽买买提', '阿依古丽·买买提', '买买提', 'ayiguli', 'maimaiti']],
  ['John Smith', ['john', 'smith', 'John Smith', 'johnsmith', 'js']],
])('%s is found in every way one would type', (name, queries) => {
  const terms = termsFor(name)
  expect(queries.filter((query) => !finds(terms, query))).toEqual([])
})

test('a number is found from its beginning and by its last digits', () => {
  const terms = termsFor('李四', 'YC-0123')
  expect(terms).toContain('yc0123')
  expect(terms).toContain(`${BACKWARDS}3210cy`)
})

test('a name of many readings makes a bounded number of terms', () => {
  expect(termsFor('单乐行重单乐行重单乐行重').length).toBeLessThan(700)
})

test('a search is words, folded; signs of SQL are characters like any other', () => {
  expect(wordsOf('　二车间  李四， ')).toEqual(['二车间', '李四'])
  expect(wordsOf("%_' or 1=1")).toEqual(['%_', 'or', '1=1'])
  expect(wordsOf(' -·. ')).toEqual([])
})
