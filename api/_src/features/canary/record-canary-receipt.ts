import { stripPhone } from '../../../../shared/phone.ts'
import type { Core } from '../../kernel/core.ts'
import { receiptMeaning } from '../../ports/receipt-meaning.ts'
import { OUT_ID_PREFIX, saveDelivered, saveFailed } from './canary-outcomes.ts'

type Receipt = { outId: string | null; phone: string; errCode: string; reportedAt: Date }

/**
 * Takes in those receipts of a push that are about the SMS to the company's own number, in any order and any number of
 * times; of the others it reads nothing.
 */
export async function recordCanaryReceipt(
  core: Core & { canaryPhone: string | null },
  receipts: readonly Receipt[],
): Promise<void> {
  for (const { outId, phone, errCode, reportedAt } of receipts) {
    if (!outId?.startsWith(OUT_ID_PREFIX) || stripPhone(phone) !== core.canaryPhone) continue
    if (receiptMeaning(errCode) === 'delivered') await saveDelivered(core.db, outId, reportedAt)
    else if (errCode !== 'REQUEST_SUCCESS')
      await saveFailed(core.db, { outId }, errCode.slice(0, 40), core.clock.now())
  }
}
