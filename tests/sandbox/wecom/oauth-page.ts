import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { html } from 'hono/html'
import type { SandboxContext, SandboxEnv } from '../core/fault-effects.ts'
import { pageStyle } from '../page/page-style.ts'
import type { WecomService } from './wecom-service.ts'

export const openAsCookie = 'sandbox_open_as'
type Refusal = { refused: string }
type Request = { redirectUri: string; state: string }

/** The page where WeCom knows who is there; here one picks who one is. */
export function oauthRoutes(service: WecomService): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>()

  app.get('/authorize', (c) => {
    const request = readRequest(c, service)
    if ('refused' in request) return c.html(refusedPage(request.refused), 400)
    const chosen = c.req.query('userid') ?? getCookie(c, openAsCookie)
    const member = chosen ? service.directory.find(chosen) : undefined
    if (!member) return c.html(pickerPage(c, service))
    const target = new URL(request.redirectUri)
    target.searchParams.set('code', service.codes.issue(member.userid))
    target.searchParams.set('state', request.state)
    return c.redirect(target.href)
  })
  return app
}

function readRequest(c: SandboxContext, service: WecomService): Request | Refusal {
  const query = c.req.query()
  const { options } = service
  if (query.appid !== options.corpId) return { refused: 'appid 参数错误' }
  if (query.response_type !== 'code') return { refused: 'response_type 参数错误' }
  if (query.scope !== 'snsapi_base' && query.scope !== 'snsapi_privateinfo') {
    return { refused: 'scope 参数错误' }
  }
  if (query.scope === 'snsapi_privateinfo' && query.agentid !== String(options.agentId)) {
    return { refused: 'agentid 参数错误' }
  }
  const target = URL.canParse(query.redirect_uri ?? '') ? new URL(query.redirect_uri ?? '') : null
  if (!target?.protocol.startsWith('http')) return { refused: 'redirect_uri 参数错误' }
  const domains = options.trustedDomains
  if (domains && !domains.includes(target.host)) {
    return { refused: 'redirect_uri 与配置的授权完成回调域名不一致（50001）' }
  }
  return { redirectUri: target.href, state: query.state ?? '' }
}

function pickerPage(c: SandboxContext, service: WecomService) {
  const wanted = (c.req.query('q') ?? '').trim()
  const found = service.directory
    .list()
    .filter((member) => service.directory.isReachable(member))
    .filter((member) => member.name.includes(wanted) || member.userid.includes(wanted))
    .slice(0, 100)
  const here = new URL(c.req.url)
  function linkFor(userid: string): string {
    const link = new URL(here)
    link.searchParams.set('userid', userid)
    return link.pathname + link.search
  }
  const kept = [...here.searchParams].filter(([name]) => name !== 'q')
  return shell(
    '选择登录的成员',
    html`<h1>您是哪一位？</h1>
<p class="t2">替身环境：选一位员工，相当于在企业微信里用这位的账号打开。</p>
<form class="row">${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<input name="q" value="${wanted}" placeholder="姓名或账号" aria-label="姓名或账号"><button class="btn">查找</button></form>
<ul class="card list">${found.map(
      (member) => html`<li><a href="${linkFor(member.userid)}"><b>${member.name}</b>
<span class="t2">${member.departmentIds.map((id) => service.directory.departmentName(id)).join('、')} · ${member.userid}</span></a></li>`,
    )}</ul>
${found.length === 0 ? html`<p>没有找到。</p>` : ''}`,
  )
}

function refusedPage(reason: string) {
  return shell('无法打开', html`<h1>无法打开</h1><p>${reason}</p>`)
}

function shell(title: string, body: unknown) {
  return html`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,"><title>${title}</title>${pageStyle}</head><body><main class="narrow">${body}</main></body></html>`
}
