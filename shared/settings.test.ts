import { expect, test } from 'vitest'
import { sayValue, settingGroups, settingWords } from './setting-words.ts'
import { settingKeys, settingsSchema } from './settings.ts'

const standard = settingsSchema.parse({})

test.each(settingKeys)(
  '%s has a name, says what it brings about, and its value has words',
  (key) => {
    const { name, help } = settingWords[key]
    expect(name).not.toBe('')
    expect(help).toMatch(/。$/)
    expect(sayValue(key, standard[key])).toMatch(/[\u4e00-\u9fff]/)
  },
)

test('what a setting cannot be any more is shown as it was written', () => {
  expect(sayValue('askForm', 'letter')).toBe('"letter"')
  expect(sayValue('askFormByCarrier', { CMCC: 'reply' })).toBe('中国移动：请对方回短信')
})

test('every setting is on the page, once', () => {
  expect(settingGroups.flatMap(({ keys }) => keys).sort()).toEqual([...settingKeys].sort())
})

test.each([
  ['askEveryDays', 181],
  ['numberCheckDays', 61],
  ['noticeFrom', 7],
  ['noticeTo', 22],
  ['batchFrom', 8],
  ['batchTo', 21],
  ['pairYear', 7],
  ['numberYear', 13],
  ['codesADay', 11],
  ['alertLine', 5],
] as const)(
  'a company can tighten what the design allows, and never loosen it: %s is not %i',
  (key, value) => {
    expect(settingsSchema.safeParse({ [key]: value }).success).toBe(false)
  },
)
