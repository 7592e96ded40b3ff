import type { Vault } from '../../kernel/vault.ts'
import type { ReadyContact, Roster, RosterEmployee } from './roster.ts'

/** One employee as the statements take it; sealed values in base64. */
export type PersonRow = {
  no: string
  name: string
  site: string
  department: string
  superior: string | null
  status: string
  hired: string | null
  gone: string | null
  updated: string | null
  own: string | null
  own_hash: string | null
  pay: string | null
  pay_hash: string | null
}

/** One contact to be staged, named by the employee's 工号. */
export type ContactRow = {
  no: string
  row: number
  position: number
  name: string
  relation: string
  phone: string
  hash: string
  own: boolean
}

export function personRow(vault: Vault, employee: RosterEmployee): PersonRow {
  const own = employee.ownPhone
  const pay = employee.payrollPhone
  return {
    no: employee.employeeNo,
    name: employee.name,
    site: employee.site,
    department: employee.department,
    superior: employee.managerNo === employee.employeeNo ? null : employee.managerNo,
    status: employee.status,
    hired: employee.hiredOn,
    gone: employee.leftOn,
    updated: employee.updatedOn,
    own: own && sealed(vault, 'phone', own),
    own_hash: own && vault.hash('phone', own),
    pay: pay && sealed(vault, 'phone', pay),
    pay_hash: pay && vault.hash('phone', pay),
  }
}

/** The contacts to stage: of people who are here, each number once. */
export function contactsToStage(
  roster: Roster,
): { employee: RosterEmployee; contact: ReadyContact }[] {
  return roster.employees
    .filter(({ status }) => status !== 'left')
    .flatMap((employee) =>
      employee.contacts.flatMap((contact) =>
        contact.kind === 'ready' && !contact.repeated ? { employee, contact } : [],
      ),
    )
}

export function contactRow(
  vault: Vault,
  employee: RosterEmployee,
  contact: ReadyContact,
): ContactRow {
  return {
    no: employee.employeeNo,
    row: employee.row,
    position: contact.order,
    name: sealed(vault, 'name', contact.name),
    relation: contact.relation,
    phone: sealed(vault, 'phone', contact.phone),
    hash: vault.hash('phone', contact.phone),
    own: contact.ownNumber !== null,
  }
}

function sealed(vault: Vault, kind: 'name' | 'phone', plain: string): string {
  return vault.seal(kind, plain).toString('base64')
}
