import type { Core } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'

/**
 * WeCom pushed a change of its directory: written down to be followed. Pushes come late, twice, out of order or never,
 * so nothing of theirs is kept but whom they are about. Unknown kinds (tags) are nobody's business here.
 */
export async function recordChange(
  core: Core,
  change: { changeType: string | null; userid: string | null; newUserid: string | null },
): Promise<void> {
  const { changeType, userid, newUserid } = change
  const now = core.clock.now()
  if (changeType?.endsWith('_party'))
    await announce(core.db, now, 'directory.departments_changed', {})
  if (changeType?.endsWith('_user') && userid)
    await announce(core.db, now, 'directory.member_changed', {
      userid: newUserid ?? userid,
      formerUserid: newUserid && newUserid !== userid ? userid : null,
    })
}
