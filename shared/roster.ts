import * as z from 'zod/mini'

/** `GET /api/desk/roster-conflicts?cursor=`: where 人事助手 and the contacts differ, by employee; names and numbers masked. */
export const rosterConflictsSchema = z.object({
  employees: z.array(
    z.object({
      employeeId: z.string(),
      employee: z.string(),
      employeeNo: z.string(),
      department: z.nullable(z.string()),
      readAt: z.string(),
      conflicts: z.array(
        z.object({
          /** `unknown_number`, `known_wrong`, `unreadable`, `differs`, `full`. */
          kind: z.string(),
          /** What it is and what to do, in a sentence. */
          text: z.string(),
          /** The contact here that is meant; null: none. */
          contactId: z.nullable(z.string()),
          maskedName: z.nullable(z.string()),
          maskedPhone: z.nullable(z.string()),
          relation: z.nullable(z.string()),
        }),
      ),
    }),
  ),
  nextCursor: z.nullable(z.string()),
})
export type RosterConflicts = z.infer<typeof rosterConflictsSchema>
