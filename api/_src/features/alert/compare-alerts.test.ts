import { describe, expect, it } from 'vitest'
import { shanghaiInstant } from '../../kernel/clock.ts'
import type { Severity, WantedAlert } from './alert.ts'
import { dueOf } from './alert.ts'
import type { OpenAlert, ReviewedEmployee } from './alert-facts.ts'
import { compareAlerts } from './compare-alerts.ts'
import type { Owners } from './owners.ts'

const opened = shanghaiInstant('2026-11-23', 10)
const later = shanghaiInstant('2026-11-24', 10)
const lin: Owners = { keeps: (ownerId) => ownerId === 'lin', next: () => 'lin' }

const openAlert = (severity: Severity, more: Partial<OpenAlert> = {}): OpenAlert => ({
  id: 'alr_1',
  contactId: 'con_1',
  departmentId: 'dep_1',
  state: 'open',
  severity,
  reasons: ['relation_changed'],
  tenths: 80,
  ownerId: 'lin',
  dueAt: dueOf(severity, opened),
  ...more,
})
const want = (severity: Severity): WantedAlert => ({
  contactId: 'con_1',
  severity,
  reasons: severity === 2 ? ['dead'] : ['relation_changed'],
  tenths: 80,
})
function compare(open: OpenAlert, wanted: WantedAlert[]) {
  const employee: ReviewedEmployee = {
    id: 'emp_1',
    departmentId: 'dep_1',
    status: 'active',
    hiredAt: null,
    counts: 1,
    wasCovered: true,
    contacts: [],
    open: [open],
  }
  return compareAlerts(employee, wanted, lin, later)
}

describe('an open alert', () => {
  it('that grows graver is due as soon as its new severity asks, counted from now', () => {
    const [changed] = compare(openAlert(1), [want(2)]).changed
    expect(changed?.now.dueAt).toEqual(dueOf(2, later))
  })

  it('never gets more time: neither for growing graver late nor for growing milder', () => {
    const soon = openAlert(1, { dueAt: shanghaiInstant('2026-11-24', 18) })
    expect(compare(soon, [want(2)]).changed[0]?.now.dueAt).toEqual(soon.dueAt)
    const grave = openAlert(2, { reasons: ['dead'] })
    expect(compare(grave, [want(1)]).changed[0]?.now.dueAt).toEqual(grave.dueAt)
  })

  it('stays as it is where nothing changed, also in the hands of who works on it', () => {
    const followed = openAlert(1, { state: 'in_follow_up' })
    expect(compare(followed, [want(1)])).toMatchObject({ kept: [followed], changed: [] })
  })

  it('passes to somebody else when its owner may keep it no longer, and closes with its cause', () => {
    const orphan = openAlert(1, { ownerId: 'gone' })
    expect(compare(orphan, [want(1)]).changed[0]?.now).toMatchObject({
      id: 'alr_1',
      ownerId: 'lin',
    })
    expect(compare(orphan, [])).toMatchObject({ closed: [orphan], opened: [], changed: [] })
  })
})
