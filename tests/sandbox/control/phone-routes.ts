import { Hono } from 'hono'
import { z } from 'zod'
import { reachedHandset, type SmsRecord } from '../aliyun/sms-log.ts'
import type { SandboxEnv } from '../core/fault-effects.ts'
import type { SandboxParts } from './control-app.ts'
import { readJson } from './read-json.ts'

const replyInput = z.strictObject({ content: z.string().min(1).max(500) })
const phonePattern = ':phone{1[3-9][0-9]{9}}'

export type PhoneMessage = {
  text: string
  link?: string
  code?: string
  sentAt: string
  signName: string
  templateCode: string
  segments: number
}

export function phoneRoutes({ sms }: SandboxParts): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>()
  app.get('/phones', (c) => {
    const phones = sms.log.phones().map((phone) => ({
      phone,
      messages: sms.log.sentTo(phone).filter(reachedHandset).length,
      replies: sms.log.repliesFrom(phone).length,
    }))
    return c.json(phones)
  })
  app.get(`/phones/${phonePattern}/messages`, (c) => {
    return c.json(sms.log.sentTo(c.req.param('phone')).filter(reachedHandset).map(phoneMessage))
  })
  app.post(`/phones/${phonePattern}/replies`, async (c) => {
    const input = await readJson(c, replyInput)
    if (input instanceof Response) return input
    sms.reply(c.req.param('phone'), input.content)
    return c.json({ ok: true }, 201)
  })
  return app
}

export function phoneMessage(record: SmsRecord): PhoneMessage {
  return {
    text: record.text,
    ...(record.link === null ? {} : { link: record.link }),
    ...(record.verificationCode === null ? {} : { code: record.verificationCode }),
    sentAt: new Date(record.sentAt).toISOString(),
    signName: record.signName,
    templateCode: record.templateCode,
    segments: record.segments,
  }
}
