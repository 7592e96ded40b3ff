import { arrayContains, eq } from 'drizzle-orm'
import { recordFollowUp } from '../../../../api/_src/features/alert/record-follow-up.ts'
import { decideChange } from '../../../../api/_src/features/change-request/decide-change.ts'
import { requestChange } from '../../../../api/_src/features/change-request/request-change.ts'
import type { Flow } from '../../../../api/_src/flow/flow.ts'
import { judgeEmployees } from '../../../../api/_src/flow/judge.ts'
import { addMilliseconds, DAY, shanghaiDate } from '../../../../api/_src/kernel/clock.ts'
import { newId } from '../../../../api/_src/kernel/ids.ts'
import { alerts, changeRequests, contacts, employees } from '../../../../db/schema/index.ts'
import type { AlertReason, NewFollowUp } from '../../../../shared/alert.ts'
import type { Company } from '../../../sandbox/company.ts'
import { seededRandom } from '../../../sandbox/core/random.ts'
import { holdDrills } from './hold-drills.ts'
import { leaver, tellHistory } from './plot.ts'
import { createWriter } from './write-lives.ts'
import { writeMonths } from './write-months.ts'

/**
 * Gives the invented company a past, once and only where nobody has named anybody: contacts in every state, with
 * what led there; then the product's own verbs draw the conclusions and ask for the decisions.
 */
export async function seedHistory(flow: Flow, company: Company, seed: number): Promise<void> {
  const [someone] = await flow.db.select({ id: contacts.id }).from(contacts).limit(1)
  if (someone) return
  const people = await flow.db.select().from(employees)
  const idOf = new Map(people.map(({ userid, id }) => [userid, id]))
  const random = seededRandom(seed)
  const writer = createWriter(flow, random)
  const { told, waiting } = tellHistory(company, seed)
  for (const { person, lives } of told) writer.add(idOf.get(person.userid) ?? '', lives)
  const pairs = waiting.map(({ person, lives }) => {
    const [replacesId = '', contactId = ''] = writer.add(idOf.get(person.userid) ?? '', lives)
    return { contactId, replacesId }
  })
  writer.add(await addLeaver(flow), leaver.lives)
  await writer.save()
  await writeMonths(flow, random)
  for (const pair of pairs) await requestChange(flow, pair)
  await refuseOne(flow, pairs[2]?.contactId ?? '')
  await judgeEmployees(
    flow,
    people.map(({ id }) => ({ employeeId: id })),
  )
  for (const followUp of followUps) await followUpOn(flow, followUp)
  await holdDrills(flow, company, random)
}

const followUps: readonly (NewFollowUp & { reason: AlertReason })[] = [
  { reason: 'never_confirmed', channel: 'phone', outcome: 'no_answer', note: '关机，晚上再试' },
  { reason: 'declined', channel: 'wechat', outcome: 'will_correct', note: '员工说这周换一位' },
  { reason: 'shared_contact', channel: 'in_person', outcome: 'in_order' },
]

/** The owner of one alert with this reason writes down what came of it. */
async function followUpOn(
  flow: Flow,
  { reason, ...found }: NewFollowUp & { reason: AlertReason },
): Promise<void> {
  const [alert] = await flow.db
    .select()
    .from(alerts)
    .where(arrayContains(alerts.reasons, [reason]))
    .orderBy(alerts.id)
    .limit(1)
  if (!alert?.ownerId) return
  const { id: alertId, ownerId: actorId } = alert
  await recordFollowUp(flow, { ...found, alertId, actorId, scope: { all: true }, once: alertId })
}

async function addLeaver({ db, clock }: Flow): Promise<string> {
  const now = clock.now()
  const id = newId('employee', now)
  await db.insert(employees).values({
    id,
    employeeNo: leaver.employeeNumber,
    name: leaver.name,
    site: '苏州基地',
    status: 'left',
    leftOn: shanghaiDate(addMilliseconds(now, -300 * DAY)),
    createdAt: now,
    updatedAt: now,
  })
  return id
}

/** A manager said no: it waits for HR. */
async function refuseOne(flow: Flow, contactId: string): Promise<void> {
  const [request] = await flow.db
    .select()
    .from(changeRequests)
    .where(eq(changeRequests.contactId, contactId))
  if (!request?.deciderId) return
  await decideChange(flow, {
    changeRequestId: request.id,
    viewer: {
      employeeId: request.deciderId,
      standsInFor: [],
      scope: { all: false, departmentIds: [] },
    },
    approve: false,
    note: '请人事先和本人核实',
  })
}
