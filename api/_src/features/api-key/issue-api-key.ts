import type { IssuedApiKey, NewApiKey } from '../../../../shared/api-key.ts'
import { writeAudit } from '../../kernel/audit.ts'
import { addMilliseconds, DAY } from '../../kernel/clock.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { getApiKey } from './list-api-keys.ts'
import { writeKeyRow } from './write-key-row.ts'

/** A key for another system. Its text is in the answer and nowhere else: whoever loses it issues another. */
export function issueApiKey(
  core: Core,
  { actorId, wanted }: { actorId: string; wanted: NewApiKey },
): Promise<IssuedApiKey> {
  return inTransaction(core, async (t) => {
    const { id, handle, key } = await writeKeyRow(t, {
      lineId: null,
      system: wanted.system,
      scopes: [...new Set(wanted.scopes)],
      issuedBy: actorId,
      expiresAt: addMilliseconds(t.now, wanted.expiresInDays * DAY),
    })
    await writeAudit(t.tx, t.now, {
      actorId,
      action: 'api_key.issued',
      subject: id,
      details: { handle, scopes: [...wanted.scopes] },
    })
    return { key, view: await getApiKey(t.tx, id, t.now) }
  })
}
