import { Hono, type Context as HonoContext } from 'hono'
import { recordMiss } from '../../../features/challenge/record-miss.ts'
import { getDrillQuestion } from '../../../features/drill/find-drill-message.ts'
import { recordDrillAnswer } from '../../../features/drill/record-drill-answer.ts'
import type { Core } from '../../../kernel/core.ts'
import type { Site } from '../shell.ts'
import { throttledPage, unknownPage } from '../views/endings.ts'
import { fromWhen } from '../when.ts'
import { drillAskPage, drillOverPage, drillThanksPage } from './views.ts'

/**
 * One link of a drill. Opening it changes nothing, for scanners and chat previews open links; the press is answered by a
 * redirect, so that reloading repeats nothing. A link that is none counts as a miss of its caller, as at `/c`.
 */
export function drillRoutes(core: Core, site: Site, callerOf: (c: HonoContext) => string): Hono {
  async function show(c: HonoContext): Promise<Response> {
    const link = c.req.param('link') ?? ''
    const question = await getDrillQuestion(core, link)
    if (!question) {
      const now = core.clock.now()
      const retryAt = await recordMiss(core, { scope: 'link', caller: callerOf(c) })
      if (!retryAt) return c.html(unknownPage(site), 404)
      c.header('retry-after', String(Math.ceil((retryAt.getTime() - now.getTime()) / 1000)))
      return c.html(throttledPage(site, { retryAt: fromWhen(retryAt, now) }), 429)
    }
    if (question.state === 'over') return c.html(drillOverPage(site))
    const { employee } = question
    return c.html(
      question.state === 'answered'
        ? drillThanksPage(site, { employee })
        : drillAskPage(site, { link, employee }),
    )
  }
  const back = (c: HonoContext) =>
    c.redirect(`/d/${encodeURIComponent(c.req.param('link') ?? '')}`, 303)
  return (
    new Hono()
      .get('/:link', show)
      // an address copied with a slash at its end; that of a press, asked for: pull to refresh, or typed again
      .get('/:link/', back)
      .get('/:link/received', back)
      .post('/:link/received', async (c) => {
        const { outcome } = await recordDrillAnswer(core, { token: c.req.param('link') })
        return outcome === 'nothing' ? show(c) : back(c)
      })
  )
}
