import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { contacts, employees, findings } from '../../../../db/schema/index.ts'
import type { FindingKind, FindingView } from '../../../../shared/cross-check.ts'
import { maskName } from '../../../../shared/masked-name.ts'
import { maskPhone } from '../../../../shared/phone.ts'
import type { Core } from '../../kernel/core.ts'
import { findingSentence, idsOf } from './finding-sentences.ts'

type FindingRow = typeof findings.$inferSelect

/** A long-lived contact may have been looked at many times; the record shows the latest. */
const MOST = 50

/**
 * What the cross-check found about a contact, open ones first, then the newest, each with its sentence of design §6.
 * Other employees are named; contacts are masked, and opened only here.
 */
export async function listFindings(
  core: Pick<Core, 'db' | 'vault'>,
  contactId: string,
): Promise<FindingView[]> {
  const rows = await core.db
    .select()
    .from(findings)
    .where(eq(findings.contactId, contactId))
    .orderBy(desc(sql`${findings.clearedAt} is null`), desc(findings.foundAt), desc(findings.id))
    .limit(MOST)
  const people = await listPeople(
    core,
    rows.flatMap(({ details }) => idsOf(details, 'employeeIds')),
  )
  const named = await listNamed(core, [
    contactId,
    ...rows.flatMap(({ details }) => idsOf(details, 'contactIds')),
  ])
  return rows.map((row) => viewFinding(row, people, named))
}

/** What is open of many contacts, each with its sentence, by contact; in one statement. */
export async function listOpenFindings(
  db: Queryable,
  contactIds: readonly string[],
): Promise<Map<string, { kind: FindingKind; text: string }[]>> {
  const rows = await db
    .select({ contactId: findings.contactId, kind: findings.kind, details: findings.details })
    .from(findings)
    .where(and(inArray(findings.contactId, [...contactIds]), isNull(findings.clearedAt)))
    .orderBy(desc(findings.foundAt), desc(findings.id))
  const found = new Map<string, { kind: FindingKind; text: string }[]>()
  for (const { contactId, kind, details } of rows) {
    const text = findingSentence(kind, details)
    found.set(contactId, [...(found.get(contactId) ?? []), { kind, text }])
  }
  return found
}

function viewFinding(
  row: FindingRow,
  people: ReadonlyMap<string, string>,
  named: ReadonlyMap<string, string>,
): FindingView {
  const others = idsOf(row.details, 'contactIds')
  const details = [
    ...idsOf(row.details, 'employeeIds').flatMap((id) => people.get(id) ?? []),
    ...(others.length > 0 ? [row.contactId, ...others].flatMap((id) => named.get(id) ?? []) : []),
  ]
  return {
    id: row.id,
    kind: row.kind,
    text: findingSentence(row.kind, row.details),
    ...(details.length > 0 ? { details } : {}),
    foundAt: row.foundAt.toISOString(),
    ...(row.clearedAt ? { clearedAt: row.clearedAt.toISOString() } : {}),
  }
}

async function listPeople(core: Pick<Core, 'db'>, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, string>()
  const rows = await core.db
    .select({ id: employees.id, name: employees.name, no: employees.employeeNo })
    .from(employees)
    .where(inArray(employees.id, [...new Set(ids)]))
  return new Map(rows.map(({ id, name, no }) => [id, `${name}（${no}）`]))
}

/** Whose contact, by which masked name: two of them side by side tell whether it is one person. */
async function listNamed(core: Pick<Core, 'db' | 'vault'>, ids: readonly string[]) {
  if (ids.length < 2) return new Map<string, string>()
  const rows = await core.db
    .select({
      id: contacts.id,
      relation: contacts.relation,
      nameSealed: contacts.nameSealed,
      phoneSealed: contacts.phoneSealed,
      employee: employees.name,
      status: employees.status,
    })
    .from(contacts)
    .innerJoin(employees, eq(employees.id, contacts.employeeId))
    .where(inArray(contacts.id, [...new Set(ids)]))
  return new Map(
    rows.map((row) => {
      const whose = row.status === 'left' ? `离职员工${row.employee}` : row.employee
      const name = maskName(core.vault.open('name', row.nameSealed))
      const phone = maskPhone(core.vault.open('phone', row.phoneSealed))
      return [row.id, `${whose}的${row.relation}：${name} ${phone}`]
    }),
  )
}
