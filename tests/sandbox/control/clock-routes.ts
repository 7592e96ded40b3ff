import { Hono } from 'hono'
import { z } from 'zod'
import type { SandboxEnv } from '../core/fault-effects.ts'
import type { SandboxParts } from './control-app.ts'
import { parseDuration } from './duration.ts'
import { readJson } from './read-json.ts'

const instant = z.union([
  z.number().int(),
  z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
])
const span = z.union([
  z.number().int().min(0),
  z.string().transform((text, context) => {
    const milliseconds = parseDuration(text)
    if (milliseconds !== null) return milliseconds
    context.addIssue({ code: 'custom', message: 'write 90s, 15m, 2h, 3d or P3D' })
    return z.NEVER
  }),
])
const clockInput = z.union([z.strictObject({ now: instant }), z.strictObject({ advance: span })])

export function clockRoutes({ clock, moveClock }: SandboxParts): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>()
  const reading = () => ({ now: new Date(clock.now()).toISOString() })
  app.get('/clock', (c) => c.json(reading()))
  app.post('/clock', async (c) => {
    const input = await readJson(c, clockInput)
    if (input instanceof Response) return input
    await moveClock('now' in input ? input.now : clock.now() + input.advance)
    return c.json(reading())
  })
  return app
}
