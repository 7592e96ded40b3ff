import { Hono } from 'hono'
import {
  apiKeysSchema,
  issuedApiKeySchema,
  newApiKeySchema,
  rotateApiKeySchema,
} from '../../../../../shared/api-key.ts'
import type { Context } from '../../../context.ts'
import { issueApiKey } from '../../../features/api-key/issue-api-key.ts'
import { listApiKeys } from '../../../features/api-key/list-api-keys.ts'
import { revokeApiKey } from '../../../features/api-key/revoke-api-key.ts'
import { rotateApiKey } from '../../../features/api-key/rotate-api-key.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireCapability } from '../../middleware/require-capability.ts'
import { readId } from '../../read-id.ts'
import { readJson } from '../../read-json.ts'

const tag = 'api-keys'

/** Keys of other systems, for administrators. */
export function apiKeyRoutes(context: Context): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get(
      '/',
      describe({
        summary: 'The keys of other systems, without their secrets',
        tag,
        answer: [200, apiKeysSchema],
        refusals: ['forbidden'],
      }),
      requireCapability('issue_api_keys'),
      async (c) => c.json(await listApiKeys(context)),
    )
    .post(
      '/',
      describe({
        summary: 'Issue a key; its text is in this answer and nowhere else',
        tag,
        body: newApiKeySchema,
        answer: [201, issuedApiKeySchema],
        refusals: ['forbidden'],
      }),
      requireCapability('issue_api_keys'),
      async (c) => {
        const wanted = await readJson(c, newApiKeySchema)
        const actorId = c.var.caller.employeeId
        return c.json(await issueApiKey(context, { actorId, wanted }), 201)
      },
    )
    .post(
      '/:id/rotate',
      describe({
        summary: 'Issue a key in place of this one, which works for some days more',
        tag,
        body: rotateApiKeySchema,
        answer: [201, issuedApiKeySchema],
        refusals: ['forbidden', 'not_found', 'lost_race'],
      }),
      requireCapability('issue_api_keys'),
      async (c) => {
        const keyId = readId(c, 'apiKey')
        const { overlapDays } = await readJson(c, rotateApiKeySchema)
        const actorId = c.var.caller.employeeId
        return c.json(await rotateApiKey(context, { actorId, keyId, overlapDays }), 201)
      },
    )
    .post(
      '/:id/revoke',
      describe({
        summary: 'End a key at once; gives the keys as they are now',
        tag,
        answer: [200, apiKeysSchema],
        refusals: ['forbidden', 'not_found'],
      }),
      requireCapability('issue_api_keys'),
      async (c) => {
        const keyId = readId(c, 'apiKey')
        await revokeApiKey(context, { actorId: c.var.caller.employeeId, keyId })
        return c.json(await listApiKeys(context))
      },
    )
}
