import { Hono } from 'hono'
import { z } from 'zod'
import type { SandboxEnv } from '../core/fault-effects.ts'
import type { SandboxParts } from './control-app.ts'
import { parseDuration } from './duration.ts'
import { readJson } from './read-json.ts'
import { refuse } from './refuse.ts'

const instant = z.union([
  z.number().int(),
  z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
])
const span = z.union([
  z.number().int().min(0),
  z.string().transform((text, context) => {
    const milliseconds = parseDuration(text)
    if (milliseconds !== null) return milliseconds
    context.addIssue({ code: 'custom', message: '要写成 90s、15m、2h、3d 或 P3D' })
    return z.NEVER
  }),
])
/** Databases and calendars know no instant far outside. */
const EARLIEST = Date.parse('2000-01-01T00:00:00Z')
const LATEST = Date.parse('2100-01-01T00:00:00Z')
const clockInput = z.union([z.strictObject({ now: instant }), z.strictObject({ advance: span })])

export function clockRoutes({ clock, moveClock }: SandboxParts): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>()
  const reading = () => ({ now: new Date(clock.now()).toISOString() })
  app.get('/clock', (c) => c.json(reading()))
  app.post('/clock', async (c) => {
    const input = await readJson(c, clockInput)
    if (input instanceof Response) return input
    const target = 'now' in input ? input.now : clock.now() + input.advance
    if (!(target >= EARLIEST && target < LATEST))
      return refuse(c, 400, 'invalid_input', '时间只能调到 2000 年到 2099 年之间，请改小一些。')
    await moveClock(target)
    return c.json(reading())
  })
  return app
}
