import { planDeliveries } from '../features/delivery/plan-deliveries.ts'
import type { EventName, Events } from '../kernel/events.ts'
import type { Flow } from './flow.ts'
import { followDepartments } from './follow-directory.ts'
import { judgeContacts, judgeEmployees, judgeSignalled } from './judge.ts'
import { askChecked, askQuestions, noteDelivered, noteSent } from './question-news.ts'

/** All that follows many events of one kind, in a statement or two. What fails is tried again, each event alone. */
type Together = {
  readonly [E in EventName]?: (
    flow: Flow,
    payloads: readonly Events[E][],
    jobIds: readonly number[],
  ) => Promise<unknown>
}

/** The events that a whole company brings about at once; each does here exactly what its line in reactions.ts says. */
export const together: Together = {
  'contact.checked': askChecked,
  'challenge.issued': askQuestions,
  'message.sent': noteSent,
  'message.delivered': noteDelivered,
  'contact.touched': judgeContacts,
  'contact.signalled': judgeSignalled,
  'employee.touched': judgeEmployees,
  'alert.raised': (flow) => planDeliveries(flow),
  'directory.departments_changed': (flow) => followDepartments(flow),
}
