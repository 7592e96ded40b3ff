import * as z from 'zod/mini'
import { visibleText } from './visible-text.ts'

/** What another system's key may do; a key has one or more of these and nothing else. */
export const apiScopes = [
  'employees:write',
  'attendance:write',
  'payroll:write',
  'talent_pool:write',
  'activity:write',
  'onboarding:read',
  'preboarding:write',
] as const
export const apiScopeSchema = z.enum(apiScopes)
export type ApiScope = z.infer<typeof apiScopeSchema>

/** What the administrator reads beside a scope. */
export const apiScopeWords: Record<ApiScope, string> = {
  'employees:write': '写入员工名册（入职、调动、离职）',
  'attendance:write': '写入考勤手机号',
  'payroll:write': '写入薪酬手机号',
  'talent_pool:write': '写入人才库的手机号和以前的联络人',
  'activity:write': '写入往来次数（只有次数）',
  'onboarding:read': '查询入职是否完成',
  'preboarding:write': '发放、停用入职前填写的链接',
}

/** How a key looks: `jlk_`, ten characters that may be shown, and the secret. */
export const API_KEY = /^jlk_([A-Za-z0-9]{10})_([A-Za-z0-9]{40})$/

/** The longest a key may live, in days: a key that nobody renews dies by itself. */
export const MOST_KEY_DAYS = 730
/** The longest that the old key works beside the new one, in days. */
export const MOST_OVERLAP_DAYS = 30

/** `POST /api/desk/api-keys`. */
export const newApiKeySchema = z.object({
  /** The system that will hold it, as the company calls it. */
  system: z
    .string({ error: '请填哪个系统使用' })
    .check(
      visibleText(),
      z.minLength(1, { error: '请填哪个系统使用' }),
      z.maxLength(40, { error: '系统名称最多 40 个字' }),
    ),
  scopes: z
    .array(apiScopeSchema, { error: '请选这个密钥能做什么' })
    .check(
      z.minLength(1, { error: '请选这个密钥能做什么' }),
      z.maxLength(apiScopes.length, { error: '请选这个密钥能做什么' }),
    ),
  expiresInDays: z
    .int({ error: '请选有效期' })
    .check(
      z.minimum(1, { error: '请选有效期' }),
      z.maximum(MOST_KEY_DAYS, { error: '有效期最长两年' }),
    ),
})
export type NewApiKey = z.infer<typeof newApiKeySchema>

/** `POST /api/desk/api-keys/:id/rotate`: for how long the old key still works beside the new one. */
export const rotateApiKeySchema = z.object({
  overlapDays: z
    .int({ error: '请选旧密钥还用几天' })
    .check(
      z.minimum(0, { error: '请选旧密钥还用几天' }),
      z.maximum(MOST_OVERLAP_DAYS, { error: '旧密钥最多再用 30 天' }),
    ),
})

export const apiKeyStates = ['active', 'replaced', 'expired', 'revoked'] as const
export const apiKeyViewSchema = z.object({
  id: z.string(),
  system: z.string(),
  /** `jlk_` and the ten characters that tell keys apart. */
  handle: z.string(),
  scopes: z.array(apiScopeSchema),
  /** `replaced`: a newer one was issued, and this one still works until `expiresAt`. */
  state: z.enum(apiKeyStates),
  issuedBy: z.string(),
  issuedAt: z.string(),
  expiresAt: z.string(),
  /** To the minute. */
  lastUsedAt: z.nullable(z.string()),
})
export type ApiKeyView = z.infer<typeof apiKeyViewSchema>

/** `GET /api/desk/api-keys`: the newest first; of those that work no more the last fifty. */
export const apiKeysSchema = z.object({ keys: z.array(apiKeyViewSchema) })
export type ApiKeys = z.infer<typeof apiKeysSchema>

/** What issuing and rotating answer: the key itself, this once. */
export const issuedApiKeySchema = z.object({ key: z.string(), view: apiKeyViewSchema })
export type IssuedApiKey = z.infer<typeof issuedApiKeySchema>

/** `GET /api/integrations/key`: what the system that calls may do, and until when. */
export const apiKeySelfSchema = z.object({
  system: z.string(),
  scopes: z.array(apiScopeSchema),
  expiresAt: z.string(),
})
