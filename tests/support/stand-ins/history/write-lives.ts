import { dueOnOf, LATEST_DUE } from '../../../../api/_src/features/contact/contact-view.ts'
import { addMilliseconds, DAY } from '../../../../api/_src/kernel/clock.ts'
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
import { addHistory } from './history-rows.ts'
import type { Life } from './lives.ts'
import { addNumber } from './number-rows.ts'
import { createPast, type Past } from './past.ts'
import { addQuestions } from './question-rows.ts'

export type Writer = {
  /** Adds an employee's contacts in their order; gives back their ids. */
  add(employeeId: string, lives: readonly Life[]): string[]
  save(): Promise<void>
}

/** Turns lives into the rows that the product's verbs would have left. */
export function createWriter(core: Core, random: Random): Writer {
  const past = createPast(core, random)
  const { rows } = past
  return {
    add(employeeId, lives) {
      const ids: string[] = []
      let place = 0
      for (const life of lives) {
        const replaced = life.replaces ? ids.at(-1) : undefined
        const gone = life.state === 'invalid' || life.state === 'retired'
        if (!gone && !replaced) place++
        ids.push(addOne(past, employeeId, life, place, replaced))
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
        if (rows.tasks.length > 0) await tx.insert(callTasks).values(rows.tasks)
      })
    },
  }
}

function addOne(
  past: Past,
  employeeId: string,
  life: Life,
  position: number | null,
  replaced?: string,
): string {
  const { core, random, rows, at } = past
  const created = at(life.named)
  const id = newId('contact', created)
  const phoneHash = core.vault.hash('phone', life.phone)
  const gone = life.state === 'invalid' || life.state === 'retired'
  const proofAt = life.proven === undefined ? null : at(life.proven, 2)
  const checkedAt = at(life.checked ?? life.named, 1)
  rows.contacts.push({
    id,
    employeeId,
    nameSealed: core.vault.seal('name', life.name ?? inventName(random).name),
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
    dueOn: proofAt ? dueOnOf(proofAt, LATEST_DUE) : null,
    draftUntil: life.state === 'draft' ? addMilliseconds(created, 7 * DAY) : null,
    createdAt: created,
    updatedAt: at(life.ended ?? life.named),
    retiredAt: life.state === 'retired' ? at(life.ended ?? 0) : null,
  })
  addHistory(past, employeeId, id, life)
  addNumber(past, employeeId, life, phoneHash, checkedAt)
  if (life.task)
    rows.tasks.push({
      id: newId('callTask', created),
      contactId: id,
      employeeId,
      kind: life.task,
      openedAt: created,
    })
  else addQuestions(past, { id, employeeId, phoneHash, proofAt }, life)
  return id
}
