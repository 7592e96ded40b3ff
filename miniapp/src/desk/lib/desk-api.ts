import { type Desk, deskSchema } from '../../../../shared/access.ts'
import {
  type AlertDetail,
  alertDetailSchema,
  type NewFollowUp,
  type Worklist,
  worklistSchema,
} from '../../../../shared/alert.ts'
import { type Dashboard, dashboardSchema } from '../../../../shared/dashboard.ts'
import {
  type ContactRecordView,
  contactRecordSchema,
  type EmployeeRecord,
  employeeRecordSchema,
  type Revealed,
  revealedSchema,
} from '../../../../shared/record.ts'
import type { Answer } from '../../lib/refusal.ts'
import { askDesk, idOf, nothing, tellDesk } from './ask.ts'

export function getDesk(): Promise<Answer<Desk>> {
  return askDesk('/me', deskSchema)
}

export type WorklistQuery = {
  q?: string
  departmentId?: string
  reason?: string
  state?: string
  belowScore?: string
  mine?: string
  sort?: string
  cursor?: string
  limit?: string
}
export function listWorklist(query: WorklistQuery): Promise<Answer<Worklist>> {
  return askDesk('/worklist', worklistSchema, query)
}

export function getRecord(id: string): Promise<Answer<ContactRecordView>> {
  return askDesk(`/contacts/${idOf(id)}`, contactRecordSchema)
}

export function getEmployeeRecord(id: string): Promise<Answer<EmployeeRecord>> {
  return askDesk(`/employees/${idOf(id)}`, employeeRecordSchema)
}

/** Shows the full number; the reason is kept. */
export function revealContact(id: string, reason: string): Promise<Answer<Revealed>> {
  return tellDesk('POST', `/contacts/${idOf(id)}/reveal`, revealedSchema, { body: { reason } })
}

export function recordFollowUp(
  alertId: string,
  followUp: NewFollowUp,
  key: string,
): Promise<Answer<unknown>> {
  return tellDesk('POST', `/alerts/${idOf(alertId)}/follow-ups`, nothing, { body: followUp, key })
}

/** An alert with its follow-ups and history. */
export function getAlert(id: string): Promise<Answer<AlertDetail>> {
  return askDesk(`/alerts/${idOf(id)}`, alertDetailSchema)
}

export function undoFollowUp(id: string): Promise<Answer<unknown>> {
  return tellDesk('POST', `/follow-ups/${idOf(id)}/undo`, nothing)
}

export function getDashboard(departmentId?: string): Promise<Answer<Dashboard>> {
  return askDesk('/dashboard', dashboardSchema, { departmentId })
}
