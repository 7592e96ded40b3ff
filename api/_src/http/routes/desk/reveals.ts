import { Hono } from 'hono'
import { revealedSchema, revealSchema } from '../../../../../shared/record.ts'
import type { Context } from '../../../context.ts'
import { revealContact } from '../../../features/contact/reveal-contact.ts'
import { findScope } from '../../../features/session/find-scope.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireCapability } from '../../middleware/require-capability.ts'
import { readId } from '../../read-id.ts'
import { readJson } from '../../read-json.ts'

/** A full number is an act with a reason and an audit row (design §4.8). */
export function revealRoutes(context: Context): Hono<AppEnv> {
  return new Hono<AppEnv>().post(
    '/:id/reveal',
    describe({
      summary: 'The full name and number of a contact, for a reason that is kept',
      tag: 'desk',
      body: revealSchema,
      answer: [200, revealedSchema],
      refusals: ['forbidden', 'not_found'],
    }),
    requireCapability('follow_up'),
    async (c) => {
      const contactId = readId(c, 'contact')
      const { reason } = await readJson(c, revealSchema)
      const scope = await findScope(context.db, c.var.caller)
      const actorId = c.var.caller.employeeId
      return c.json(await revealContact(context, { contactId, actorId, scope, reason }))
    },
  )
}
