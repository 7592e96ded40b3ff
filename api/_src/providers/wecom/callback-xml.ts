import { XMLParser } from 'fast-xml-parser'
import { z } from 'zod'
import type { WecomEvent } from '../../ports/wecom-callbacks.ts'

/** Every value is text. Without a DOCTYPE there are only XML's own five entities, so none can grow. */
const parser = new XMLParser({
  parseTagValue: false,
  ignoreAttributes: true,
  processEntities: true,
  trimValues: true,
})

const documentSchema = z.object({ xml: z.record(z.string(), z.unknown()) })

/** The plain fields of `<xml>…</xml>`; nested ones (SelectedItems, ExtAttr) are left out. */
export function readXml(text: string): Record<string, string> | null {
  if (text.includes('<!DOCTYPE')) return null
  const parsed = documentSchema.safeParse(parser.parse(text))
  if (!parsed.success) return null
  const fields = Object.entries(parsed.data.xml)
  return Object.fromEntries(
    fields.filter((field): field is [string, string] => typeof field[1] === 'string'),
  )
}

/** Field names as in go-workwx docs/rx_msg.md and WxJava's message tests. */
const eventSchema = z.object({
  MsgType: z.string().min(1),
  CreateTime: z.string().regex(/^\d{1,12}$/),
  FromUserName: z.string().default(''),
  MsgId: z.string().optional(),
  Event: z.string().optional(),
  ChangeType: z.string().optional(),
  UserID: z.string().optional(),
  EventKey: z.string().optional(),
  TaskId: z.string().optional(),
  ResponseCode: z.string().optional(),
  CardType: z.string().optional(),
})

/** `sys` sends what no member did (change_contact). */
const SYSTEM = 'sys'

/** Null where it is no push of WeCom's form. */
export function readEvent(fields: Record<string, string>): WecomEvent | null {
  const parsed = eventSchema.safeParse(fields)
  if (!parsed.success) return null
  const said = parsed.data
  const sender = said.FromUserName === SYSTEM ? null : said.FromUserName || null
  const userid = said.UserID ?? sender
  const what = [said.Event, said.ChangeType, userid, said.EventKey, said.TaskId]
  return {
    key: said.MsgId ?? [said.FromUserName, said.CreateTime, ...what].join('|'),
    createdAt: new Date(Number(said.CreateTime) * 1000),
    msgType: said.MsgType,
    event: said.Event ?? null,
    changeType: said.ChangeType ?? null,
    userid,
    ...pressOf(said),
    fields,
  }
}

/** A pressed card button (wecom 90240). */
function pressOf(said: z.infer<typeof eventSchema>) {
  const isPress = said.Event === 'template_card_event'
  const only = (value: string | undefined) => (isPress && value ? value : null)
  return {
    taskId: only(said.TaskId),
    eventKey: only(said.EventKey),
    responseCode: only(said.ResponseCode),
    cardType: only(said.CardType),
  }
}
