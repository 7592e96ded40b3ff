import { Hono, type Context as HonoContext } from 'hono'
import { offersScreenCode } from '../../../../../shared/screen-code.ts'
import { readCode } from '../../../features/challenge/code.ts'
import { confirmScreenCode } from '../../../features/challenge/confirm-screen-code.ts'
import { requestScreenCode } from '../../../features/challenge/request-screen-code.ts'
import { getContact } from '../../../features/contact/get-contact.ts'
import type { AppError } from '../../../kernel/app-error.ts'
import type { Core } from '../../../kernel/core.ts'
import { readFields } from '../form-fields.ts'
import type { Site } from '../shell.ts'
import { fromWhen } from '../when.ts'
import { aboutContact, type Own } from './about-contact.ts'
import type { Door } from './joiner-door.ts'
import { type JoinerPlace, joinerPath, readJoinerPlace } from './joiner-places.ts'
import { veil } from './veil.ts'
import { type BesideTrouble, besidePage } from './views/beside.ts'

/**
 * 家人在身边, as in the mini-program (design §5.4): the contact gets a code, and the person types it here. The same verbs,
 * so the same proof, limits and tries. `otherwise` shows a refusal that is about the contact and not about a code.
 */
export function besideRoutes(
  core: Core,
  site: Site,
  door: Door,
  otherwise: (c: HonoContext, own: Own, error: AppError) => Promise<Response>,
): Hono {
  const go = (c: HonoContext, rest: string, place: JoinerPlace | null = null) =>
    c.redirect(joinerPath(c.req.param('link') ?? '', rest, place), 303)

  async function show(c: HonoContext, own: Own, trouble: BesideTrouble | null = null) {
    const contact = veil(await getContact(core, own), own.issuedAt)
    // by now it was typed, or they answered themselves: the contact's page says so
    if (!offersScreenCode(contact)) return go(c, `/contacts/${own.contactId}`)
    const isSent = readJoinerPlace(c.req.query('at')) === 'sent'
    const page = { link: c.req.param('link') ?? '', contact, isSent, trouble }
    return c.html(besidePage(site, page), trouble ? 422 : 200)
  }

  const about = aboutContact(door, async (c, own, error) => {
    switch (error.code) {
      case 'too_soon': {
        const { retryAt } = error
        if (!retryAt) return otherwise(c, own, error)
        return show(c, own, { kind: 'soon', retryAt: fromWhen(retryAt, core.clock.now()) })
      }
      case 'code_wrong':
      case 'code_expired':
      case 'code_locked':
        return show(c, own, { kind: 'refused', sentence: error.sentence })
      default:
        return otherwise(c, own, error)
    }
  })

  return new Hono()
    .get(
      '/:link/contacts/:id/code',
      about((c, own) => show(c, own)),
    )
    .post(
      '/:link/contacts/:id/code-requests',
      about(async (c, own) => {
        await requestScreenCode(core, own)
        return go(c, `/contacts/${own.contactId}/code`, 'sent')
      }),
    )
    .post(
      '/:link/contacts/:id/code',
      about(async (c, own) => {
        const { code } = await readFields(c, 'code')
        if (!readCode(code)) return show(c, own, { kind: 'malformed', typed: code })
        await confirmScreenCode(core, { ...own, code })
        return go(c, '', 'beside')
      }),
    )
}
