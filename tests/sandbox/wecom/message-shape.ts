import { z } from 'zod'
import { templateCard } from './template-card.ts'

function atMostBytes(limit: number) {
  return z.string().refine((text) => Buffer.byteLength(text) <= limit, `longer than ${limit} bytes`)
}
const flag = z.union([z.literal(0), z.literal(1)]).optional()
const hanTitle = z.string().refine((text) => {
  const length = [...text].length
  return length >= 4 && length <= 12
}, 'must have 4 to 12 characters')

const envelope = {
  touser: z.string().optional(),
  toparty: z.string().optional(),
  totag: z.string().optional(),
  agentid: z.number().int().optional(),
  safe: flag,
  enable_id_trans: flag,
  enable_duplicate_check: flag,
  duplicate_check_interval: z.number().int().min(1).max(14_400).optional(),
}

/** What message/send takes; a text, a title or a description that is too long is cut, not refused. */
export const messageShape = z.discriminatedUnion('msgtype', [
  z.object({
    ...envelope,
    msgtype: z.literal('text'),
    text: z.object({ content: z.string().min(1) }),
  }),
  z.object({
    ...envelope,
    msgtype: z.literal('textcard'),
    textcard: z.object({
      title: z.string().min(1),
      description: z.string().min(1),
      url: atMostBytes(2048).min(1),
      btntxt: z.string().max(4).optional(),
    }),
  }),
  z.object({
    ...envelope,
    msgtype: z.literal('miniprogram_notice'),
    miniprogram_notice: z.object({
      appid: z.string(),
      page: atMostBytes(1024).optional(),
      title: hanTitle,
      description: hanTitle.optional(),
      emphasis_first_item: z.boolean().optional(),
      content_item: z
        .array(z.object({ key: z.string().min(1).max(10), value: z.string().min(1).max(30) }))
        .max(10)
        .optional(),
    }),
  }),
  z.object({ ...envelope, msgtype: z.literal('template_card'), template_card: templateCard }),
])
export type MessageInput = z.infer<typeof messageShape>

/** Cuts a text to so many bytes without breaking a character. */
export function cutToBytes(text: string, limit: number): string {
  if (Buffer.byteLength(text) <= limit) return text
  let cut = ''
  let bytes = 0
  for (const char of text) {
    bytes += Buffer.byteLength(char)
    if (bytes > limit) break
    cut += char
  }
  return cut
}
