import { describe, expect, test } from 'vitest'
import { type ExportFacts, exportState, mayDecide, mayDownload, REQUEST_LIFE } from './export.ts'

const now = new Date('2026-11-27T02:00:00Z')
const later = new Date(now.getTime() + 1)
const facts = (part: Partial<ExportFacts>): ExportFacts => ({
  state: 'requested',
  requestedBy: 'emp_lead',
  requestedAt: now,
  expiresAt: null,
  ...part,
})

describe('a full export', () => {
  test('waits three days for a decision, and not a moment longer', () => {
    const waiting = facts({ requestedAt: new Date(now.getTime() - REQUEST_LIFE + 1) })
    expect(mayDecide(waiting, 'emp_privacy', now)).toBe(true)
    expect(mayDecide(waiting, 'emp_privacy', later)).toBe(false)
    expect(exportState(waiting, later)).toBe('expired')
  })

  test('is decided once, and never by whoever asked', () => {
    expect(mayDecide(facts({}), 'emp_privacy', now)).toBe(true)
    expect(mayDecide(facts({}), 'emp_lead', now)).toBe(false)
    expect(mayDecide(facts({ state: 'refused' }), 'emp_privacy', now)).toBe(false)
    expect(mayDecide(facts({ state: 'approved' }), 'emp_privacy', now)).toBe(false)
  })

  test('is downloaded by whoever asked alone, after the approval and before it expires', () => {
    const approved = facts({ state: 'approved', expiresAt: later })
    expect(mayDownload(approved, 'emp_lead', now)).toBe(true)
    expect(mayDownload(approved, 'emp_privacy', now)).toBe(false)
    expect(mayDownload(approved, 'emp_lead', later)).toBe(false)
    expect(mayDownload(facts({}), 'emp_lead', now)).toBe(false)
    expect(exportState(approved, later)).toBe('expired')
  })
})
