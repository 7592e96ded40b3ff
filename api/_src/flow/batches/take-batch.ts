import type { BatchAnswer } from '../../../../shared/integration.ts'
import { claimRequest, recordAnswer } from '../../features/integration/claim-request.ts'
import { answerOf, type RowOutcome } from '../../features/integration/read-rows.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'

/** Writes a batch's rows within the transaction; one outcome a row, in order. */
export type WriteBatch = (t: TxCore, rows: readonly unknown[]) => Promise<RowOutcome[]>

export type Batch = {
  /** Whose idempotency keys: the line of the API key. */
  lineId: string
  key: string
  /** Which batch it is (`employees`, …): the same key for another kind is another request. */
  what: string
  rows: readonly unknown[]
}

/**
 * One batch of another system in one transaction: what its rows say, and the answer that a repeat under the same key
 * gets again. Gives the answer as JSON text, byte for byte the same for a repeat. Throws AppError
 * `idempotency_key_reused`.
 */
export function takeBatch(core: Core, batch: Batch, write: WriteBatch): Promise<string> {
  const { lineId, key, what, rows } = batch
  const requestHash = core.vault.hash('request', `${what}\0${JSON.stringify(rows)}`)
  const request = { lineId, key, requestHash }
  return inTransaction(core, async (t) => {
    const known = await claimRequest(t, request)
    if (known !== null) return known
    const answer: BatchAnswer = answerOf(await write(t, rows))
    const text = JSON.stringify(answer)
    await recordAnswer(t, request, text)
    return text
  })
}
