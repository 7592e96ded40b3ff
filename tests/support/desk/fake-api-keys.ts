import {
  type ApiKeys,
  type ApiKeyView,
  newApiKeySchema,
  rotateApiKeySchema,
} from '../../../shared/api-key.ts'
import type { FakeAnswer, FakeRequest } from '../fake-api.ts'
import { refusal } from '../fake-refusal.ts'
import type { FakeDesk } from './fake-desk.ts'

const AT = '2026-11-23T02:02:00Z'
/** The text of every key that this desk issues. */
export const fakeKeyText = `jlk_Nw7QpZ3dRt_${'a1B2c3D4'.repeat(5)}`

export function fakeApiKeys(): ApiKeys {
  return {
    keys: [
      {
        id: 'key_1',
        system: '考勤系统',
        handle: 'jlk_Kq8rT2mVxa',
        scopes: ['attendance:write'],
        state: 'active',
        issuedBy: '豆豆',
        issuedAt: '2026-03-02T02:00:00Z',
        expiresAt: '2027-03-02T02:00:00Z',
        lastUsedAt: '2026-11-23T01:58:00Z',
      },
      {
        id: 'key_2',
        system: '人事核心系统',
        handle: 'jlk_b5YhW9cLme',
        scopes: ['employees:write', 'onboarding:read'],
        state: 'replaced',
        issuedBy: '豆豆',
        issuedAt: '2026-01-12T02:00:00Z',
        expiresAt: '2026-11-26T02:00:00Z',
        lastUsedAt: '2026-11-22T18:00:00Z',
      },
      {
        id: 'key_3',
        system: '旧薪酬系统',
        handle: 'jlk_0dGfU6sJop',
        scopes: ['payroll:write'],
        state: 'revoked',
        issuedBy: '豆豆',
        issuedAt: '2025-11-02T02:00:00Z',
        expiresAt: '2026-11-02T02:00:00Z',
        lastUsedAt: null,
      },
    ],
  }
}

export function answerApiKeys(
  desk: FakeDesk,
  method: string,
  { id, rest }: { id: string | undefined; rest: string | undefined },
  { body }: FakeRequest,
): FakeAnswer {
  if (method === 'GET') return { status: 200, body: desk.apiKeys }
  const { keys } = desk.apiKeys
  if (!id) {
    const read = newApiKeySchema.safeParse(body)
    if (!read.success) return refusal('invalid_input')
    const { system, scopes } = read.data
    return issued(desk, { system, scopes })
  }
  const known = keys.find((key) => key.id === id)
  if (!known) return refusal('not_found')
  known.state = rest === 'rotate' ? 'replaced' : 'revoked'
  if (rest === 'revoke') return { status: 200, body: desk.apiKeys }
  if (!rotateApiKeySchema.safeParse(body).success) return refusal('invalid_input')
  return issued(desk, known)
}

function issued(desk: FakeDesk, given: Pick<ApiKeyView, 'system' | 'scopes'>): FakeAnswer {
  const { system, scopes } = given
  const view: ApiKeyView = {
    id: `key_${desk.apiKeys.keys.length + 1}`,
    system,
    scopes,
    handle: fakeKeyText.slice(0, 14),
    state: 'active',
    issuedBy: '林晓',
    issuedAt: AT,
    expiresAt: '2027-11-23T02:02:00Z',
    lastUsedAt: null,
  }
  desk.apiKeys = { keys: [view, ...desk.apiKeys.keys] }
  return { status: 201, body: { key: fakeKeyText, view } }
}
