import { sql } from 'drizzle-orm'
import { Hono } from 'hono'
import { contactRecordSchema, employeeRecordSchema } from '../../../../../shared/record.ts'
import type { Context } from '../../../context.ts'
import { readAlerts } from '../../../features/alert/alert-view.ts'
import { listFollowUps } from '../../../features/alert/follow-up-queries.ts'
import { findSeenUntil } from '../../../features/alert/number-seen.ts'
import { countingContacts } from '../../../features/contact/coverage.ts'
import { listCoverageFacts } from '../../../features/contact/live-contacts.ts'
import { listFindings } from '../../../features/finding/list-findings.ts'
import { getContactRecord } from '../../../features/record/get-contact-record.ts'
import { getEmployeeRecord } from '../../../features/record/get-employee-record.ts'
import { readScore } from '../../../features/score/score-queries.ts'
import { findScope } from '../../../features/session/find-scope.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireCapability } from '../../middleware/require-capability.ts'
import { readId } from '../../read-id.ts'

const open = sql`a.state in ('open', 'in_follow_up')`

/** The whole record of one contact. */
export function contactRecordRoutes(context: Context): Hono<AppEnv> {
  const { db, clock, settings } = context
  return new Hono<AppEnv>().get(
    '/:id',
    describe({
      summary: "A contact's record: state, score, findings, follow-ups, one time line",
      tag: 'desk',
      answer: [200, contactRecordSchema],
      refusals: ['forbidden', 'not_found'],
    }),
    requireCapability('follow_up'),
    async (c) => {
      const viewerId = c.var.caller.employeeId
      const record = await getContactRecord(context, {
        contactId: readId(c, 'contact'),
        scope: await findScope(db, c.var.caller),
        sources: {
          findings: (contactId) => listFindings(context, contactId),
          score: async (contactId) => {
            const { alertLine } = await settings.read(db)
            return readScore(db, clock.now(), { contactId, line: alertLine })
          },
          openAlert: async (contactId) =>
            (await readAlerts(context, db, sql`a.contact_id = ${contactId} and ${open}`))[0] ??
            null,
          counting: (employeeId) => readCounting(context, employeeId),
          followUps: (contactId) => listFollowUps(context, { contactId }, viewerId),
          seenUntil: (contactId) =>
            findSeenUntil(db, { contactId, actorId: viewerId, now: clock.now() }),
        },
      })
      return c.json(record)
    },
  )
}

/** An employee with everybody they named. */
export function employeeRecordRoutes(context: Context): Hono<AppEnv> {
  return new Hono<AppEnv>().get(
    '/:id',
    describe({
      summary: 'An employee with coverage, open alerts and contacts',
      tag: 'desk',
      answer: [200, employeeRecordSchema],
      refusals: ['forbidden', 'not_found'],
    }),
    requireCapability('follow_up'),
    async (c) => {
      const record = await getEmployeeRecord(context, {
        employeeId: readId(c, 'employee'),
        scope: await findScope(context.db, c.var.caller),
        openAlerts: (employeeId) =>
          readAlerts(
            context,
            context.db,
            sql`a.employee_id = ${employeeId} and ${open} order by a.severity desc, a.due_at, a.id`,
          ),
        counting: (employeeId) => readCounting(context, employeeId),
      })
      return c.json(record)
    },
  )
}

async function readCounting({ db, clock }: Context, employeeId: string): Promise<Set<string>> {
  return countingContacts(await listCoverageFacts(db, employeeId), clock.now())
}
