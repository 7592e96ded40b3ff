import { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { z } from 'zod'
import type { SandboxEnv } from '../core/fault-effects.ts'
import { openAsCookie } from '../wecom/oauth-page.ts'
import { pressCard } from '../wecom/press-card.ts'
import type { SandboxParts } from './control-app.ts'
import { readJson } from './read-json.ts'
import { noSuchMember, refuse } from './refuse.ts'

const loginInput = z.strictObject({ userid: z.string().min(1) })
const pressInput = z.strictObject({
  taskId: z.string().min(1),
  userid: z.string().min(1),
  key: z.string().min(1),
})
const openAsSeconds = 60

export function wecomRoutes({ wecom, callbacks }: SandboxParts): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>()
  const { directory } = wecom

  app.get('/wecom/members', (c) => {
    const members = directory.list().map((member) => ({
      userid: member.userid,
      name: member.name,
      department: member.departmentIds.map((id) => directory.departmentName(id)).join('、'),
    }))
    return c.json(members)
  })
  app.get('/wecom/members/:userid/messages', (c) => {
    const member = directory.find(c.req.param('userid'))
    if (!member) return noSuchMember(c)
    const messages = wecom.messages.sentTo(member.userid).map((message) => ({
      ...message,
      sentAt: new Date(message.sentAt).toISOString(),
    }))
    return c.json(messages)
  })
  app.post('/wecom/login-codes', async (c) => {
    const input = await readJson(c, loginInput)
    if (input instanceof Response) return input
    const member = directory.find(input.userid)
    if (!member) return noSuchMember(c)
    return c.json({ code: wecom.codes.issue(member.userid) }, 201)
  })
  app.post('/wecom/presses', async (c) => {
    const input = await readJson(c, pressInput)
    if (input instanceof Response) return input
    const press = await pressCard(wecom, callbacks, input)
    if (press.outcome === 'no_such_card')
      return refuse(c, 404, 'not_found', '这位成员没有收到这张卡片，请刷新后再试。')
    if (press.outcome === 'no_such_button')
      return refuse(c, 409, 'nothing_to_do', '这个按钮已经不在卡片上了，请刷新看看最新的样子。')
    return c.json({ answered: press.answered }, 201)
  })
  app.delete('/wecom/tokens', (c) => {
    wecom.tokens.revoke()
    return c.body(null, 204)
  })
  app.get('/open/:userid', (c) => {
    const member = directory.find(c.req.param('userid'))
    if (!member) return noSuchMember(c)
    const loginUrl = wecom.options.loginUrl ?? '/api/sessions/wecom-oauth'
    const here = new URL(c.req.url)
    const login = new URL(loginUrl, here)
    // opened at 127.0.0.1 while the log-in is at localhost: the cookie has to be where the log-in is
    if (here.port === login.port && here.hostname !== login.hostname)
      return c.redirect(new URL(here.pathname, login).href)
    setCookie(c, openAsCookie, member.userid, {
      path: '/connect',
      maxAge: openAsSeconds,
      httpOnly: true,
      sameSite: 'Lax',
    })
    return c.redirect(loginUrl)
  })
  return app
}
