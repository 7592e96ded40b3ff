import { expect, test } from 'vitest'
import { sayValue, settingKeys, settingsSchema, settingWords } from './settings.ts'

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
