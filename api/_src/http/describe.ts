import type { MiddlewareHandler } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import * as z from 'zod/mini'
import { type ErrorCode, errorCodes } from '../../../shared/errors.ts'
import { errorStatus } from './error-status.ts'

type RouteDescription = {
  summary: string
  tag: string
  body?: z.ZodMiniType
  /** Status and body of the good answer; no schema: an empty one. */
  answer: readonly [status: number, schema?: z.ZodMiniType]
  refusals?: readonly ErrorCode[]
  headers?: Readonly<Record<string, string>>
  /** Open to anybody: no bearer token. */
  open?: boolean
}

const errorSchema = z.object({
  code: z.enum(errorCodes),
  message: z.string(),
  requestId: z.string(),
  field: z.optional(z.string()),
  retryAt: z.optional(z.string()),
})

const readingRefusals: readonly ErrorCode[] = [
  'malformed_body',
  'invalid_input',
  'body_too_large',
  'unsupported_media_type',
]

/** One route's entry in /api/openapi.json, from the schemas that the route itself reads and answers with. */
export function describe(route: RouteDescription): MiddlewareHandler {
  const refusals: ErrorCode[] = [
    ...(route.open ? [] : (['unauthenticated'] as const)),
    ...(route.body ? readingRefusals : []),
    ...(route.refusals ?? []),
    'unexpected',
  ]
  const [status, schema] = route.answer
  return describeRoute({
    summary: route.summary,
    tags: [route.tag],
    ...(route.open ? { security: [] } : {}),
    parameters: Object.entries(route.headers ?? {}).map(([name, description]) => ({
      in: 'header' as const,
      name,
      description,
      required: true,
      schema: { type: 'string' as const },
    })),
    ...(route.body ? { requestBody: { required: true, content: jsonOf(route.body) } } : {}),
    responses: {
      [status]: { description: 'Done', ...(schema ? { content: jsonOf(schema) } : {}) },
      ...refusalResponses(refusals),
    },
  })
}

function jsonOf(schema: z.ZodMiniType) {
  return { 'application/json': { schema: resolver(schema) } }
}

function refusalResponses(codes: readonly ErrorCode[]) {
  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of codes)
    byStatus.set(errorStatus[code], [...(byStatus.get(errorStatus[code]) ?? []), code])
  return Object.fromEntries(
    [...byStatus].map(([status, ofStatus]) => [
      status,
      { description: ofStatus.join(', '), content: jsonOf(errorSchema) },
    ]),
  )
}
