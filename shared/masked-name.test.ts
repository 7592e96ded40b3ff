import { expect, test } from 'vitest'
import { maskName } from './masked-name.ts'

test.each([
  ['王芬', '王*'],
  ['王小芬', '王*芬'],
  ['欧阳小芬', '欧*芬'],
  ['王', '王*'],
  ['', '已删除'],
  ['Anna Lee', 'A***'],
  ['𠮷田', '𠮷*'],
])('%s is shown as %s', (name, masked) => {
  expect(maskName(name)).toBe(masked)
})
