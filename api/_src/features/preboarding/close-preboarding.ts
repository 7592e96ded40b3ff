import { type Core, inTransaction } from '../../kernel/core.ts'
import { closePreboardings } from './close-preboardings.ts'

/** They are in WeCom now, or gone: nobody fills in anything before joining any more. */
export function closePreboarding(
  core: Core,
  { employeeId, why }: { employeeId: string; why: 'matched' | 'left' },
): Promise<void> {
  return inTransaction(core, (t) => closePreboardings(t, { employeeIds: [employeeId], why }))
}
