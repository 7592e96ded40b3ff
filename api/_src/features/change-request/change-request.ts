import { isInScope, type Scope } from '../../kernel/scope.ts'

export type ChangeState = 'with_manager' | 'with_hr' | 'approved' | 'refused' | 'withdrawn'

/** Workdays in the PRC (design §8): after so many the manager is reminded, after so many HR decides instead. */
export const REMIND_AFTER = 3
export const PASS_AFTER = 7

/** Who looks at change requests: themselves, whom they stand in for today, and whose HR they are. */
export type Viewer = {
  employeeId: string
  /** Those who let this person decide while they are away. */
  standsInFor: readonly string[]
  scope: Scope
}

/** What decides who may see a request and who may decide it. */
export type RequestFacts = {
  state: ChangeState
  employeeId: string
  departmentId: string | null
  deciderId: string | null
  managerId: string | null
  managerDecidedBy: string | null
  decidedBy: string | null
  /** It came to HR: at once, by a refusal or by waiting too long. */
  wasWithHr: boolean
}

export function isOpen({ state }: Pick<RequestFacts, 'state'>): boolean {
  return state === 'with_manager' || state === 'with_hr'
}

/**
 * As whom the viewer decides this request now; null: not theirs to decide. Never the employee concerned. A
 * manager who is HR of the department as well decides for HR: there is nobody to refuse to.
 */
export function standingOf(request: RequestFacts, viewer: Viewer): 'manager' | 'hr' | null {
  if (!isOpen(request) || viewer.employeeId === request.employeeId) return null
  const isHr = isInScope(viewer.scope, request.departmentId)
  if (request.state === 'with_hr') return isHr ? 'hr' : null
  if (!isNamed(request.deciderId, viewer)) return null
  return isHr ? 'hr' : 'manager'
}

/** May the viewer know of this request? Everybody else is told that there is none. */
export function maySee(request: RequestFacts, viewer: Viewer): boolean {
  if (viewer.employeeId === request.employeeId) return false
  const { deciderId, managerId, managerDecidedBy, decidedBy } = request
  if (isNamed(deciderId, viewer) || isNamed(managerId, viewer)) return true
  if ([managerDecidedBy, decidedBy].includes(viewer.employeeId)) return true
  return request.wasWithHr && isInScope(viewer.scope, request.departmentId)
}

/** The family's names, masked, are HR's to see and never a manager's (design §2). */
export function seesNames(request: RequestFacts, viewer: Viewer): boolean {
  return isInScope(viewer.scope, request.departmentId)
}

/** Where a decision leads: the manager's refusal goes to HR, whose word is the last (design §8). */
export function decidedState(as: 'manager' | 'hr', approve: boolean): ChangeState {
  if (approve) return 'approved'
  return as === 'manager' ? 'with_hr' : 'refused'
}

/** The same decision by the same person, pressed again. */
export function isSameDecision(
  request: RequestFacts,
  { employeeId }: Viewer,
  approve: boolean,
): boolean {
  if (request.state === 'approved') return approve && request.decidedBy === employeeId
  if (request.state === 'refused') return !approve && request.decidedBy === employeeId
  if (request.state === 'with_hr') return !approve && request.managerDecidedBy === employeeId
  return false
}

function isNamed(id: string | null, viewer: Viewer): boolean {
  return id !== null && (id === viewer.employeeId || viewer.standsInFor.includes(id))
}
