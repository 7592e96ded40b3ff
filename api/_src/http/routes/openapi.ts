import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'

/** The contract, generated from the zod schemas on first asking. */
export function openapiRoute(app: Hono<AppEnv>, publicUrl: string): Hono<AppEnv> {
  async function generate() {
    const { generateSpecs } = await import('hono-openapi')
    return generateSpecs(app, {
      excludeStaticFile: false,
      exclude: [/^\/c(\/|$)/, '/api/openapi.json'],
      documentation: {
        info: {
          title: '紧联 Jinlian',
          version: '1',
          description: 'Emergency contacts that are proven reachable.',
        },
        servers: [{ url: publicUrl }],
        components: {
          securitySchemes: {
            bearer: { type: 'http', scheme: 'bearer', description: 'The token of a log-in.' },
            apiKey: {
              type: 'http',
              scheme: 'bearer',
              bearerFormat: 'jlk_…',
              description: 'A key that an administrator issued (接口密钥), for other systems.',
            },
          },
        },
        security: [{ bearer: [] }],
      },
    })
  }

  let document: ReturnType<typeof generate> | undefined
  return new Hono<AppEnv>().get('/', async (c) => {
    document ??= generate()
    return c.json(await document)
  })
}
