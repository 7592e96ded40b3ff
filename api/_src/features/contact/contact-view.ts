import type { Contact, ContactList } from '../../../../shared/contact.ts'
import { relationSchema } from '../../../../shared/relation.ts'
import { addMilliseconds, DAY, shanghaiDate } from '../../kernel/clock.ts'
import type { Vault } from '../../kernel/vault.ts'
import type { ContactRecord, ContactRow, Suggestion } from './contact-queries.ts'
import { countingContacts } from './coverage.ts'
import { isCalled, stepsOf } from './steps.ts'

/** The employee's own list: their contacts in full, in order, with what counts for coverage. */
export function viewContactList(
  records: readonly ContactRecord[],
  context: { vault: Vault; now: Date; must: number; wanted: number },
): ContactList {
  const counting = countingContacts(
    records.map((record) => record.coverage),
    context.now,
  )
  return {
    coverage: { counts: counting.size, must: context.must, wanted: context.wanted },
    contacts: records.map((record, index) =>
      viewContact(record, index, counting.has(record.row.id), context.vault),
    ),
  }
}

function viewContact(
  { row, steps, lastSmsAt, suggestion }: ContactRecord,
  index: number,
  counts: boolean,
  vault: Vault,
): Contact {
  const resendAt = lastSmsAt && row.state !== 'valid' ? addMilliseconds(lastSmsAt, DAY) : null
  return {
    id: row.id,
    name: vault.open('name', row.nameSealed),
    relation: relationSchema.parse(row.relation),
    phone: vault.open('phone', row.phoneSealed),
    order: row.position ?? Math.min(index + 1, 5),
    state: row.state,
    // a stranger and a relative who refuses look the same to the employee (design §5.4)
    ...(row.cause
      ? { cause: row.cause === 'wrong_person' ? ('declined' as const) : row.cause }
      : {}),
    counts,
    steps: stepsOf(steps),
    ...(row.proofAt
      ? {
          confirmedAt: row.proofAt.toISOString(),
          nextCheckOn: row.dueOn ?? dueOnOf(row.proofAt, LATEST_DUE),
        }
      : {}),
    ...(row.replacesId && !steps.replacedRetired ? { replaces: row.replacesId } : {}),
    ...(row.shared ? { shared: true } : {}),
    ...viewNoSms(steps),
    ...viewSuggestion(row, suggestion, vault),
    ...(row.screenProofAt ? { screenProofAt: row.screenProofAt.toISOString() } : {}),
    ...(resendAt ? { resendAt: resendAt.toISOString() } : {}),
  }
}

function viewNoSms(facts: ContactRecord['steps']): Pick<Contact, 'noSms'> {
  if (isCalled(facts)) return { noSms: 'called' }
  return facts.stopped ? { noSms: 'stopped' } : {}
}

/** `valid → due` at the latest so many days after the proof (design §3). */
export const LATEST_DUE = 180

/** The date in Asia/Shanghai on which a proof becomes due, `days` after it (settings). */
export function dueOnOf(proofAt: Date, days: number): string {
  return shanghaiDate(addMilliseconds(proofAt, days * DAY))
}

/** What the contact would rather be called, as long as it differs from what is on record. */
function viewSuggestion(
  row: ContactRow,
  suggestion: Suggestion | null,
  vault: Vault,
): Pick<Contact, 'suggestion'> {
  if (!suggestion) return {}
  const name = suggestion.nameSealed ? vault.open('name', suggestion.nameSealed) : null
  const relation = suggestion.relation ? relationSchema.parse(suggestion.relation) : null
  const better = {
    ...(name !== null && name !== vault.open('name', row.nameSealed) ? { name } : {}),
    ...(relation !== null && relation !== row.relation ? { relation } : {}),
  }
  return Object.keys(better).length > 0 ? { suggestion: better } : {}
}
