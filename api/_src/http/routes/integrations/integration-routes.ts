import { Hono } from 'hono'
import { apiKeySelfSchema } from '../../../../../shared/api-key.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'

/** What other systems reach with a key (design §9, sources). */
export function integrationRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>().get(
    '/key',
    describe({
      summary: 'What this key may do and until when: a first call to try it with',
      tag: 'integrations',
      answer: [200, apiKeySelfSchema],
      refusals: ['api_key_invalid', 'called_too_often'],
    }),
    (c) => {
      const { system, scopes, expiresAt } = c.var.apiCaller
      return c.json({ system, scopes, expiresAt: expiresAt.toISOString() })
    },
  )
}
