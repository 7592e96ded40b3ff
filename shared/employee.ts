import * as z from 'zod/mini'

export const roles = ['employee', 'manager', 'hr', 'hr_lead', 'duty', 'admin', 'privacy'] as const
export const roleSchema = z.enum(roles)
export type Role = z.infer<typeof roleSchema>

/** Roles as every screen and sentence calls them. */
export const roleWords: Record<Role, string> = {
  employee: '员工',
  manager: '部门经理',
  hr: '人事专员',
  hr_lead: '人事主管',
  duty: '应急值班',
  admin: '系统管理员',
  privacy: '隐私专员',
}

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
