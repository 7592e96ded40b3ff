import { Hono, type Context as HonoContext } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import { phoneHint, readPhone } from '../../../../shared/phone.ts'
import { confirmLookup } from '../../features/challenge/confirm-lookup.ts'
import { findQuestion } from '../../features/challenge/question.ts'
import { recordMiss } from '../../features/challenge/record-miss.ts'
import { requestLookupCode } from '../../features/challenge/request-lookup-code.ts'
import type { Core } from '../../kernel/core.ts'
import { readFields } from './form-fields.ts'
import type { Html, Site } from './shell.ts'
import { openTicket, sealTicket, type Ticket } from './ticket.ts'
import { type CodeTrouble, codePage } from './views/code.ts'
import { throttledPage } from './views/endings.ts'
import { lockedPage } from './views/locked.ts'
import { type ListedQuestion, listPage, nothingOpenPage, numberPage } from './views/number.ts'
import { fromWhen } from './when.ts'

const COOKIE = 'jinlian_ticket'

/**
 * The fixed form (`GET /c`): the person types their own number and sees who named them only after the code.
 * Every answer is the same for a number nobody named.
 */
export function numberRoutes(
  core: Core,
  site: Site,
  door: { callerOf: (c: HonoContext) => string; secure: boolean },
): Hono {
  function keepTicket(c: HonoContext, ticket: Ticket): string {
    const sealed = sealTicket(core.vault, ticket, core.clock.now())
    const rules = { path: '/c', httpOnly: true, sameSite: 'Lax', maxAge: 1800 } as const
    setCookie(c, COOKIE, sealed, { ...rules, secure: door.secure })
    return sealed
  }

  function readTicket(c: HonoContext, field: string): Ticket | null {
    const now = core.clock.now()
    return (
      openTicket(core.vault, field, now) ?? openTicket(core.vault, getCookie(c, COOKIE) ?? '', now)
    )
  }

  async function listed(links: readonly string[]): Promise<ListedQuestion[]> {
    const now = core.clock.now()
    const readings = await Promise.all(
      links.map(async (link) => ({ link, ...(await findQuestion(core.db, core, link, now)) })),
    )
    return readings.flatMap((reading) =>
      reading.found === 'works' && !reading.question.over
        ? [
            {
              link: reading.link,
              employee: reading.question.employeeName,
              answered: reading.question.state !== 'open',
            },
          ]
        : [],
    )
  }

  return (
    new Hono()
      .get('/', async (c) => {
        const ticket = readTicket(c, '')
        const questions = await listed(ticket?.links ?? [])
        if (questions.length > 0) return c.html(listPage(site, { questions }))
        return c.html(numberPage(site, { typed: ticket?.phone ?? '', trouble: null }))
      })
      // a page that a press answered, asked for anew: pull to refresh, or the address typed again
      .get('/code', (c) => c.redirect('/c', 303))
      .get('/confirm', (c) => c.redirect('/c', 303))
      .post('/code', async (c) => {
        const { phone, ticket } = await readFields(c, 'phone', 'ticket')
        const again = phone === '' ? readTicket(c, ticket) : null
        const typed = phone || (again?.phone ?? '')
        const reading = readPhone(typed)
        if (!reading.ok) {
          const trouble = phoneHint(typed)?.replace('对方的', '您的') ?? null
          return c.html(numberPage(site, { typed, trouble }), 422)
        }
        const now = core.clock.now()
        const retryAt = await recordMiss(core, { scope: 'lookup', caller: door.callerOf(c) })
        if (retryAt) return c.html(throttledPage(site, { retryAt: fromWhen(retryAt, now) }), 429)
        await requestLookupCode(core, { phoneHash: core.vault.hash('phone', reading.phone) })
        const sealed = keepTicket(c, { phone: reading.phone, links: [] })
        return c.html(lookupCodePage(site, sealed, reading.phone, null))
      })
      .post('/confirm', async (c) => {
        const { code, ticket: field, phone } = await readFields(c, 'code', 'ticket', 'phone')
        const typed = readPhone(phone)
        const ticket = readTicket(c, field) ?? (typed.ok ? { phone: typed.phone, links: [] } : null)
        if (!ticket)
          return c.html(
            numberPage(site, { typed: '', trouble: '等得太久了，请再填一次手机号。' }),
            422,
          )
        const known = await listed(ticket.links)
        if (known.length > 0) return c.redirect('/c', 303)

        const phoneHash = core.vault.hash('phone', ticket.phone)
        const result = await confirmLookup(core, { phoneHash, code })
        if (result.outcome === 'locked')
          return c.html(lockedPage(site, { employee: null, backTo: '/c', below: '' }), 429)
        if (result.outcome !== 'right') {
          const sealed = keepTicket(c, { phone: ticket.phone, links: [] })
          return c.html(lookupCodePage(site, sealed, ticket.phone, { ...result, typed: code }), 422)
        }
        const questions = await listed(result.links)
        keepTicket(c, { phone: ticket.phone, links: questions.map(({ link }) => link) })
        const [only] = questions
        if (!only) return c.html(nothingOpenPage(site))
        return questions.length === 1
          ? c.redirect(`/c/${only.link}`, 303)
          : c.html(listPage(site, { questions }))
      })
  )
}

type LookupTrouble = { outcome: 'wrong'; left: number } | { outcome: 'stale' | 'malformed' }

function lookupCodePage(
  site: Site,
  ticket: string,
  phone: string,
  result: (LookupTrouble & { typed: string }) | null,
): Html {
  return codePage(site, {
    title: '填写验证码',
    sent: html`如果有员工请尾号 ${phone.slice(-4)} 的手机做紧急联络人，验证码 1 分钟内会发到，10 分钟内有效。`,
    confirmAction: '/c/confirm',
    confirmWords: '看看是谁',
    againAction: '/c/code',
    hidden: html`<input type="hidden" name="ticket" value="${ticket}">`,
    trouble: result ? troubleOf(result) : null,
    typed: result?.typed ?? '',
    below: html`<p class="s">同一个手机 1 分钟最多 1 条、1 小时最多 5 条。号码填错了？<a href="/c">重新填</a></p>`,
  })
}

function troubleOf(result: LookupTrouble): CodeTrouble {
  return result.outcome === 'wrong'
    ? { kind: 'wrong', left: result.left }
    : { kind: result.outcome }
}
