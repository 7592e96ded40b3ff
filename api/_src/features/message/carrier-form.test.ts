import { describe, expect, it } from 'vitest'
import { budgetAllows, budgetWarns } from './budget.ts'
import { carrierBlocks } from './carrier-form.ts'
import { furtherForm, nextForm } from './message.ts'

describe('a carrier that blocks', () => {
  it('one or two blocked messages change nothing', () => {
    const reports = { delivered: 0, blocked: 2 }
    expect(carrierBlocks({ blockedNumbers: 2, reports })).toBe(false)
  })

  it('several blocked numbers move the carrier on', () => {
    const reports = { delivered: 2, blocked: 3 }
    expect(carrierBlocks({ blockedNumbers: 3, reports })).toBe(true)
  })

  it('a few among thousands delivered change nothing', () => {
    const reports = { delivered: 5000, blocked: 30 }
    expect(carrierBlocks({ blockedNumbers: 30, reports })).toBe(false)
  })

  it('the form goes token → fixed → reply and never back', () => {
    expect([nextForm('token'), nextForm('fixed'), nextForm('reply')]).toEqual([
      'fixed',
      'reply',
      null,
    ])
    expect(furtherForm('reply', 'token')).toBe('reply')
    expect(furtherForm('token', 'fixed')).toBe('fixed')
    expect(furtherForm('fixed', null)).toBe('fixed')
  })
})

describe('the daily budget', () => {
  it('warns at 80 %', () => {
    expect(budgetWarns(799, 1000)).toBe(false)
    expect(budgetWarns(800, 1000)).toBe(true)
  })

  it('holds back what nobody asked for, and never a code that somebody waits for', () => {
    expect(budgetAllows(999, 1000, 'question')).toBe(true)
    expect(budgetAllows(1000, 1000, 'question')).toBe(false)
    expect(budgetAllows(1000, 1000, 'asked')).toBe(true)
    expect(budgetAllows(5000, 1000, 'asked')).toBe(true)
  })

  it('leaves half of the day to questions, however large a drill is', () => {
    expect(budgetAllows(499, 1000, 'drill')).toBe(true)
    expect(budgetAllows(500, 1000, 'drill')).toBe(false)
  })
})
