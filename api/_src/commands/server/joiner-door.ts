import { randomUUID } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { preboardingAnswerSchema } from '../../../../shared/preboarding.ts'
import { joiner } from '../../../../tests/support/stand-ins/joiner.ts'
import { takePreboardings } from '../../flow/batches/take-preboardings.ts'
import { addMilliseconds, DAY, shanghaiDate } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'

/** `GET /sandbox/joiner`: plays an HR core that hands an invented joiner a new link each time; `next` answers all else. */
export function joinerDoor(core: Core, next: MiddlewareHandler): MiddlewareHandler {
  return async (c, go) => {
    if (c.req.method !== 'GET' || c.req.path !== '/sandbox/joiner') return next(c, go)
    const startOn = shanghaiDate(addMilliseconds(core.clock.now(), 10 * DAY))
    const { employeeNo, name } = joiner
    const row = { employeeNo, name, startOn, reissue: true }
    const answer = await takePreboardings(core, {
      lineId: 'sandbox',
      keyId: 'sandbox',
      key: randomUUID(),
      what: 'preboarding',
      rows: [row],
      urlOf: (link) => `/j/${link}`,
    })
    const [result] = preboardingAnswerSchema.parse(JSON.parse(answer)).results
    return result?.link ? c.redirect(result.link, 303) : c.text(result?.message ?? '', 409)
  }
}
