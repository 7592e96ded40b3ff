import * as z from 'zod/mini'
import { drillPersonStates } from './drill.ts'
import { chosenReasons } from './drill-reasons.ts'
import { emergencyContactSchema } from './emergency.ts'

/**
 * The card in drill mode: `POST /api/desk/drills/:id/next`, `POST /api/desk/drill-people/:id/card`, and `GET` the latter.
 * Once it is put down, or held too long, no contact is left on it.
 */
export const drillCardSchema = z.object({
  id: z.string(),
  drillId: z.string(),
  employee: z.object({
    id: z.string(),
    name: z.string(),
    employeeNo: z.string(),
    department: z.nullable(z.string()),
    site: z.string(),
  }),
  state: z.enum(drillPersonStates),
  /** The caller holds it until then; null: it is put down. */
  heldUntil: z.nullable(z.string()),
  contacts: z.array(emergencyContactSchema),
})
export type DrillCard = z.infer<typeof drillCardSchema>

/** `POST /api/desk/drills/:id/next`: the next one of the sample whom nobody is calling; null: none is left. */
export const nextDrillCardSchema = z.object({ card: z.nullable(drillCardSchema) })

/** `POST /api/desk/drill-people/:id/non-attempt`. */
export const newNonAttemptSchema = z.object({
  reason: z.enum(chosenReasons, { error: '请选原因' }),
})

/** `POST /api/desk/drill-people/:id/close`: put the card down; `again`: nobody was reached, and it is tried later. */
export const drillCardEndSchema = z.object({ again: z.boolean() })
