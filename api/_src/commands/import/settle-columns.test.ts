import { describe, expect, test } from 'vitest'
import { fieldAt } from '../../features/import/columns.ts'
import { ImportRefused, readOptions } from './read-options.ts'
import { settleColumns } from './settle-columns.ts'

const ROWS = [
  ['工号', '姓名', '甲方', '乙方', '丙方'],
  ['E1', '张三', '李四', '13900000201', '13900000202'],
]
const fieldsOf = async (...args: Parameters<typeof settleColumns>) => {
  const { columns } = await settleColumns(...args)
  return columns.headings.map((_, at) => fieldAt(columns, at) ?? 'ignore').join(' ')
}

describe('columns that nobody recognises', () => {
  test('are asked for one by one, until nothing needed is missing', async () => {
    const asked: string[] = []
    const answers = [0, 0, 1]
    const choose = async (question: string, choices: readonly string[]) => {
      asked.push(`${question} ${choices.join(' ')}`)
      return answers.shift() ?? 0
    }
    expect(await fieldsOf(ROWS, new Map(), choose)).toBe(
      'employee_no name contact1 phone1 own_phone',
    )
    expect(asked).toEqual([
      '哪一列是“紧急联络人 1”？ 甲方（C 列） 乙方（D 列） 丙方（E 列）',
      '哪一列是“联系电话 1”？ 乙方（D 列） 丙方（E 列）',
      '“丙方（E 列）”这一列是电话号码，是谁的？ 不用这一列 本人手机号（考勤） 工资卡预留手机 联系电话 2 联系电话 3',
    ])
  })

  test('are settled by --map, in English or Chinese', async () => {
    const options = readOptions([
      'f.csv',
      '--map',
      '甲方=contact1',
      '--map',
      '乙方=联系电话1',
      '--map',
      'E=ignore',
    ])
    if (options.what !== 'file') throw new Error('a file was given')
    expect(await fieldsOf(ROWS, options.map, null)).toBe('employee_no name contact1 phone1 ignore')
  })

  test('are refused with what to do where nobody can be asked', async () => {
    const refusal = await settleColumns(ROWS, new Map(), null).catch((error: Error) => error)
    expect(refusal).toBeInstanceOf(ImportRefused)
    expect(String(refusal)).toContain('紧急联络人 1（contact1）、联系电话 1（phone1）')
    expect(String(refusal)).toContain("--map 'C=contact1'")
  })

  test('a file without headings is refused without showing its cells', async () => {
    const refusal = await settleColumns(ROWS.slice(1), new Map(), null).catch((e: Error) => e)
    expect(String(refusal)).toContain('A 列')
    expect(String(refusal)).not.toMatch(/张三|李四|139/)
  })
})

test.each([
  [['f.csv', '--as-of', '23.11.2026'], '--as-of'],
  [['f.csv', '--as-of', '2026-02-30'], '--as-of'],
  [['f.csv', '--map', 'x=nowhere'], '--map'],
  [['f.csv', 'g.csv'], '一个文件'],
  [['f.csv', '--nonsense'], 'npm run import'],
])('%j is refused with what to write', (args, part) => {
  expect(() => readOptions(args)).toThrow(part)
})
