import type { Vault } from '../../kernel/vault.ts'
import type { PersonChange } from './change-person.ts'
import { numberSources, type PeopleNote, type PersonRow } from './people.ts'
import type { KeptNumber, KnownPerson } from './people-queries.ts'
import type { NumberChange } from './people-statements.ts'

export type ChangedNumber = {
  write: NumberChange
  before: KeptNumber | null
  /** The employee is new with this batch: taking them back takes their numbers along. */
  added: boolean
}

/** The row's numbers that are others than the kept ones; only these are sealed. */
export function changedNumbers(
  vault: Vault,
  change: Exclude<PersonChange, { outcome: 'refused' }>,
  row: PersonRow | undefined,
  known: KnownPerson | undefined,
): ChangedNumber[] {
  const { id } = change.employee
  return numberSources.flatMap((source) => {
    const phone = row?.numbers?.[source]
    if (!phone) return []
    const before = known?.numbers.get(`${id}/${source}`) ?? null
    const hash = vault.hash('phone', phone)
    if (before?.phone_hash === hash) return []
    const sealed = vault.seal('phone', phone).toString('base64')
    const beforeHash = before?.phone_hash ?? null
    const write = { id, source, sealed, hash, beforeHash }
    return [{ write, before, added: change.outcome === 'added' }]
  })
}

export function noteNumbers(numbers: readonly ChangedNumber[]): PeopleNote[] {
  return numbers
    .filter(({ added }) => !added)
    .map(({ write, before }) => ({
      kind: 'number',
      subject: `${write.id}/${write.source}`,
      before,
    }))
}
