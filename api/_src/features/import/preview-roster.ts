import { maskName } from '../../../../shared/masked-name.ts'
import { maskPhone } from '../../../../shared/phone.ts'
import type { UploadPreview } from '../../../../shared/upload.ts'
import { describeIssue, type Issue } from './issue-reasons.ts'
import type { Roster, RosterEmployee } from './roster.ts'

const FIRST = 5
const statusWords = { onboarding: '待入职', active: '在职', left: '离职' } as const

/** A few rows as they were understood: families and numbers masked. */
export function firstRows({ employees }: Roster): UploadPreview['first'] {
  return employees.slice(0, FIRST).map((employee) => ({
    row: employee.row,
    employeeNo: employee.employeeNo,
    name: employee.name,
    department: [employee.site, employee.department].filter((part) => part !== '').join(' · '),
    status: statusWords[employee.status],
    contacts: employee.contacts.flatMap((contact) =>
      contact.kind === 'ready'
        ? [
            {
              maskedName: maskName(contact.name),
              relation: contact.relation,
              maskedPhone: maskPhone(contact.phone),
            },
          ]
        : [],
    ),
  }))
}

/** How often each reason occurs, the most frequent first. */
export function countIssues(issues: readonly Issue[]): UploadPreview['issues'] {
  const byReason = new Map<string, number>()
  for (const { otherRow: _, ...issue } of issues) {
    const reason = describeIssue(issue)
    byReason.set(reason, (byReason.get(reason) ?? 0) + 1)
  }
  return [...byReason].sort(([, a], [, b]) => b - a).map(([reason, count]) => ({ reason, count }))
}

/** Contacts of people who are here that nobody can read or that are not filled in. */
export function countUnreadable({ employees }: Roster): number {
  const contactsOf = ({ status, contacts }: RosterEmployee) => (status === 'left' ? [] : contacts)
  return employees.flatMap(contactsOf).filter(({ kind }) => kind !== 'ready').length
}
