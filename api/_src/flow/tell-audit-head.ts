import { findHead } from '../kernel/seal-audit.ts'
import type { Flow } from './flow.ts'

/** A log that is kept elsewhere remembers it: what was sealed until tonight cannot be changed unseen. */
export async function tellAuditHead(flow: Flow): Promise<void> {
  const head = await findHead(flow.db)
  if (head) flow.log.info({ seal: head.number, head: head.hash }, 'audit log sealed')
}
