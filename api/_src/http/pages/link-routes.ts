import { Hono, type Context as HonoContext } from 'hono'
import { confirmChallenge } from '../../features/challenge/confirm-challenge.ts'
import { declineChallenge } from '../../features/challenge/decline-challenge.ts'
import { recordCorrection } from '../../features/challenge/record-correction.ts'
import { requestCode } from '../../features/challenge/request-code.ts'
import { requestLink } from '../../features/challenge/request-link.ts'
import { undoDecline } from '../../features/challenge/undo-decline.ts'
import { withdrawContact } from '../../features/challenge/withdraw-contact.ts'
import type { Core } from '../../kernel/core.ts'
import { readFields } from './form-fields.ts'
import { type Place, pathOf } from './places.ts'
import { readLinkPage } from './read-link-page.ts'
import type { Site } from './shell.ts'

const presses = ['code', 'confirm', 'decline', 'undo', 'correct', 'withdraw', 'renew']

/** What a press led to, before it is turned into an address. */
type Pressed = { outcome: string }

/**
 * One question's pages. Every press is answered by a redirect to the page that shows where things stand,
 * so reloading repeats nothing; a press that came too late simply shows what holds. Only entries that a person
 * can mend are answered in place: they must not travel in an address.
 */
export function linkRoutes(core: Core, site: Site, callerOf: (c: HonoContext) => string): Hono {
  const show = readLinkPage(core, site, callerOf)

  /** After a press: to the page at `place`, or what an unknown link shows. */
  function go(c: HonoContext, { outcome }: Pressed, place: Place | null) {
    const link = c.req.param('link') ?? ''
    return outcome === 'nothing' ? show(c) : c.redirect(pathOf(link, place), 303)
  }

  return (
    new Hono()
      .get('/:link', (c) => show(c))
      // the address of a press, asked for: pull to refresh, or typed again
      .get(`/:link/:press{${presses.join('|')}}`, (c) => go(c, { outcome: 'asked' }, null))
      .post('/:link/code', async (c) => {
        const { agree } = await readFields(c, 'agree')
        const token = c.req.param('link')
        if (agree === '') return go(c, { outcome: 'asked' }, 'agree_missing')
        const result = await requestCode(core, { token, purpose: 'confirm' })
        return go(c, result, codePlaces[result.outcome] ?? null)
      })
      .post('/:link/confirm', async (c) => {
        const fields = await readFields(c, 'code', 'agree')
        const token = c.req.param('link')
        if (fields.code === '' && fields.agree === '')
          return go(c, { outcome: 'asked' }, 'code_malformed')
        const result = await confirmChallenge(core, { token, code: fields.code })
        if (result.outcome === 'malformed')
          return show(c, { place: 'code_malformed', typed: fields })
        return go(c, result, confirmPlaces[result.outcome] ?? null)
      })
      .post('/:link/decline', async (c) => {
        const { why } = await readFields(c, 'why')
        if (why !== 'unknown' && why !== 'unwilling') return go(c, { outcome: 'asked' }, null)
        return go(c, await declineChallenge(core, { token: c.req.param('link'), why }), null)
      })
      .post('/:link/undo', async (c) => {
        const result = await undoDecline(core, { token: c.req.param('link') })
        return go(c, result, result.outcome === 'undone' ? 'undone' : null)
      })
      .post('/:link/correct', async (c) => {
        const fields = await readFields(c, 'name', 'relation')
        const result = await recordCorrection(core, { token: c.req.param('link'), ...fields })
        if (result.outcome === 'bad_name') return show(c, { place: 'bad_name', typed: fields })
        return go(c, result, correctPlaces[result.outcome] ?? null)
      })
      .post('/:link/withdraw', async (c) => {
        const { code } = await readFields(c, 'code')
        const token = c.req.param('link')
        if (code === '') {
          const result = await requestCode(core, { token, purpose: 'withdraw' })
          return go(c, result, leaveCodePlaces[result.outcome] ?? null)
        }
        const result = await withdrawContact(core, { token, code })
        if (result.outcome === 'malformed')
          return show(c, { place: 'leave_malformed', typed: { code } })
        return go(c, result, leavePlaces[result.outcome] ?? null)
      })
      .post('/:link/renew', async (c) => {
        const result = await requestLink(core, { token: c.req.param('link') })
        return go(c, result, renewPlaces[result.outcome] ?? null)
      })
  )
}

const codePlaces: Record<string, Place> = {
  issued: 'code',
  soon: 'code_soon',
  stopped: 'stopped',
}
const confirmPlaces: Record<string, Place> = {
  confirmed: 'thanks',
  wrong: 'code_wrong',
  locked: 'code',
  stale: 'code_stale',
}
const leaveCodePlaces: Record<string, Place> = {
  issued: 'leave',
  soon: 'leave_soon',
  stopped: 'stopped',
}
const leavePlaces: Record<string, Place> = {
  wrong: 'leave_wrong',
  locked: 'leave',
  stale: 'leave_stale',
}
const correctPlaces: Record<string, Place> = {
  saved: 'saved',
  nothing_new: 'nothing_new',
}
const renewPlaces: Record<string, Place> = {
  sent: 'sent',
  soon: 'soon',
  over: 'over',
  stopped: 'stopped',
}
