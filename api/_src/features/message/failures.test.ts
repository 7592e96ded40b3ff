import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE } from '../../kernel/clock.ts'
import { backOff, failureAction, PAUSE } from './failures.ts'

const said = (code: string, retryAfter?: number) =>
  ({ kind: 'rejected', code, retryAfter }) as const
const silent = (code: string, retryAfter?: number) =>
  ({ kind: 'unavailable', code, retryAfter }) as const

describe('when a send did not plainly succeed', () => {
  it('what may have been sent is looked up and not sent again', () => {
    expect(failureAction({ kind: 'uncertain', code: 'timeout', retryAfter: 1 }, 1)).toEqual({
      do: 'look_up',
    })
    expect(failureAction(said('isp.SYSTEM_ERROR'), 1)).toEqual({ do: 'look_up' })
  })

  it('what was surely not sent is tried again, ever later', () => {
    expect(failureAction(silent('connect_timeout'), 1)).toEqual({ do: 'retry', forMs: 5000 })
    expect(failureAction(silent('connect_timeout'), 3)).toEqual({ do: 'retry', forMs: 20_000 })
    expect(failureAction(silent('circuit_open', 30_000), 1)).toEqual({ do: 'retry', forMs: 30_000 })
  })

  it('a frequency limit waits for its window, longer each time', () => {
    const code = 'isv.BUSINESS_LIMIT_CONTROL'
    expect([1, 2, 3, 4].map((attempt) => failureAction(said(code), attempt))).toEqual(
      [MINUTE, HOUR, 24 * HOUR, 24 * HOUR].map((forMs) => ({ do: 'wait', forMs })),
    )
    expect(failureAction(silent(code, 7000), 3)).toEqual({ do: 'wait', forMs: 7000 })
  })

  it.each([
    said('isv.AMOUNT_NOT_ENOUGH'),
    said('isv.DAY_LIMIT_CONTROL'),
    said('isv.SMS_TEMPLATE_ILLEGAL'),
    said('isp.RAM_PERMISSION_DENY'),
    said('isv.SOMETHING_NEW'),
    silent('isv.AMOUNT_NOT_ENOUGH', PAUSE),
    silent('SignatureDoesNotMatch', PAUSE),
    silent('template_not_set', PAUSE),
  ])('$kind $code waits for an administrator and loses nothing', (failure) => {
    expect(failureAction(failure, 1)).toEqual({ do: 'pause', forMs: PAUSE })
  })

  it('an illegal number is never tried again', () => {
    expect(failureAction(said('isv.MOBILE_NUMBER_ILLEGAL'), 1).do).toBe('refuse')
  })

  it('a blacklisted number goes to a person', () => {
    expect(failureAction(said('isv.BLACK_KEY_CONTROL_LIMIT'), 1)).toEqual({
      do: 'refuse',
      listed: true,
    })
  })

  it('text that the vendor forbids is tried once without the name', () => {
    expect(failureAction(said('isv.SMS_CONTENT_ILLEGAL'), 1)).toEqual({ do: 'rename' })
  })
})

it('back-off grows and is capped', () => {
  expect([1, 2, 3, 20].map(backOff)).toEqual([5000, 10_000, 20_000, 10 * MINUTE])
})
