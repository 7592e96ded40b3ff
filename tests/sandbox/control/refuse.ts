import { randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { limitBody } from '../../../api/_src/http/middleware/body-limit.ts'
import type { SandboxContext, SandboxEnv } from '../core/fault-effects.ts'

const LARGEST_BODY = 64 * 1024
const METHODS = ['GET', 'POST', 'DELETE']

/** A refusal in the product's own shape, so that one client reads both. */
export function refuse(
  c: SandboxContext,
  status: ContentfulStatusCode,
  code: string,
  message: string,
): Response {
  return c.json({ code, message, requestId: `sandbox_${randomUUID()}` }, status)
}

export function noSuchMember(c: SandboxContext): Response {
  return refuse(c, 404, 'not_found', '没有这位成员，请到 /sandbox/wecom/members 查看成员名单。')
}

export const limitLeverBody = limitBody(
  () => LARGEST_BODY,
  (c) => refuse(c, 413, 'body_too_large', '提交的内容太长了，请缩短后再试。'),
)

/** What the levers `app` answer where there is no lever, and for what went wrong inside one. */
export function refuseUnknownLevers(app: Hono<SandboxEnv>): void {
  app.notFound((c) => {
    const allowed = METHODS.filter((method) =>
      app.router.match(method, c.req.path)[0].some(([[, route]]) => route.method === method),
    )
    if (allowed.length === 0)
      return refuse(c, 404, 'not_found', '没有这个地址，请对照 tests/sandbox/README.md 检查。')
    c.header('allow', allowed.join(', '))
    return refuse(c, 405, 'method_not_allowed', `这个地址只支持 ${allowed.join('、')}。`)
  })
  app.onError((error, c) => {
    console.error(error)
    return refuse(c, 500, 'unexpected', '替身出了错，请看启动它的终端。')
  })
}
