import { cleanCell, isBlank } from './clean-cell.ts'
import { cleanName } from './clean-name.ts'
import { cleanPhone } from './clean-phone.ts'
import { cleanRelation } from './clean-relation.ts'
import { type Columns, type ContactColumns, headingAt } from './columns.ts'
import type { IssueReason } from './issue-reasons.ts'
import type { RosterContact } from './roster.ts'

type Report = (column: string, reason: IssueReason) => void

/**
 * Reads one contact of a row: null when none is given. Whatever keeps it from being imported as it stands
 * is reported with its column. An unknown relation keeps nobody out: it becomes 其他 and is reported.
 */
export function cleanContact(
  row: readonly string[],
  group: ContactColumns,
  context: { order: number; columns: Columns; own: OwnNumbers; seen: Set<string>; report: Report },
): RosterContact | null {
  const { order, columns, report } = context
  const cell = (column: number | undefined) => (column === undefined ? '' : (row[column] ?? ''))
  const name = cleanName(cell(group.contact), 'contact')
  const phone = cleanPhone(cell(group.phone))
  const phoneColumn = headingAt(columns, group.phone)
  const nameColumn = headingAt(columns, group.contact)

  if (name.kind === 'blank' && phone.kind === 'blank') {
    if (!isBlank(cleanCell(cell(group.relation)))) {
      report(headingAt(columns, group.relation), 'relation_alone')
    }
    return null
  }
  if (phone.kind === 'unreadable') {
    report(phoneColumn, phone.trouble)
    return { kind: 'unreadable', order, trouble: phone.trouble }
  }
  if (phone.kind === 'blank') {
    report(phoneColumn, 'phone_missing')
    return { kind: 'incomplete', order }
  }
  if (name.kind !== 'name') {
    report(nameColumn, name.kind === 'blank' ? 'name_missing' : name.trouble)
    return { kind: 'incomplete', order }
  }

  const rawRelation = cell(group.relation)
  const relation = cleanRelation(rawRelation)
  if (relation === null) {
    const missing = isBlank(cleanCell(rawRelation))
    report(
      headingAt(columns, group.relation ?? group.contact),
      missing ? 'relation_missing' : 'relation_unknown',
    )
  }
  const ownNumber = ownerOf(phone.phone, context.own)
  if (ownNumber) report(phoneColumn, 'own_number')
  const repeated = context.seen.has(phone.phone)
  if (repeated) report(phoneColumn, 'same_number_twice')
  context.seen.add(phone.phone)
  return {
    kind: 'ready',
    order,
    name: name.name,
    relation: relation ?? '其他',
    phone: phone.phone,
    ownNumber,
    repeated,
  }
}

type OwnNumbers = { attendance: string | null; payroll: string | null }

function ownerOf(phone: string, own: OwnNumbers): 'attendance' | 'payroll' | null {
  if (phone === own.attendance) return 'attendance'
  return phone === own.payroll ? 'payroll' : null
}
