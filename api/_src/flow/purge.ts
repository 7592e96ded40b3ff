import { purgeContacts } from '../features/contact/purge-contacts.ts'
import { purgeRefusals } from '../features/contact/purge-refusals.ts'
import { purgeBodies } from '../features/delivery/purge-bodies.ts'
import { purgeLeavers } from '../features/employee/purge-leavers.ts'
import { purgeExportReasons } from '../features/export/purge-export-reasons.ts'
import { purgeStaged } from '../features/import/purge-staged.ts'
import { purgeLimits } from '../features/message/purge-limits.ts'
import { purgeDetails } from '../features/notice/purge-details.ts'
import { purgeNumbers } from '../features/number/purge-numbers.ts'
import { purgeWaivers } from '../features/onboarding/purge-waivers.ts'
import { purgeAuditReasons, purgeOldAuditReasons } from '../kernel/purge-audit-reasons.ts'
import { purgeBefore } from '../kernel/retention.ts'
import type { Flow } from './flow.ts'

/**
 * Once a night: whoever left, declined, withdrew or was removed longer ago than the retention time is forgotten
 * (design §9). Contacts and people first, numbers that are nobody's any more after them; what else knew of them follows
 * as `contacts.purged` and `employees.purged`. db/held-columns.ts says of every column what becomes of it.
 */
export async function purge(flow: Flow): Promise<void> {
  const before = purgeBefore(flow.clock.now(), flow.retentionDays)
  const leavers = await purgeLeavers(flow, { before })
  const contacts = await purgeContacts(flow, { before })
  await purgeRefusals(flow, { before })
  await purgeStaged(flow, { before })
  await purgeNumbers(flow)
  await purgeLimits(flow)
  await purgeBodies(flow, { before })
  await purgeDetails(flow, { before })
  await purgeExportReasons(flow, { before })
  await purgeOldAuditReasons(flow, { before })
  await purgeWaivers(flow, { before })
  if (leavers + contacts > 0) flow.log.info({ leavers, contacts }, 'purged')
}

/** Reasons that people gave for acts about purged contacts or employees go; that they acted stays in the audit log. */
export async function purgeReasons(
  flow: Flow,
  { contactIds = [], employeeIds = [] }: { contactIds?: string[]; employeeIds?: string[] },
): Promise<void> {
  await purgeAuditReasons(flow, [...contactIds, ...employeeIds])
}
