import type { AlertReason } from '../../../../shared/alert.ts'
import { dueOf, type Severity, type WantedAlert } from './alert.ts'
import type { OpenAlert, ReviewedEmployee } from './alert-facts.ts'
import type { Owners } from './owners.ts'

/** What stands in an alert after a review; `id` is null for one that is to be opened. */
export type ReviewedAlert = Omit<OpenAlert, 'id'> & { id: string | null; employeeId: string }

export type Comparison = {
  opened: ReviewedAlert[]
  changed: { was: OpenAlert; now: ReviewedAlert }[]
  closed: OpenAlert[]
  /** All that stay open as they were. */
  kept: OpenAlert[]
}

/** The open alerts of one employee beside those that should be. Pure but for the owners, which are used up. */
export function compareAlerts(
  employee: ReviewedEmployee,
  wanted: readonly WantedAlert[],
  owners: Owners,
  now: Date,
): Comparison {
  const { id: employeeId, departmentId } = employee
  const result: Comparison = { opened: [], changed: [], closed: [], kept: [] }
  const left = new Map(employee.open.map((alert) => [alert.contactId ?? '', alert]))
  for (const want of wanted) {
    const was = left.get(want.contactId ?? '')
    left.delete(want.contactId ?? '')
    if (!was) {
      result.opened.push({
        ...want,
        id: null,
        employeeId,
        departmentId,
        state: 'open',
        ownerId: owners.next(departmentId),
        dueAt: dueOf(want.severity, now),
      })
      continue
    }
    const ownerId =
      was.ownerId && owners.keeps(was.ownerId, departmentId)
        ? was.ownerId
        : owners.next(departmentId)
    const due =
      want.severity > was.severity ? earlier(was.dueAt, dueOf(want.severity, now)) : was.dueAt
    const after = { ...was, ...want, employeeId, departmentId, ownerId, dueAt: due }
    if (isSame(was, after)) result.kept.push(was)
    else result.changed.push({ was, now: after })
  }
  result.closed.push(...left.values())
  return result
}

function isSame(a: OpenAlert, b: ReviewedAlert): boolean {
  return (
    a.departmentId === b.departmentId &&
    a.ownerId === b.ownerId &&
    a.severity === b.severity &&
    a.tenths === b.tenths &&
    a.dueAt.getTime() === b.dueAt.getTime() &&
    a.reasons.join() === b.reasons.join()
  )
}

/** What a worklist shows of one employee: the gravest of their alerts, the earliest due, the lowest score. */
export type WorklistRow = {
  employeeId: string
  departmentId: string
  ownerId: string | null
  severity: Severity
  state: 'open' | 'in_follow_up'
  dueAt: Date
  tenths: number
  reasons: AlertReason[]
  alertIds: string[]
}

/** Stands where no score is known: after every score there is. */
const NO_SCORE = 101

/** Null: nothing is open. `in_follow_up` only when every one of the alerts is. */
export function worklistRowOf(
  employee: Pick<ReviewedEmployee, 'id' | 'departmentId'>,
  alerts: readonly OpenAlert[],
): WorklistRow | null {
  const [gravest] = [...alerts].sort(
    (a, b) => b.severity - a.severity || a.dueAt.getTime() - b.dueAt.getTime(),
  )
  if (!gravest) return null
  return {
    employeeId: employee.id,
    departmentId: employee.departmentId ?? '',
    ownerId: gravest.ownerId,
    severity: gravest.severity,
    state: alerts.every(({ state }) => state === 'in_follow_up') ? 'in_follow_up' : 'open',
    dueAt: alerts.reduce((first, { dueAt }) => earlier(first, dueAt), gravest.dueAt),
    tenths: Math.min(NO_SCORE, ...alerts.flatMap(({ tenths }) => tenths ?? [])),
    reasons: [...new Set(alerts.flatMap(({ reasons }) => reasons))],
    alertIds: alerts.map(({ id }) => id).sort(),
  }
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b
}
