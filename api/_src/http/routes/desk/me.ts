import { Hono } from 'hono'
import { deskSchema } from '../../../../../shared/access.ts'
import type { Context } from '../../../context.ts'
import { countWaitingEmployees } from '../../../features/alert/worklist-counts.ts'
import { isDecider } from '../../../features/change-request/is-decider.ts'
import { countWaitingChanges } from '../../../features/change-request/list-changes.ts'
import { countUndelivered } from '../../../features/delivery/undelivered.ts'
import { countConflicts } from '../../../features/roster/list-conflicts.ts'
import { may } from '../../../features/session/access.ts'
import { findScope } from '../../../features/session/find-scope.ts'
import { getDesk } from '../../../features/session/get-desk.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { viewerOf } from '../../viewer-of.ts'

/** What the caller's desk shows; open to everybody who is logged in, for whom nothing is granted it is empty. */
export function meRoutes(context: Context): Hono<AppEnv> {
  return new Hono<AppEnv>().get(
    '/',
    describe({
      summary: 'What the caller may do at the desk, and what waits there',
      tag: 'desk',
      answer: [200, deskSchema],
    }),
    async (c) => {
      const { caller } = c.var
      const { db, clock } = context
      const [scope, isAsked] = await Promise.all([
        findScope(db, caller),
        isDecider(context, caller),
      ])
      const decides = isAsked || may(caller.roles, 'decide_changes')
      const readsRoster = context.roster !== null && may(caller.roles, 'follow_up')
      const [desk, openAlerts, waitingChangeRequests, undelivered, conflicts] = await Promise.all([
        getDesk(context, { caller, scope, decides }),
        may(caller.roles, 'follow_up') ? countWaitingEmployees(db, scope) : 0,
        decides ? countWaitingChanges(db, await viewerOf(context, caller, scope)) : 0,
        may(caller.roles, 'see_system') ? countUndelivered(db, clock.now()) : null,
        readsRoster ? countConflicts(db, scope) : null,
      ])
      return c.json({
        ...desk,
        openAlerts,
        waitingChangeRequests,
        ...(undelivered === null ? {} : { undelivered }),
        ...(conflicts === null ? {} : { rosterConflicts: conflicts }),
      })
    },
  )
}
