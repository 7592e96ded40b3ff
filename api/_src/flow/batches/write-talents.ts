import { type TalentRow, talentRowSchema } from '../../../../shared/integration.ts'
import { importEarlierContacts } from '../../features/contact/import-earlier-contacts.ts'
import { findAccounts } from '../../features/employee/find-accounts.ts'
import {
  type ReadRow,
  type RowOutcome,
  readRowPhone,
  readRows,
} from '../../features/integration/read-rows.ts'
import type { TxCore } from '../../kernel/core.ts'
import { saveNumbers } from './write-own-numbers.ts'
import { writeGood } from './write-rows.ts'

/** The talent pool's people: their own number, and whom they named at an earlier time, to compare with. */
export async function writeTalents(t: TxCore, rows: readonly unknown[]): Promise<RowOutcome[]> {
  const read = readRows(rows, talentRowSchema).map(withPhones)
  return writeGood(read, async (good) => {
    const saved = await saveNumbers(t, good.map(numberOf))
    const people = await findAccounts(
      t.tx,
      good.map(({ employeeNo }) => employeeNo),
    )
    const taken = good.filter((_, place) => saved[place]?.status !== 'refused')
    const earlier = taken.flatMap(({ employeeNo, contacts = [] }) => {
      const employeeId = people.get(employeeNo)?.employeeId
      return employeeId
        ? contacts.map((one) => ({ ...one, employeeId, namedOn: one.namedOn ?? null }))
        : []
    })
    const renewed = await importEarlierContacts(t, earlier)
    return saved.map((outcome, place) => {
      const employeeId = people.get(good[place]?.employeeNo ?? '')?.employeeId ?? ''
      return outcome.status === 'unchanged' && renewed.has(employeeId)
        ? { status: 'changed' }
        : outcome
    })
  })
}

function numberOf({ employeeNo, phone }: TalentRow) {
  const numbers: Record<string, string> = phone ? { talent_pool: phone } : {}
  return { employeeNo, numbers }
}

function withPhones(one: ReadRow<TalentRow>): ReadRow<TalentRow> {
  if (!one.ok) return one
  const { phone, contacts = [], ...row } = one.row
  const own = phone === undefined ? null : readRowPhone(phone)
  if (own && !own.ok) return own
  const named = contacts.map((contact, place) => ({
    contact,
    reading: readRowPhone(contact.phone, `contacts.${place}.phone`),
  }))
  for (const { reading } of named) if (!reading.ok) return reading
  return {
    ok: true,
    row: {
      ...row,
      ...(own?.ok ? { phone: own.phone } : {}),
      contacts: named.flatMap(({ contact, reading }) =>
        reading.ok ? [{ ...contact, phone: reading.phone }] : [],
      ),
    },
  }
}
