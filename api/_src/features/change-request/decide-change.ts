import { and, eq } from 'drizzle-orm'
import { changeRequests } from '../../../../db/schema/index.ts'
import { AppError } from '../../kernel/app-error.ts'
import { writeAudit } from '../../kernel/audit.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import {
  decidedState,
  isOpen,
  isSameDecision,
  maySee,
  standingOf,
  type Viewer,
} from './change-request.ts'
import { factsOf } from './change-request-row.ts'

type Row = typeof changeRequests.$inferSelect

/**
 * Decides a change request (design §8): approved, or refused, which a manager's word leaves to HR and HR's word
 * ends. The same decision by the same person is one. Audited. Throws `not_found` for a request that is not the
 * viewer's to see, `lost_race` where somebody else was first. Announces `change_request.decided` or `.passed`.
 */
export async function decideChange(
  core: Core,
  input: { changeRequestId: string; viewer: Viewer; approve: boolean; note?: string },
): Promise<void> {
  const { viewer, approve } = input
  await inTransaction(core, async (t) => {
    const [row] = await t.tx
      .select()
      .from(changeRequests)
      .where(eq(changeRequests.id, input.changeRequestId))
      .for('update')
    if (!row) throw new AppError('not_found')
    const request = factsOf(row)
    if (!maySee(request, viewer)) throw new AppError('not_found')
    const as = standingOf(request, viewer)
    if (!as && isSameDecision(request, viewer, approve)) return
    if (!as) throw new AppError('lost_race', { sentence: isOpen(request) ? passed : over })
    await save(t, row, { ...input, as })
    await writeAudit(t.tx, t.now, {
      actorId: viewer.employeeId,
      action: 'change_request.decided',
      subject: row.id,
      details: { approve, as, ...(row.deciderId ? { decider: row.deciderId } : {}) },
    })
  })
}

const over = '这项变更刚刚已经有了决定，请返回再打开看看。'
const passed = '这项变更已经转给人事，由人事决定。'

async function save(
  t: TxCore,
  row: Row,
  decision: { viewer: Viewer; as: 'manager' | 'hr'; approve: boolean; note?: string },
): Promise<void> {
  const { approve, as, note } = decision
  const by = decision.viewer.employeeId
  const state = decidedState(as, approve)
  const ended = state !== 'with_hr'
  await t.tx
    .update(changeRequests)
    .set({
      state,
      deciderId: null,
      ...(as === 'manager'
        ? { managerDecision: approve ? 'approved' : 'refused', managerDecidedBy: by }
        : {}),
      ...(ended ? { decidedBy: by, decidedAt: t.now } : { passedToHrAt: t.now }),
      ...(note ? { noteSealed: t.vault.seal('history', note) } : {}),
    })
    .where(and(eq(changeRequests.id, row.id), eq(changeRequests.state, row.state)))
  await announce(t.tx, t.now, ended ? 'change_request.decided' : 'change_request.passed', {
    changeRequestId: row.id,
  })
}
