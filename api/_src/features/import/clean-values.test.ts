import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanDate } from './clean-date.ts'
import { cleanEmployment } from './clean-employment.ts'
import { cleanName } from './clean-name.ts'
import { cleanRelation } from './clean-relation.ts'
import { findDateOrder } from './date-order.ts'

describe('relations are mapped onto the closed list', () => {
  test.each([
    ['父亲', '父 爸 爹 爸爸 老爸 父亲（同住） 继父 生父 父親 Father'],
    ['母亲', '母 妈 娘 妈妈 老妈 阿妈 养母 家母 老太太 mom'],
    ['配偶', '配偶 夫妻 夫妻关系 老公 老婆 丈夫 妻子 妻 爱人 太太 媳妇 孩子他爸 夫 伴侣 husband'],
    ['子女', '子女 儿子 女儿 儿 女 孩子 长子 次女 闺女 姑娘 养女 独子 daughter'],
    ['兄弟姐妹', '兄弟 姐姐 妹妹 弟弟 哥哥 姊妹 大哥 二姐 兄妹 姐弟 sister'],
    [
      '其他亲属',
      '岳父 岳母 婆婆 公公 叔叔 舅舅 表哥 堂妹 爷爷 外婆 儿媳 女婿 嫂子 侄女 外甥 亲戚 干爹 干儿子 妻弟 弟妻 mother-in-law',
    ],
    ['朋友', '朋友 男朋友 女友 室友 同学 战友 闺蜜 师兄 friend'],
    ['其他', '其他 其它 同事 邻居 未婚妻 前夫 前妻 老师 徒弟 colleague'],
  ])('%s', (relation, words) => {
    for (const word of words.split(' '))
      expect([word, cleanRelation(word)]).toEqual([word, relation])
  })

  test.each(['', '无', '父母', '爸妈', '母女', '父子', '本人', '同上', '甲方'])(
    '%j says nothing or two things, and is left to a person',
    (word) => {
      expect(cleanRelation(word)).toBeNull()
    },
  )
})

describe('dates', () => {
  test.each([
    '2025-06-03',
    '2025/6/3',
    '2025.06.03',
    '2025年6月3日',
    '2025年06月03号',
    '20250603',
    '２０２５－０６－０３',
    '2025-06-03 08:30:00',
    '2025-06-03T08:30:00Z',
    '2025/6/3 8:30',
    '45811',
    '45811.35',
    '3-Jun-2025',
    'Jun 3, 2025',
    '2025年6月3日 星期二',
    '二〇二五年六月三日',
    '2025/06/03 上午 9:30',
    '2025/6/3 下午3:05:00',
    '2025-06-02T16:00:00.000Z',
    '3-Jun-25',
  ])('%j is 3 June 2025', (cell) => {
    expect(cleanDate(cell)).toEqual({ kind: 'date', date: '2025-06-03' })
  })

  test.each(['03/04/2025', '2025-02-30', '2025年6月', '去年', '25/6/3', '99999'])(
    '%j could be two days or none, and is not guessed',
    (cell) => {
      expect(cleanDate(cell)).toEqual({ kind: 'unreadable' })
    },
  )

  test.each([
    [['25/12/2025', '03/06/2025'], '2025-06-03'],
    [['12/25/2025 0:00', '06/03/2025'], '2025-06-03'],
    [['25/12/2025', '12/25/2025', '03/06/2025'], null],
    [['01/02/2025', '03/06/2025'], null],
  ])('a column of %j says of its last date: %s', (column, date) => {
    const rows = column.map((cell) => [cell])
    const read = cleanDate(column.at(-1) ?? '', findDateOrder(rows, 0, 0))
    expect(read.kind === 'date' ? read.date : null).toBe(date)
  })

  test.each(['0000-00-00', '1900-01-00', '1900/1/0', '9999-12-31', '0', '至今'])(
    '%j is how systems write that there is no date',
    (cell) => {
      expect(cleanDate(cell)).toEqual({ kind: 'blank' })
    },
  )

  test.each(['二〇二五年十二月二十日', '25/12/2025'])('%j has one reading', (cell) => {
    expect(cleanDate(cell)).toMatchObject({ date: expect.stringMatching(/^2025-12-(20|25)$/) })
  })

  test('every day reads back from each way of writing it', () => {
    const day = fc.date({
      min: new Date('1960-01-01'),
      max: new Date('2090-01-01'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(day, (at) => {
        const date = at.toISOString().slice(0, 10)
        const [y, m, d] = date.split('-').map(Number)
        for (const written of [`${y}/${m}/${d}`, `${y}年${m}月${d}日`, date.replaceAll('-', '')]) {
          expect(cleanDate(written)).toEqual({ kind: 'date', date })
        }
      }),
    )
  })
})

describe('names', () => {
  test.each([
    ['阿卜杜拉•买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉．买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉。买买提', '阿卜杜拉·买买提'],
    ['张 三', '张三'],
    ['王芳（妈妈）', '王芳'],
    ['王芳-妈妈', '王芳'],
    ['王芳 妈妈', '王芳'],
    ['妈妈：王芳', '王芳'],
    ['(妈)王芳', '王芳'],
    ['王 小妹', '王小妹'],
    ['阿依夏 姑丽', '阿依夏姑丽'],
    ['“王芳”；', '王芳'],
    ['王芳。', '王芳'],
    ['王芳🌸', '王芳'],
    ['\u200b王芳\u3000', '王芳'],
    ['王芳2', '王芳'],
    ["Maria O'Neil-Smith", "Maria O'Neil-Smith"],
  ])('%j is %s', (cell, name) => {
    expect(cleanName(cell, 'contact')).toEqual({ kind: 'name', name })
  })

  test('an employee keeps the digit that tells namesakes apart', () => {
    expect(cleanName('张伟 2', 'employee')).toEqual({ kind: 'name', name: '张伟2' })
  })

  test.each([
    ['王芳、李明', 'name_unclear'],
    ['王芳|李明', 'name_unclear'],
    ['王芳+李明', 'name_unclear'],
    ['=HYPERLINK("http://x.invalid","王芳")', 'name_unclear'],
    ['"><img src=x onerror=alert(2)>', 'name_unclear'],
    ['王芳/李明', 'name_unclear'],
    ['王*', 'name_unclear'],
    ['李*明', 'name_unclear'],
    ['王芳13912345678', 'name_has_number'],
  ])('%j is left to a person', (cell, trouble) => {
    expect(cleanName(cell, 'contact')).toEqual({ kind: 'unreadable', trouble })
  })
})

describe('who still works here', () => {
  const asOf = '2026-11-23'
  test.each([
    ['在职', null, 'active'],
    ['试用', null, 'active'],
    ['', null, 'active'],
    ['离职', null, 'left'],
    ['已离职', '2026-12-01', 'left'],
    ['', '2026-11-23', 'left'],
    ['在职', '2026-11-24', 'active'],
    ['待离职', null, 'active'],
    ['离职办理中', null, 'active'],
    ['退休返聘', null, 'active'],
    ['退休', null, 'left'],
    ['待入职', null, 'onboarding'],
    ['是', null, 'active'],
    ['否', null, 'left'],
    ['Terminated', null, 'left'],
    ['Inactive', null, 'left'],
    ['不在职', null, 'left'],
    ['非在职', null, 'left'],
    ['離職', null, 'left'],
    ['调离', null, 'left'],
    ['已故', null, 'left'],
    ['Not employed', null, 'left'],
    ['Departed', null, 'left'],
    ['Left company', null, 'left'],
    ['离职办理完毕', null, 'left'],
    ['离职流程中', null, 'active'],
    ['离职交接', null, 'active'],
    ['试用期满', null, 'active'],
    ['正常', null, 'active'],
    ['已入职', null, 'active'],
  ])('%s, leaving on %s: %s', (word, leftOn, status) => {
    expect(cleanEmployment(word, { hiredOn: null, leftOn, asOf })).toEqual({ status })
  })

  test.each([
    ['是', 'left'],
    ['Yes', 'left'],
    ['否', 'active'],
    ['', 'active'],
    ['离职', 'left'],
  ])('asked whether they left, %j means %s', (word, status) => {
    const context = { hiredOn: null, leftOn: null, asOf, asksIfLeft: true }
    expect(cleanEmployment(word, context)).toEqual({ status })
  })

  test('somebody who starts later is onboarding', () => {
    expect(cleanEmployment('在职', { hiredOn: '2026-12-01', leftOn: null, asOf }).status).toBe(
      'onboarding',
    )
  })

  test('a leave date that has passed outweighs the word, and a person is told', () => {
    expect(cleanEmployment('在职', { hiredOn: null, leftOn: '2026-01-01', asOf })).toEqual({
      status: 'left',
      trouble: 'status_contradicts_leave_date',
    })
  })

  test('a leave date that nobody can read is a leaver where no word says otherwise', () => {
    const context = { hiredOn: null, leftOn: null, leaveDateUnreadable: true, asOf }
    expect(cleanEmployment('', context)).toEqual({
      status: 'left',
      trouble: 'leave_date_unreadable',
    })
    expect(cleanEmployment('在职', context)).toEqual({ status: 'active' })
  })

  test('an unknown word keeps the person in, and a person is told', () => {
    expect(cleanEmployment('甲', { hiredOn: null, leftOn: null, asOf })).toEqual({
      status: 'active',
      trouble: 'status_unknown',
    })
  })
})
