import { Hono } from 'hono'
import {
  contactListSchema,
  contactPatchSchema,
  contactSchema,
  newContactSchema,
} from '../../../../shared/contact.ts'
import type { Context } from '../../context.ts'
import { recordOpened } from '../../features/campaign/record-opened.ts'
import { editContact } from '../../features/contact/edit-contact.ts'
import { getContact, listContacts } from '../../features/contact/get-contact.ts'
import { reaffirmContacts } from '../../features/contact/reaffirm-contacts.ts'
import { removeContact } from '../../features/contact/remove-contact.ts'
import { submitContact } from '../../features/contact/submit-contact.ts'
import { checkNumber } from '../../features/number/check-number.ts'
import type { AppEnv } from '../app-env.ts'
import { describe } from '../describe.ts'
import { ownContact } from '../own-contact.ts'
import { readId } from '../read-id.ts'
import { IDEMPOTENCY_KEY, readIdempotencyKey } from '../read-idempotency-key.ts'
import { readJson } from '../read-json.ts'

const tag = 'contacts'

/** An employee's own contacts. */
export function contactRoutes(context: Context): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get(
      '/',
      describe({ summary: 'My contacts', tag, answer: [200, contactListSchema] }),
      async (c) => {
        return c.json(await listContacts(context, c.var.caller))
      },
    )
    .post(
      '/',
      describe({
        summary: 'Name a contact; checking and asking go on after the answer',
        tag,
        headers: {
          'Idempotency-Key': {
            description: 'The same key and content give the same contact again',
            pattern: IDEMPOTENCY_KEY.source,
          },
        },
        body: newContactSchema,
        answer: [202, contactSchema],
        refusals: [
          'idempotency_key_missing',
          'idempotency_key_reused',
          'number_vacant',
          'number_vacant_again',
          'own_number',
          'same_number_twice',
          'number_stopped',
          'pair_refused',
          'order_taken',
          'too_many_contacts',
          'daily_submits_used',
          'lost_race',
          'not_found',
        ],
      }),
      async (c) => {
        const key = readIdempotencyKey(c)
        const contact = await readJson(c, newContactSchema)
        const accepted = await submitContact(context, {
          employeeId: c.var.caller.employeeId,
          key,
          contact,
          // counted with what was typed: a submit is no way around the ten numbers of a day
          glance: (asked) => checkNumber(context, { ...asked, withHome: false }),
        })
        return c.json(accepted, 202)
      },
    )
    .post(
      '/reaffirm',
      describe({
        summary: '没有变化: nothing has changed',
        tag,
        answer: [200, contactListSchema],
        refusals: ['body_too_large'],
      }),
      async (c) => c.json(await reaffirmContacts(context, c.var.caller)),
    )
    .post(
      '/reminders/:id/opened',
      describe({
        summary: 'The page was opened from a reminder',
        tag,
        answer: [204],
        refusals: ['not_found', 'body_too_large'],
      }),
      async (c) => {
        const memberId = readId(c, 'campaignMember')
        await recordOpened(context, { employeeId: c.var.caller.employeeId, memberId })
        return c.body(null, 204)
      },
    )
    .get(
      '/:id',
      describe({
        summary: 'One contact with its steps',
        tag,
        answer: [200, contactSchema],
        refusals: ['not_found'],
      }),
      async (c) => {
        return c.json(await getContact(context, ownContact(c)))
      },
    )
    .patch(
      '/:id',
      describe({
        summary: 'Change order, name or relation',
        tag,
        body: contactPatchSchema,
        answer: [200, contactSchema],
        refusals: ['not_found', 'order_taken', 'lost_race'],
      }),
      async (c) => {
        const patch = await readJson(c, contactPatchSchema)
        return c.json(await editContact(context, { ...ownContact(c), patch }))
      },
    )
    .delete(
      '/:id',
      describe({
        summary: 'Remove a contact: it is never called again',
        tag,
        answer: [204],
        refusals: ['not_found', 'body_too_large'],
      }),
      async (c) => {
        await removeContact(context, ownContact(c))
        return c.body(null, 204)
      },
    )
}
