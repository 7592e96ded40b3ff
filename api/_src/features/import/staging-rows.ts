import type { Vault } from '../../kernel/vault.ts'
import type { ReadyContact, Roster, RosterEmployee } from './roster.ts'

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
