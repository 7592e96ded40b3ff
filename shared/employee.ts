import * as z from 'zod/mini'

export const roles = ['employee', 'manager', 'hr', 'hr_lead', 'duty', 'admin', 'privacy'] as const
export const roleSchema = z.enum(roles)
export type Role = z.infer<typeof roleSchema>

export const wecomMiniLoginSchema = z.object({
  code: z.string().check(z.minLength(1), z.maxLength(512)),
})
export const wecomOauthLoginSchema = z.object({
  code: z.string().check(z.minLength(1), z.maxLength(512)),
  state: z.string().check(z.minLength(1), z.maxLength(256)),
})

/** The answer to both log-ins; `token` is the bearer of every further call. */
export const sessionSchema = z.object({
  token: z.string(),
  employee: z.object({ id: z.string(), name: z.string(), department: z.nullable(z.string()) }),
  roles: z.array(roleSchema),
  /** The signature of our SMS, without 【】: employees tell their families whom to expect. */
  company: z.optional(z.string()),
})
export type Session = z.infer<typeof sessionSchema>
