import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Question } from '../../api/_src/features/challenge/question.ts'
import {
  drillAskPage,
  drillOverPage,
  drillThanksPage,
} from '../../api/_src/http/pages/drill/views.ts'
import { pageHeaders } from '../../api/_src/http/pages/page-headers.ts'
import type { Place } from '../../api/_src/http/pages/places.ts'
import { renderLink } from '../../api/_src/http/pages/render-link.ts'
import type { Html, Site } from '../../api/_src/http/pages/shell.ts'
import { codePage } from '../../api/_src/http/pages/views/code.ts'
import {
  expiredPage,
  linkSentPage,
  throttledPage,
  troublePage,
  unknownPage,
} from '../../api/_src/http/pages/views/endings.ts'
import { listPage, nothingOpenPage, numberPage } from '../../api/_src/http/pages/views/number.ts'

export const site: Site = { company: '远禾精密', landline: '0512-5550-0100', retentionDays: 30 }

const now = new Date('2026-11-23T02:21:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

export const openQuestion: Question = {
  challengeId: 'chg_1',
  contactId: 'con_1',
  employeeId: 'emp_1',
  phoneHash: 'hash',
  kind: 'first',
  state: 'open',
  closesAt: later(10_000),
  answeredAt: null,
  declineWhy: null,
  undoUntil: null,
  withdrawnAt: null,
  employeeName: '张敏',
  employeeAwaited: false,
  relation: '母亲',
  maskedName: '王*芬',
  phoneTail: '9012',
  provenBy: null,
  over: false,
  stopped: false,
}

/** A page of a working link in one state. */
export function linkPage(
  change: Partial<Question> = {},
  place: Place | null = null,
  left = 3,
): Html {
  const question = { ...openQuestion, ...change }
  return renderLink(site, { link: 'a1B2c3D4', question, place, left, retryAt: later(1), now })
}

const confirmed = { state: 'confirmed', answeredAt: now } as const
const declined = { state: 'declined', answeredAt: now, undoUntil: later(1_440) } as const

/** Every page that a contact can get to see, by name. */
export const gallery: Readonly<Record<string, () => Html>> = {
  ask: () => linkPage(),
  'ask-child': () => linkPage({ relation: '子女' }),
  'ask-child-unticked': () => linkPage({ relation: '子女' }, 'agree_missing'),
  'ask-renewal': () => linkPage({ kind: 'renewal', provenBy: 'link' }),
  'ask-proven': () => linkPage({ provenBy: 'code' }),
  'ask-awaited': () => linkPage({ employeeAwaited: true }),
  'ask-long-name': () => linkPage({ employeeName: '阿卜杜热合曼·买买提明·吐尔逊江' }),
  'ask-undone': () => linkPage({}, 'undone'),
  code: () => linkPage({}, 'code'),
  'code-wrong': () => linkPage({}, 'code_wrong'),
  'code-stale': () => linkPage({}, 'code_stale'),
  'code-malformed': () => linkPage({}, 'code_malformed'),
  'code-soon': () => linkPage({}, 'code_soon'),
  locked: () => linkPage({}, 'code', 0),
  stopped: () => linkPage({}, 'stopped'),
  thanks: () => linkPage(confirmed, 'thanks'),
  answered: () => linkPage(confirmed),
  'answered-saved': () => linkPage(confirmed, 'saved'),
  'answered-bad-name': () => linkPage(confirmed, 'bad_name'),
  'answered-nothing-new': () => linkPage(confirmed, 'nothing_new'),
  leave: () => linkPage(confirmed, 'leave'),
  left: () => linkPage({ ...confirmed, withdrawnAt: now }),
  'declined-unknown': () => linkPage({ ...declined, declineWhy: 'unknown' }),
  'declined-unwilling': () => linkPage({ ...declined, declineWhy: 'unwilling' }),
  'declined-too-late': () =>
    linkPage({ ...declined, declineWhy: 'unwilling', undoUntil: later(-1) }),
  over: () => linkPage({ over: true }),
  expired: () => expiredPage(site, { link: 'a1B2c3D4', soon: null }),
  'expired-soon': () => expiredPage(site, { link: 'a1B2c3D4', soon: '10:22' }),
  'link-sent': () => linkSentPage(site),
  unknown: () => unknownPage(site),
  throttled: () => throttledPage(site, { retryAt: '10:30' }),
  trouble: () => troublePage(site, { backTo: '/c/a1B2c3D4' }),
  number: () => numberPage(site, { typed: '', trouble: null }),
  'number-wrong': () =>
    numberPage(site, { typed: '1380000901', trouble: '手机号是 11 位，还差 1 位' }),
  'number-code': () =>
    codePage(site, {
      title: '填写验证码',
      sent: '如果有员工请尾号 9012 的手机做紧急联络人，验证码 1 分钟内会发到，10 分钟内有效。',
      confirmAction: '/c/confirm',
      confirmWords: '看看是谁',
      againAction: '/c/code',
      hidden: html`<input type="hidden" name="ticket" value="x">`,
      trouble: null,
      typed: '',
      below: html`<p class="s">同一个手机 1 分钟最多 1 条、1 小时最多 5 条。号码填错了？<a href="/c">重新填</a></p>`,
    }),
  list: () =>
    listPage(site, {
      questions: [
        { link: 'a1B2c3D4', employee: '张敏', answered: false },
        { link: 'e5F6g7H8', employee: '李强', answered: true },
      ],
    }),
  'nothing-open': () => nothingOpenPage(site),
  'drill-ask': () => drillAskPage(site, { link: 'a1B2c3D4', employee: '张敏' }),
  'drill-thanks': () => drillThanksPage(site, { employee: '张敏' }),
  'drill-over': () => drillOverPage(site),
}

/** Serves the gallery with the headers of the product: `GET /<name>`. */
export async function serveGallery(): Promise<{ url: string; close: () => void }> {
  const app = new Hono()
  app.use(pageHeaders())
  app.get('/:name', (c) => {
    const page = gallery[c.req.param('name')]
    return page ? c.html(page()) : c.notFound()
  })
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({ url: `http://127.0.0.1:${port}`, close: () => server.close() }),
    )
  })
}
