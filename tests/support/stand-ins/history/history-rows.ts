import type { contactHistory } from '../../../../db/schema/index.ts'
import type { Life } from './lives.ts'
import type { Past } from './past.ts'

/** What the contact's history says of this life. */
export function addHistory(
  { rows, at }: Past,
  employeeId: string,
  contactId: string,
  life: Life,
): void {
  const before = { state: 'pending' }
  const base = { contactId, employeeId }
  const add = (row: Omit<typeof contactHistory.$inferInsert, 'contactId' | 'employeeId'>) =>
    rows.history.push({ ...base, ...row })
  const by = { actor: 'employee', actorId: employeeId } as const
  const after = { state: 'pending', relation: life.corrected?.from ?? life.relation }
  add({ event: 'submitted', ...by, why: life.replaces ?? null, after, at: at(life.named) })
  if (life.proven !== undefined)
    add({
      event: 'confirmed',
      actor: 'contact',
      why: 'code',
      before,
      after: { state: 'valid' },
      at: at(life.proven, 2),
    })
  if (life.affirmed !== undefined)
    add({ event: 'reaffirmed', ...by, after: { state: 'valid' }, at: at(life.affirmed) })
  if (life.corrected)
    add({
      event: 'corrected',
      ...by,
      before: { relation: life.corrected.from },
      after: { relation: life.relation },
      at: at(life.corrected.ago),
    })
  const last = endings[life.cause ?? life.state]
  if (!last || (life.ended === undefined && life.state !== 'due')) return
  const was = { state: life.proven === undefined ? 'pending' : 'valid' }
  const is = { state: life.state, ...(life.cause ? { cause: life.cause } : {}) }
  add({
    ...last,
    ...(last.event === 'removed' ? by : {}),
    before: was,
    after: is,
    at: at(life.ended ?? 6, 3),
  })
}

const endings: Partial<
  Record<string, Pick<typeof contactHistory.$inferInsert, 'event' | 'actor' | 'why'>>
> = {
  dead: { event: 'dead', actor: 'carrier', why: 'vacant' },
  reassigned: { event: 'reassigned', actor: 'carrier' },
  wrong_person: { event: 'declined', actor: 'contact' },
  declined: { event: 'declined', actor: 'contact' },
  withdrew: { event: 'withdrew', actor: 'contact' },
  unanswered: { event: 'unanswered', actor: 'system' },
  due: { event: 'due', actor: 'system' },
  retired: { event: 'removed', actor: 'employee' },
}
