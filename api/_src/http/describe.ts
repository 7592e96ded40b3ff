import type { MiddlewareHandler } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import * as z from 'zod/mini'
import { type ErrorCode, errorCodes } from '../../../shared/errors.ts'
import { errorStatus } from './error-status.ts'

type Answer = readonly [status: number, schema?: z.ZodMiniType]

type RouteDescription = {
  summary: string
  tag: string
  body?: z.ZodMiniType
  /** The body may be left out. */
  bodyOptional?: boolean
  /** A body that no schema of ours describes: its media type. */
  rawBody?: string
  /** Status and body of the good answer; no schema: an empty one. */
  answer: Answer
  /** A second answer that is no refusal. */
  otherAnswer?: Answer
  refusals?: readonly ErrorCode[]
  headers?: Readonly<Record<string, { description: string; pattern: string }>>
  query?: readonly string[]
  /** Query parameters that may be left out. */
  optionalQuery?: readonly string[]
  /** Open to anybody: no bearer token. */
  open?: boolean
  /** For other systems: the bearer is an API key. */
  byKey?: boolean
  /** What a caller sends, and what they get, as an example. */
  example?: { body?: unknown; answer?: unknown }
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

const keyRefusals: readonly ErrorCode[] = ['api_key_invalid', 'scope_missing', 'called_too_often']

/** One route's entry in /api/openapi.json, from the schemas that the route itself reads and answers with. */
export function describe(route: RouteDescription): MiddlewareHandler {
  const refusals: ErrorCode[] = [
    ...(route.byKey ? keyRefusals : route.open ? [] : (['unauthenticated'] as const)),
    ...(route.body ? readingRefusals : []),
    ...(route.rawBody ? (['malformed_body', 'body_too_large'] as const) : []),
    ...(route.refusals ?? []),
    'unexpected',
  ]
  return describeRoute({
    summary: route.summary,
    tags: [route.tag],
    ...(route.open ? { security: [] } : route.byKey ? { security: [{ apiKey: [] }] } : {}),
    parameters: parametersOf(route),
    ...requestBodyOf(route),
    responses: {
      ...answerResponse(route.answer, route.example?.answer),
      ...(route.otherAnswer ? answerResponse(route.otherAnswer) : {}),
      ...refusalResponses(refusals),
    },
  })
}

function parametersOf({ headers = {}, query = [], optionalQuery = [] }: RouteDescription) {
  const named = [
    ...query.map((name) => ({ name, required: true })),
    ...optionalQuery.map((name) => ({ name, required: false })),
  ]
  return [
    ...Object.entries(headers).map(([name, { description, pattern }]) => ({
      in: 'header' as const,
      name,
      description,
      required: true,
      schema: { type: 'string' as const, pattern },
    })),
    ...named.map(({ name, required }) => ({
      in: 'query' as const,
      name,
      required,
      schema: { type: 'string' as const },
    })),
  ]
}

function requestBodyOf({ body, bodyOptional, rawBody, example }: RouteDescription) {
  if (body)
    return { requestBody: { required: !bodyOptional, content: jsonOf(body, example?.body) } }
  return rawBody ? { requestBody: { required: true, content: { [rawBody]: {} } } } : {}
}

function answerResponse([status, schema]: Answer, example?: unknown) {
  const content = schema ? { content: jsonOf(schema, example) } : {}
  return { [status]: { description: 'Done', ...content } }
}

function jsonOf(schema: z.ZodMiniType, example?: unknown) {
  const shown = example === undefined ? {} : { example }
  return { 'application/json': { schema: resolver(schema), ...shown } }
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
