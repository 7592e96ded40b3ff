import { and, eq, ne, sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { contacts, numbers } from '../../../../db/schema/index.ts'
import type { CoverageFacts } from './coverage.ts'

/** What coverage looks at, of all live contacts of an employee. */
export async function listCoverageFacts(
  db: Queryable,
  employeeId: string,
): Promise<CoverageFacts[]> {
  return (await listLive(db, employeeId)).map(coverageOf)
}

type LiveContact = Awaited<ReturnType<typeof listLive>>[number]

/** All contacts of an employee that are not retired, with what is known of their numbers. */
export function listLive(db: Queryable, employeeId: string) {
  return db
    .select({
      contact: contacts,
      flags: { own: ownNumber, colleague: colleagueAtSite },
      number: {
        status: numbers.status,
        carrier: numbers.carrier,
        province: numbers.province,
        city: numbers.city,
        stoppedAt: numbers.stoppedAt,
      },
    })
    .from(contacts)
    .leftJoin(numbers, eq(numbers.phoneHash, contacts.phoneHash))
    .where(and(eq(contacts.employeeId, employeeId), ne(contacts.state, 'retired')))
}

export function coverageOf({
  contact,
  flags,
}: Pick<LiveContact, 'contact' | 'flags'>): CoverageFacts {
  return {
    ...contact,
    ownNumber: flags.own,
    colleagueAtSite: flags.colleague,
    sharedConfirmed: contact.sharedConfirmedAt !== null,
  }
}

// written with the table's name: drizzle leaves it out where only one table is selected from
/** The number is one of the employee's own. */
export const ownNumber = sql<boolean>`exists (select 1 from employee_numbers n
  where n.employee_id = contacts.employee_id and n.phone_hash = contacts.phone_hash)`

const colleagueAtSite = sql<boolean>`exists (select 1 from employee_numbers n
  join employees colleague on colleague.id = n.employee_id and colleague.status <> 'left'
  join employees me on me.id = contacts.employee_id
  where n.phone_hash = contacts.phone_hash and colleague.id <> me.id and colleague.site = me.site)`
