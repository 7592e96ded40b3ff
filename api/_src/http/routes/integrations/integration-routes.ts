import { Hono } from 'hono'
import { apiKeySelfSchema } from '../../../../../shared/api-key.ts'
import type { Context } from '../../../context.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { batchRoutes } from './batches.ts'
import { onboardingGateRoutes } from './onboarding.ts'
import { preboardingRoutes } from './preboarding.ts'

/** What other systems reach with a key (design §9, sources). */
export function integrationRoutes(context: Context): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get(
      '/key',
      describe({
        summary: 'What this key may do and until when: a first call to try it with',
        tag: 'integrations',
        byKey: true,
        answer: [200, apiKeySelfSchema],
        example: {
          answer: {
            system: '考勤系统',
            scopes: ['attendance:write'],
            expiresAt: '2027-11-27T02:00:00.000Z',
          },
        },
      }),
      (c) => {
        const { system, scopes, expiresAt } = c.var.apiCaller
        return c.json({ system, scopes, expiresAt: expiresAt.toISOString() })
      },
    )
    .route('/', batchRoutes(context))
    .route('/', onboardingGateRoutes(context))
    .route('/', preboardingRoutes(context))
}
