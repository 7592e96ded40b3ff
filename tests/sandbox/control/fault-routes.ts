import { Hono } from 'hono'
import { z } from 'zod'
import type { SandboxEnv } from '../core/fault-effects.ts'
import { faultInput } from '../core/faults.ts'
import { carriers } from '../numbers/prefixes.ts'
import type { SandboxParts } from './control-app.ts'
import { readJson } from './read-json.ts'

const blockedInput = z.strictObject({ carriers: z.array(z.enum(carriers)) })

export function faultRoutes({ faults, sms }: SandboxParts): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>()
  app.get('/faults', (c) => c.json(faults.list()))
  app.post('/faults', async (c) => {
    const input = await readJson(c, faultInput)
    return input instanceof Response ? input : c.json(faults.add(input), 201)
  })
  app.delete('/faults', (c) => {
    faults.clear()
    return c.body(null, 204)
  })
  app.delete('/faults/:id', (c) => {
    faults.clear(Number(c.req.param('id')))
    return c.body(null, 204)
  })
  app.get('/blocked-links', (c) => c.json({ carriers: [...sms.blockedLinkCarriers] }))
  app.post('/blocked-links', async (c) => {
    const input = await readJson(c, blockedInput)
    if (input instanceof Response) return input
    sms.blockedLinkCarriers.clear()
    for (const carrier of input.carriers) sms.blockedLinkCarriers.add(carrier)
    return c.json(input)
  })
  return app
}
