import { dueOnOf } from '../../../../api/_src/features/contact/contact-view.ts'
import {
  addMilliseconds,
  DAY,
  MINUTE,
  shanghaiDate,
  shanghaiInstant,
} from '../../../../api/_src/kernel/clock.ts'
import type { Core } from '../../../../api/_src/kernel/core.ts'
import { newId } from '../../../../api/_src/kernel/ids.ts'
import {
  callTasks,
  challenges,
  contactHistory,
  contacts,
  messages,
  numberChecks,
  numbers,
} from '../../../../db/schema/index.ts'
import { inventName } from '../../../sandbox/company-names.ts'
import type { Random } from '../../../sandbox/core/random.ts'
import type { Life } from './lives.ts'

type Rows = {
  contacts: (typeof contacts.$inferInsert)[]
  history: (typeof contactHistory.$inferInsert)[]
  numbers: Map<string, typeof numbers.$inferInsert>
  checks: (typeof numberChecks.$inferInsert)[]
  challenges: (typeof challenges.$inferInsert)[]
  messages: (typeof messages.$inferInsert)[]
  tasks: (typeof callTasks.$inferInsert)[]
}
export type Writer = {
  add(employeeId: string, lives: readonly Life[]): string[]
  save(): Promise<void>
}

/** Turns lives into the rows that the product's verbs would have left. */
export function createWriter(core: Core, random: Random): Writer {
  const now = core.clock.now()
  const rows: Rows = {
    contacts: [],
    history: [],
    numbers: new Map(),
    checks: [],
    challenges: [],
    messages: [],
    tasks: [],
  }
  /** A moment of a day so many days ago, in waking hours and never after now. */
  function at(daysAgo: number, after = 0): Date {
    const morning = shanghaiInstant(shanghaiDate(addMilliseconds(now, -daysAgo * DAY)), 9)
    const moment = addMilliseconds(morning, after * 20 * MINUTE + random.below(15) * MINUTE)
    return moment < now ? moment : addMilliseconds(now, -MINUTE)
  }

  function addOne(
    employeeId: string,
    life: Life,
    position: number | null,
    replaced?: string,
  ): string {
    const created = at(life.named)
    const id = newId('contact', created)
    const phoneHash = core.vault.hash('phone', life.phone)
    const gone = life.state === 'invalid' || life.state === 'retired'
    const proofAt = life.proven === undefined ? null : at(life.proven, 2)
    const checkedAt = at(life.checked ?? life.named, 1)
    rows.contacts.push({
      id,
      employeeId,
      nameSealed: core.vault.seal('name', inventName(random).name),
      relation: life.relation,
      phoneSealed: core.vault.seal('phone', life.phone),
      phoneHash,
      channel: life.other ? 'other' : 'mobile',
      position: gone || replaced ? null : position,
      state: life.state,
      cause: life.cause ?? null,
      shared: life.shared ?? false,
      replacesId: replaced ?? null,
      replaceReason: life.replaces ?? null,
      source: 'employee',
      proofKind: proofAt ? 'contact_code' : null,
      proofAt,
      checkedAt,
      affirmedAt: life.affirmed === undefined ? null : at(life.affirmed),
      dueOn: proofAt ? dueOnOf(proofAt) : null,
      draftUntil: life.state === 'draft' ? addMilliseconds(created, 7 * DAY) : null,
      createdAt: created,
      updatedAt: at(life.ended ?? life.named),
      retiredAt: life.state === 'retired' ? at(life.ended ?? 0) : null,
    })
    addHistory(employeeId, id, life)
    addNumber(employeeId, life, phoneHash, checkedAt)
    if (life.task)
      rows.tasks.push({
        id: newId('callTask', created),
        contactId: id,
        employeeId,
        kind: life.task,
        openedAt: created,
      })
    else addQuestions(employeeId, id, life, phoneHash)
    return id
  }

  function addHistory(employeeId: string, contactId: string, life: Life): void {
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

  function addNumber(employeeId: string, life: Life, phoneHash: string, checkedAt: Date): void {
    if (life.other && !life.status) return
    const known = rows.numbers.get(phoneHash)
    const status = life.status ?? 'normal'
    const reassigned = life.cause === 'reassigned'
    if (!known || (known.checkedAt ?? checkedAt) <= checkedAt)
      rows.numbers.set(phoneHash, {
        phoneHash,
        status,
        carrier: random.pick(['CMCC', 'CMCC', 'CUCC', 'CTCC']),
        province: '江苏',
        city: '苏州',
        checkedAt,
        ...(reassigned
          ? {
              reassigned: 'yes' as const,
              reassignedSince: at(life.proven ?? 0, 2),
              reassignedCheckedAt: at(life.ended ?? 0, 2),
            }
          : {}),
      })
    const check = { phoneHash, employeeId, kind: 'status' as const }
    rows.checks.push({
      ...check,
      id: newId('numberCheck', checkedAt),
      answer: status,
      at: checkedAt,
    })
    if (life.named - (life.checked ?? 0) > 30) {
      const first = at(life.named)
      rows.checks.push({ ...check, id: newId('numberCheck', first), answer: 'normal', at: first })
    }
  }

  function addQuestions(
    employeeId: string,
    contactId: string,
    life: Life,
    phoneHash: string,
  ): void {
    const { asked, proven } = life
    if (proven !== undefined) addQuestion('first', proven, 'confirmed')
    if (asked === undefined || asked === proven) return
    if (life.state === 'due') addQuestion('renewal', asked, asked > 7 ? 'expired' : 'open')
    else if (life.state === 'unanswered') addQuestion('first', asked, 'expired')
    else if (life.state === 'invalid') addQuestion('first', asked, 'declined')
    else if (life.state === 'pending') addQuestion('first', asked, 'open')

    function addQuestion(
      kind: 'first' | 'renewal',
      daysAgo: number,
      state: 'open' | 'confirmed' | 'declined' | 'expired',
    ): void {
      const askedAt = at(daysAgo, 1)
      const id = newId('challenge', askedAt)
      const withdrew = state === 'confirmed' && life.cause === 'withdrew'
      rows.challenges.push({
        id,
        contactId,
        employeeId,
        phoneHash,
        kind,
        form: 'token',
        state,
        extendCode: String(10 + (rows.challenges.length % 90)),
        askedAt,
        deliveredAt: addMilliseconds(askedAt, MINUTE),
        repeatAt: state === 'open' ? addMilliseconds(askedAt, 3 * DAY) : null,
        closesAt: addMilliseconds(askedAt, 7 * DAY),
        ...(state === 'confirmed' || state === 'declined' ? { answeredAt: at(daysAgo, 2) } : {}),
        ...(state === 'confirmed' ? { answeredVia: 'code' as const } : {}),
        ...(state === 'declined'
          ? {
              declineWhy:
                life.cause === 'wrong_person' ? ('unknown' as const) : ('unwilling' as const),
            }
          : {}),
        ...(withdrew ? { withdrawnAt: at(life.ended ?? 0) } : {}),
        createdAt: askedAt,
      })
      const sent = newId('message', askedAt)
      rows.messages.push({
        id: sent,
        kind: kind === 'first' ? 'notice' : 'renewal',
        contactId,
        employeeId,
        challengeId: id,
        phoneHash,
        once: `${id}:notice`,
        asked: false,
        form: 'token',
        state: 'delivered',
        segments: 1,
        attempts: 1,
        dueAt: askedAt,
        claimedAt: askedAt,
        sentAt: askedAt,
        reportedAt: addMilliseconds(askedAt, MINUTE),
        createdAt: askedAt,
      })
    }
  }

  return {
    add(employeeId, lives) {
      const ids: string[] = []
      let place = 0
      for (const life of lives) {
        const replaced = life.replaces ? ids.at(-1) : undefined
        const gone = life.state === 'invalid' || life.state === 'retired'
        if (!gone && !replaced) place++
        ids.push(addOne(employeeId, life, place, replaced))
      }
      return ids
    },
    async save() {
      await core.db.transaction(async (tx) => {
        await tx.insert(contacts).values(rows.contacts)
        await tx
          .insert(contactHistory)
          .values(rows.history.sort((a, b) => Number(a.at) - Number(b.at)))
        await tx.insert(numbers).values([...rows.numbers.values()])
        await tx.insert(numberChecks).values(rows.checks)
        await tx.insert(challenges).values(rows.challenges)
        await tx.insert(messages).values(rows.messages)
        await tx.insert(callTasks).values(rows.tasks)
      })
    },
  }
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
