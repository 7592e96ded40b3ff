import * as z from 'zod/mini'
import type { Receipt } from '../../features/message/record-receipt.ts'
import type { Uplink } from '../../features/message/record-uplink.ts'

/** `yyyy-MM-dd HH:mm:ss` in Asia/Shanghai, as Aliyun writes times (ali 101867). */
const shanghaiTime = z.pipe(
  z.string().check(z.regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/)),
  z.pipe(
    z.transform((text: string) => new Date(`${text.replace(' ', 'T')}+08:00`)),
    z.date(),
  ),
)
const short = z.string().check(z.maxLength(300), z.regex(/^[^\0\p{Surrogate}]*$/u))

/** One receipt (ali 101867). */
export const receiptSchema = z.pipe(
  z.object({
    phone_number: short,
    report_time: shanghaiTime,
    success: z.boolean(),
    err_code: z.optional(z.nullable(short)),
    sms_size: z.optional(z.nullable(z.union([short, z.number()]))),
    out_id: z.optional(z.nullable(short)),
  }),
  z.transform(
    (push): Receipt => ({
      outId: push.out_id || null,
      phone: push.phone_number,
      errCode: push.err_code || (push.success ? 'DELIVERED' : 'SP_UNKNOWN_ERROR'),
      reportedAt: push.report_time,
      segments: Number(push.sms_size) || null,
    }),
  ),
)

/** One reply of a handset (SmsUp); older documents have the sequence id as a number. */
export const uplinkSchema = z.pipe(
  z.object({
    phone_number: short,
    content: short,
    dest_code: z.optional(z.nullable(short)),
    sequence_id: z.union([short.check(z.minLength(1)), z.number()]),
  }),
  z.transform(
    (push): Uplink => ({
      sequenceId: String(push.sequence_id),
      phone: push.phone_number,
      content: push.content,
      destCode: push.dest_code ?? '',
    }),
  ),
)

/** The entries that can be read, and how many cannot: one odd entry must not hold up the others. */
export function readPushes<T>(
  schema: z.ZodMiniType<T>,
  body: unknown,
): { read: T[]; unreadable: number } {
  const entries = Array.isArray(body) ? body : [body]
  const read = entries.flatMap((entry) => {
    const result = schema.safeParse(entry)
    return result.success ? [result.data] : []
  })
  return { read, unreadable: entries.length - read.length }
}
