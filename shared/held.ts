import * as z from 'zod/mini'
import { visibleText } from './visible-text.ts'

/** `POST /api/desk/held`: by the number in the body, never in an address; the reason is kept. */
export const heldRequestSchema = z.object({
  phone: z
    .string({ error: '请填对方的手机号' })
    .check(z.trim(), z.minLength(5, { error: '请填对方的手机号' }), z.maxLength(30)),
  reason: z
    .string({ error: '请写明谁、为什么要看' })
    .check(
      visibleText(),
      z.minLength(2, { error: '请写明谁、为什么要看' }),
      z.maxLength(100, { error: '原因请写 100 个字以内' }),
    ),
})
export type HeldRequest = z.infer<typeof heldRequestSchema>

const factSchema = z.object({ label: z.string(), value: z.string() })
export type HeldFact = z.infer<typeof factSchema>

/** All that is held of whoever has a number (PIPL art. 45), in full and in words that they can read. */
export const heldSchema = z.object({
  at: z.string(),
  company: z.string(),
  phone: z.string(),
  /** One per employee who named the number. */
  contacts: z.array(
    z.object({
      id: z.string(),
      facts: z.array(factSchema),
      events: z.array(
        z.object({ at: z.string(), text: z.string(), detail: z.optional(z.string()) }),
      ),
    }),
  ),
  /** What is known of the number itself, whoever named it. */
  number: z.array(factSchema),
  /** Where else it stands: as somebody's own number, in a roster that waits, in counters of the last days. */
  elsewhere: z.array(factSchema),
})
export type Held = z.infer<typeof heldSchema>
