import { expect, it } from 'vitest'
import { isWecomFailure, translateErrcode } from './errcodes.ts'

it.each([
  [-1, 'uncertain', 'unavailable', '-1', undefined],
  [40001, 'unavailable', 'unavailable', '40001', 600_000],
  [40013, 'unavailable', 'unavailable', '40013', 600_000],
  [42001, 'unavailable', 'unavailable', '42001', undefined],
  [40029, 'rejected', 'rejected', '40029', undefined],
  [42003, 'rejected', 'rejected', '42003', undefined],
  [40058, 'rejected', 'rejected', '40058', undefined],
  [45009, 'unavailable', 'unavailable', '45009', 60_000],
  [45033, 'unavailable', 'unavailable', '45033', 1_000],
  [60020, 'unavailable', 'unavailable', '60020', 60_000],
  [48002, 'unavailable', 'unavailable', '48002', 600_000],
  [81013, 'rejected', 'rejected', 'no_such_member', undefined],
  [60111, 'rejected', 'rejected', 'no_such_member', undefined],
  [46004, 'rejected', 'rejected', 'no_such_member', undefined],
  [999999, 'rejected', 'rejected', '999999', undefined],
])('errcode %i is %s for a message, %s for a question', (errcode, send, read, code, retryAfter) => {
  expect(translateErrcode(errcode, 'send')).toMatchObject({ kind: send, code })
  const error = translateErrcode(errcode, 'read')
  expect(error).toMatchObject({ kind: read, code })
  expect(error.retryAfter).toBe(retryAfter)
})

it('being too fast or refused is not held against WeCom, a wrong address or silence is', () => {
  const failed = (errcode: number) => isWecomFailure(translateErrcode(errcode, 'send'))
  expect([45009, 45033, 81013, 40029].map(failed)).toEqual([false, false, false, false])
  expect([-1, 60020, 40001].map(failed)).toEqual([true, true, true])
})
