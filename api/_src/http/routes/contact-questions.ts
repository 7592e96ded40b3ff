import { Hono } from 'hono'
import {
  codeEntrySchema,
  contactHistorySchema,
  contactSchema,
  resendSchema,
} from '../../../../shared/contact.ts'
import type { Context } from '../../context.ts'
import { confirmScreenCode } from '../../features/challenge/confirm-screen-code.ts'
import { requestScreenCode } from '../../features/challenge/request-screen-code.ts'
import { getContact } from '../../features/contact/get-contact.ts'
import { listHistory } from '../../features/contact/list-history.ts'
import { resendContact } from '../../features/contact/resend-contact.ts'
import { findNextAskTime } from '../../features/message/message-queries.ts'
import type { AppEnv } from '../app-env.ts'
import { describe } from '../describe.ts'
import { ownContact } from '../own-contact.ts'
import { readJson } from '../read-json.ts'

const tag = 'contacts'

/** What an employee may do about the question to one of their contacts. */
export function contactQuestionRoutes(context: Context): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .post(
      '/:id/resend',
      describe({
        summary: 'Ask the contact again, or check a suspended number again',
        tag,
        body: resendSchema,
        bodyOptional: true,
        answer: [202, contactSchema],
        refusals: ['not_found', 'nothing_to_do', 'too_soon', 'not_now', 'lost_race'],
      }),
      async (c) => {
        const own = ownContact(c)
        const { now } = hasBody(c.req.raw) ? await readJson(c, resendSchema) : { now: false }
        const contact = await resendContact(context, {
          ...own,
          now: now ?? false,
          nextAskTime: (contactId) => findNextAskTime(context, contactId),
        })
        return c.json(contact, 202)
      },
    )
    .post(
      '/:id/code-requests',
      describe({
        summary: 'The contact sits beside me: send them a code to type on my screen',
        tag,
        answer: [202, contactSchema],
        refusals: [
          'not_found',
          'nothing_to_do',
          'pair_refused',
          'own_number',
          'number_vacant',
          'number_stopped',
          'too_soon',
          'body_too_large',
        ],
      }),
      async (c) => {
        const own = ownContact(c)
        await requestScreenCode(context, own)
        return c.json(await getContact(context, own), 202)
      },
    )
    .post(
      '/:id/code',
      describe({
        summary: 'The code, typed on my screen: passes the gate for 30 days',
        tag,
        body: codeEntrySchema,
        answer: [200, contactSchema],
        refusals: ['not_found', 'nothing_to_do', 'code_wrong', 'code_expired', 'code_locked'],
      }),
      async (c) => {
        const own = ownContact(c)
        const { code } = await readJson(c, codeEntrySchema)
        await confirmScreenCode(context, { ...own, code })
        return c.json(await getContact(context, own))
      },
    )
    .get(
      '/:id/history',
      describe({
        summary: 'What happened to a contact',
        tag,
        answer: [200, contactHistorySchema],
        refusals: ['not_found'],
      }),
      async (c) => {
        return c.json(await listHistory(context, ownContact(c)))
      },
    )
}

/** A resend without any wish needs no body. */
function hasBody(request: Request): boolean {
  return request.body !== null && request.headers.get('content-length') !== '0'
}
