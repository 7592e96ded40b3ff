import type { Preboarding } from '../../../../shared/preboarding.ts'
import type { Core } from '../../kernel/core.ts'
import { stateOf } from './preboarding.ts'
import { findPreboarding } from './preboarding-queries.ts'

/** How far the newest link of a 工号 is. Throws AppError `not_found`. */
export async function getPreboarding(
  core: Core,
  { employeeNo }: { employeeNo: string },
): Promise<Preboarding> {
  const found = await findPreboarding(core.db, employeeNo)
  return {
    employeeNo,
    state: stateOf(found, core.clock.now()),
    issuedAt: found.issuedAt.toISOString(),
    expiresAt: found.expiresAt.toISOString(),
    openedAt: found.openedAt?.toISOString() ?? null,
    filledAt: found.finishedAt?.toISOString() ?? null,
  }
}
