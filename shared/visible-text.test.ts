import { expect, test } from 'vitest'
import { newExportSchema } from './export.ts'
import { revealSchema } from './record.ts'

test('a reason is what can be seen of it: it cannot be turned around in the audit, nor be made of nothing', () => {
  const said = (reason: string) => newExportSchema.safeParse({ reason })
  expect(said('\u202e年度\u200b核对 \ufeff').data).toEqual({ reason: '年度核对' })
  expect(said('\u202e\u200b\ufeff\u2066ok').success).toBe(false)
  expect(revealSchema.safeParse({ reason: '\u200b\u200b\u200b' }).success).toBe(false)
})
