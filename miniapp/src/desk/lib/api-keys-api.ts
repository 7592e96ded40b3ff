import {
  type ApiKeys,
  apiKeysSchema,
  type IssuedApiKey,
  issuedApiKeySchema,
  type NewApiKey,
} from '../../../../shared/api-key.ts'
import type { Answer } from '../../lib/refusal.ts'
import { askDesk, idOf, tellDesk } from './ask.ts'

export function listApiKeys(): Promise<Answer<ApiKeys>> {
  return askDesk('/api-keys', apiKeysSchema)
}

/** The answer alone holds the key. */
export function issueApiKey(body: NewApiKey): Promise<Answer<IssuedApiKey>> {
  return tellDesk('POST', '/api-keys', issuedApiKeySchema, { body })
}

/** The old key works for `overlapDays` more. */
export function rotateApiKey(id: string, overlapDays: number): Promise<Answer<IssuedApiKey>> {
  const body = { overlapDays }
  return tellDesk('POST', `/api-keys/${idOf(id)}/rotate`, issuedApiKeySchema, { body })
}

export function revokeApiKey(id: string): Promise<Answer<ApiKeys>> {
  return tellDesk('POST', `/api-keys/${idOf(id)}/revoke`, apiKeysSchema)
}
