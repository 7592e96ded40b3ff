import { Hono } from 'hono'
import { deskSchema } from '../../../../../shared/access.ts'
import type { Context } from '../../../context.ts'
import { isDecider } from '../../../features/change-request/is-decider.ts'
import { countUndelivered } from '../../../features/delivery/undelivered.ts'
import { may } from '../../../features/session/access.ts'
import { getDesk } from '../../../features/session/get-desk.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'

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
      const decides = await isDecider(context, caller)
      const desk = await getDesk(context, caller, { decides })
      if (!may(caller.roles, 'see_system')) return c.json(desk)
      return c.json({
        ...desk,
        undelivered: await countUndelivered(context.db, context.clock.now()),
      })
    },
  )
}
