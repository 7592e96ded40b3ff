import type { Alert } from '../../../../shared/alert.ts'
import { maskName } from '../../../../shared/masked-name.ts'
import { maskPhone } from '../../../../shared/phone.ts'
import type { EmployeeRecord } from '../../../../shared/record.ts'
import { AppError } from '../../kernel/app-error.ts'
import type { Core } from '../../kernel/core.ts'
import type { Scope } from '../../kernel/scope.ts'
import {
  findCoverage,
  findRecordEmployee,
  listRecordsOf,
  type RecordContact,
} from './record-queries.ts'

/**
 * An employee as HR reads them, with everybody they named. Throws `not_found` for one out of scope or who left,
 * exactly as for one that never was.
 */
export async function getEmployeeRecord(
  core: Core,
  input: {
    employeeId: string
    scope: Scope
    openAlerts(employeeId: string): Promise<Alert[]>
    counting(employeeId: string): Promise<ReadonlySet<string>>
  },
): Promise<EmployeeRecord> {
  const { employeeId } = input
  const employee = await findRecordEmployee(core.db, employeeId, input.scope)
  if (!employee) throw new AppError('not_found')
  const [contacts, coverage, alerts, counting, settings] = await Promise.all([
    listRecordsOf(core.db, employeeId),
    findCoverage(core.db, employeeId),
    input.openAlerts(employeeId),
    input.counting(employeeId),
    core.settings.read(core.db),
  ])
  return {
    employee,
    coverage: {
      counts: coverage?.counts ?? 0,
      must: settings.coverageMust,
      wanted: settings.coverageWanted,
    },
    nearRelative: coverage?.nearRelative ?? false,
    alerts,
    contacts: contacts.map((contact) => viewContact(core, contact, counting)),
  }
}

function viewContact(
  { vault }: Core,
  contact: RecordContact,
  counting: ReadonlySet<string>,
): EmployeeRecord['contacts'][number] {
  return {
    id: contact.id,
    maskedName: maskName(vault.open('name', contact.nameSealed)),
    relation: contact.relation,
    maskedPhone: maskPhone(vault.open('phone', contact.phoneSealed)),
    order: contact.order,
    state: contact.state,
    ...(contact.cause ? { cause: contact.cause } : {}),
    counts: counting.has(contact.id),
    score: contact.tenths === null || contact.state === 'retired' ? null : contact.tenths / 10,
  }
}
