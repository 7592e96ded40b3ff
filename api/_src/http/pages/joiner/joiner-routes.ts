import { Hono, type Context as HonoContext } from 'hono'
import { contactPatchSchema } from '../../../../../shared/contact.ts'
import { editContact } from '../../../features/contact/edit-contact.ts'
import { getContact, listContacts } from '../../../features/contact/get-contact.ts'
import { removeContact } from '../../../features/contact/remove-contact.ts'
import { resendContact } from '../../../features/contact/resend-contact.ts'
import { findNextAskTime } from '../../../features/message/message-queries.ts'
import { openLink } from '../../../features/preboarding/open-link.ts'
import { recordFinished } from '../../../features/preboarding/record-finished.ts'
import type { AppError } from '../../../kernel/app-error.ts'
import type { Core } from '../../../kernel/core.ts'
import { readFields } from '../form-fields.ts'
import type { Site } from '../shell.ts'
import { lastDayOf } from '../when.ts'
import { aboutContact, type Own } from './about-contact.ts'
import { besideRoutes } from './beside-routes.ts'
import type { Door, Theirs } from './joiner-door.ts'
import { type JoinerPlace, joinerPath, readJoinerPlace } from './joiner-places.ts'
import { fieldOf, readTrouble } from './read-trouble.ts'
import { isVeiled, veil } from './veil.ts'
import { editPage } from './views/edit.ts'
import type { FieldTrouble } from './views/field-trouble.ts'
import { homePage } from './views/home.ts'
import { noCookiePage } from './views/welcome.ts'

type Refused = { name: string; relation: string; trouble: FieldTrouble }

/** The list, and what may be done about each contact. Every press ends at an address that only shows. */
export function joinerRoutes(core: Core, site: Site, door: Door): Hono {
  const linkOf = (c: HonoContext) => c.req.param('link') ?? ''
  const go = (c: HonoContext, place: JoinerPlace | null = null) =>
    c.redirect(joinerPath(linkOf(c), '', place), 303)

  async function showHome(c: HonoContext, theirs: Theirs): Promise<Response> {
    const { issuedAt } = theirs
    const all = await listContacts(core, theirs)
    const list = { ...all, contacts: all.contacts.map((one) => veil(one, issuedAt)) }
    const said = readJoinerPlace(c.req.query('at'))
    const { name, expiresAt, finishedAt } = theirs
    const home = { link: linkOf(c), name, list, until: lastDayOf(expiresAt), said }
    return c.html(homePage(site, { ...home, finished: finishedAt !== null }))
  }

  async function showContact(c: HonoContext, own: Own, refused?: Refused): Promise<Response> {
    const contact = veil(await getContact(core, own), own.issuedAt)
    const { name, relation } = refused ?? contact
    const veiled = isVeiled(own.contactId, own.issuedAt)
    const page = { link: linkOf(c), contact, typed: { name, relation }, veiled }
    const trouble = refused?.trouble ?? null
    return c.html(editPage(site, { ...page, trouble }), refused ? 422 : 200)
  }

  const refuse = async (c: HonoContext, own: Own, error: AppError) => {
    const { name, relation } = veil(await getContact(core, own), own.issuedAt)
    const trouble = { sentence: error.sentence, field: fieldOf(error.field) }
    return showContact(c, own, { name, relation, trouble })
  }
  const about = aboutContact(door, refuse)

  return (
    new Hono()
      .get('/:link', async (c) => {
        const visit = await door.visit(c)
        return visit.found === 'theirs' ? showHome(c, visit) : door.turnAway(c, visit)
      })
      .post('/:link/open', async (c) => {
        const visit = await openLink(core, { link: linkOf(c), browser: door.browserOf(c) })
        if (visit.found === 'theirs') return go(c)
        return visit.found === 'unopened'
          ? c.html(noCookiePage(site, { link: linkOf(c) }), 422)
          : door.turnAway(c, visit)
      })
      .post('/:link/finish', async (c) => {
        const visit = await door.visit(c)
        if (visit.found !== 'theirs') return door.turnAway(c, visit)
        return go(c, (await recordFinished(core, visit)) ? 'finished' : 'nobody')
      })
      .get('/:link/contacts/:id', about(showContact))
      .post(
        '/:link/contacts/:id',
        about(async (c, own) => {
          const fields = await readFields(c, 'name', 'relation')
          const read = contactPatchSchema.safeParse(fields)
          if (!read.success)
            return showContact(c, own, {
              ...fields,
              trouble: readTrouble(read.error.issues[0], '有一项没有填对，请检查后再保存。'),
            })
          await editContact(core, { ...own, patch: read.data })
          return go(c, 'changed')
        }),
      )
      .post(
        '/:link/contacts/:id/remove',
        about(async (c, own) => {
          await removeContact(core, own)
          return go(c, 'removed')
        }),
      )
      .post(
        '/:link/contacts/:id/resend',
        about(async (c, own) => {
          const { now } = await readFields(c, 'now')
          const { state } = await getContact(core, own)
          const nextAskTime = (contactId: string) => findNextAskTime(core, contactId)
          await resendContact(core, { ...own, now: now === 'on', nextAskTime })
          return go(c, state === 'draft' ? 'checking' : 'asked')
        }),
      )
      .route('/', besideRoutes(core, site, door, refuse))
      // the address of a press, asked for: pull to refresh, or typed again
      .get('/:link/:rest{.+}', (c) => go(c))
  )
}
