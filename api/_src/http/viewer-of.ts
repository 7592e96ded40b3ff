import type { Viewer } from '../features/change-request/change-request.ts'
import { listDelegators } from '../features/change-request/delegation-queries.ts'
import type { Caller } from '../features/session/session.ts'
import type { Core } from '../kernel/core.ts'
import type { Scope } from '../kernel/scope.ts'

/** The caller as change requests see them: themselves, whom they stand in for today, and whose HR they are. */
export async function viewerOf(core: Core, { employeeId }: Caller, scope: Scope): Promise<Viewer> {
  const standsInFor = await listDelegators(core.db, employeeId, core.clock.now())
  return { employeeId, scope, standsInFor }
}
