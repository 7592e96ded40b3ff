import { Hono, type Context as HonoContext } from 'hono'
import { MAX_CONTACTS } from '../../../../../shared/contact.ts'
import { getContact, listContacts } from '../../../features/contact/get-contact.ts'
import { checkNumber } from '../../../features/number/check-number.ts'
import { AppError } from '../../../kernel/app-error.ts'
import type { Core } from '../../../kernel/core.ts'
import { randomString } from '../../../kernel/random.ts'
import type { NumberServicePort } from '../../../ports/number-service.ts'
import { isId } from '../../read-id.ts'
import { readFields } from '../form-fields.ts'
import type { Site } from '../shell.ts'
import type { Door, Theirs } from './joiner-door.ts'
import { joinerPath } from './joiner-places.ts'
import { sayNumber } from './say-number.ts'
import { submitEntry } from './submit-entry.ts'
import { isVeiled } from './veil.ts'
import { type FormInput, formPage } from './views/form.ts'
import { fullPage } from './views/full.ts'

const NOTHING = { name: '', relation: '', phone: '' }

/** The form: somebody new, or another number for somebody who is there. What was typed and refused is shown again. */
export function entryRoutes(
  core: Core & { numberService: NumberServicePort },
  site: Site,
  door: Door,
): Hono {
  const linkOf = (c: HonoContext) => c.req.param('link') ?? ''
  const form = (c: HonoContext, given: Partial<FormInput>) => {
    const key = randomString(core.random, 24)
    const empty = { link: linkOf(c), key, typed: NOTHING, trouble: null, replaces: null }
    return c.html(formPage(site, { ...empty, ...given }), given.trouble ? 422 : 200)
  }
  /** Only for the browser that opened the link. */
  const inside =
    (act: (c: HonoContext, theirs: Theirs) => Promise<Response>) => async (c: HonoContext) => {
      const visit = await door.visit(c)
      return visit.found === 'theirs' ? act(c, visit) : door.turnAway(c, visit)
    }
  const pressed = (act: (c: HonoContext, theirs: Theirs) => Promise<Response>) =>
    inside(async (c, theirs) => (await door.slowDown(c, theirs)) ?? act(c, theirs))

  return new Hono()
    .get(
      '/:link/new',
      inside(async (c, { employeeId }) => {
        const { contacts } = await listContacts(core, { employeeId })
        const full = contacts.length >= MAX_CONTACTS
        return full ? c.html(fullPage(site, { link: linkOf(c) })) : form(c, {})
      }),
    )
    .get(
      '/:link/contacts/:id/number',
      inside(async (c, { employeeId, issuedAt }) => {
        const contactId = c.req.param('id') ?? ''
        const known = isId(contactId, 'contact')
          ? await getContact(core, { employeeId, contactId }).catch(() => null)
          : null
        if (!known) return c.redirect(joinerPath(linkOf(c), '', 'gone'), 303)
        const name = isVeiled(known.id, issuedAt) ? '' : known.name
        const typed = { name, relation: known.relation, phone: '' }
        return form(c, { typed, replaces: known.id })
      }),
    )
    .post(
      '/:link/contacts',
      pressed(async (c, { employeeId }) => {
        const fields = await readFields(
          c,
          'key',
          'name',
          'relation',
          'phone',
          'replaces',
          'insists',
          'shared',
          'otherNumber',
        )
        const key = /^[A-Za-z0-9]{24}$/.test(fields.key)
          ? fields.key
          : randomString(core.random, 24)
        const replaces = isId(fields.replaces, 'contact') ? fields.replaces : ''
        const entry = { employeeId, fields: { ...fields, key, replaces } }
        const trouble = await submitEntry(core, entry)
        if (!trouble) return c.redirect(joinerPath(linkOf(c), '', 'added'), 303)
        const { name, relation, phone } = fields
        return form(c, { typed: { name, relation, phone }, trouble, replaces: replaces || null })
      }),
    )
    .post(
      '/:link/number',
      pressed(async (c, { employeeId }) => {
        const { phone } = await readFields(c, 'phone')
        return c.json({ text: await sayNumber(phone, () => check(phone, employeeId)) })
      }),
    )

  async function check(phone: string, employeeId: string) {
    return checkNumber(core, { employeeId, phone, withHome: true }).catch((error: unknown) => {
      if (error instanceof AppError) return null
      throw error
    })
  }
}
