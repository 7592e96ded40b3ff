import { expect, test } from 'vitest'
import { errorCodes, errorSentences } from './errors.ts'

test('every refusal has a Chinese sentence of its own that ends like one', () => {
  for (const code of errorCodes) expect(errorSentences[code], code).toMatch(/[\u4e00-\u9fff]{4}/)
})
