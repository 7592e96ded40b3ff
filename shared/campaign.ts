import * as z from 'zod/mini'

/** `POST /api/desk/campaigns`: reminders for these departments with everything below them; none: for everybody. */
export const newCampaignSchema = z.object({
  name: z
    .string()
    .check(
      z.trim(),
      z.minLength(2, { error: '请填名称' }),
      z.maxLength(30, { error: '名称最多 30 个字' }),
    ),
  departmentIds: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(500)),
})
export type NewCampaign = z.infer<typeof newCampaignSchema>
