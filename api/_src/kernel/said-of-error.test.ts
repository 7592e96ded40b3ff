import { expect, test } from 'vitest'
import { ProviderError } from './provider-error.ts'
import { saidOfError } from './said-of-error.ts'

test('of several errors at once the log tells where each happened, and no text of any', () => {
  function inTheFirst() {
    return new TypeError('13700009012')
  }
  const database = Object.assign(new Error('13700009012'), { code: '23505' })
  const second = new Error('13700009012', { cause: database })
  const { stack } = saidOfError(new AggregateError([inTheFirst(), second], '13700009012'))
  expect(stack).toContain('AggregateError')
  expect(stack).toContain('at inTheFirst')
  expect(stack).toContain('Error 23505')
  expect(stack).not.toContain('13700009012')
})

test('of a vendor it tells which and what code', () => {
  const refused = new ProviderError('rejected', 'sms', 'isv.AMOUNT_NOT_ENOUGH')
  expect(saidOfError(refused)).toMatchObject({ provider: 'sms', code: 'isv.AMOUNT_NOT_ENOUGH' })
  expect(saidOfError('13700009012')).toEqual({ stack: 'unknown' })
})
