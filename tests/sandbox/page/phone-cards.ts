import { html } from 'hono/html'
import { type Reply, reachedHandset, type SmsRecord } from '../aliyun/sms-log.ts'
import type { SandboxParts } from '../control/control-app.ts'
import { chinaDateTime } from '../core/china-time.ts'
import { carrierNames } from '../numbers/prefixes.ts'

const shownPhones = 40
const statusNames: Record<string, string> = {
  NORMAL: '正常',
  SHUTDOWN: '停机',
  NOT_EXIST: '空号',
  POWER_OFF: '关机',
  SUSPECTED_POWER_OFF: '疑似关机',
  BUSY: '通话中',
  UNKNOWN: '未知',
  OperatorLimit: '运营商限制',
}

/** Each handset with what came to it and what its owner wrote back. */
export function phoneCards(parts: SandboxParts, wanted: string) {
  const digits = /^\d+$/.test(wanted) ? wanted : ''
  const all = parts.sms.log.phones().filter((phone) => phone.includes(digits))
  const phones = /^1[3-9]\d{9}$/.test(digits) && all.length === 0 ? [digits] : all
  return html`${phones.slice(0, shownPhones).map((phone) => phoneCard(parts, phone))}
${phones.length === 0 ? html`<p class="card t2">还没有短信。在小程序里添加一位联络人，这里就会收到。</p>` : ''}
${phones.length > shownPhones ? html`<p class="note">共 ${phones.length} 部手机，显示最近 ${shownPhones} 部；用号码查找其余的。</p>` : ''}`
}

function phoneCard({ sms, truth }: SandboxParts, phone: string) {
  const entry = truth.find(phone)
  const lines = [
    ...sms.log.sentTo(phone).map((record) => ({ at: record.sentAt, shown: incoming(record) })),
    ...sms.log.repliesFrom(phone).map((reply) => ({ at: reply.sentAt, shown: outgoing(reply) })),
  ].sort((a, b) => a.at - b.at)
  return html`<article class="card phone" id="p${phone}"><header class="row"><h3>${phone}</h3>
<span class="note">${statusNames[entry.status]} · ${carrierNames[entry.carrier]} · ${entry.province}${entry.city}${entry.answeredBy ? ' · 现在是别人在用' : ''}</span></header>
<ul class="chat">${lines.slice(-12).map((line) => line.shown)}</ul>
<form class="row" data-post="/sandbox/phones/${phone}/replies"><input name="content" required maxlength="500" aria-label="用这部手机回复" placeholder="回复短信，例如 1、2、TD"><button class="btn">回复</button></form></article>`
}

function incoming(record: SmsRecord) {
  const reached = reachedHandset(record)
  const state = reached ? '' : ` · 未送达 ${record.receipt}`
  return html`<li class="${reached ? 'sms' : 'sms sms--lost'}"><p>${withLink(record)}</p>
<p class="note">${chinaDateTime(record.sentAt).slice(5, 16)}${state}${record.segments > 1 ? ` · ${record.segments} 条计费` : ''}</p></li>`
}

function outgoing(reply: Reply) {
  return html`<li class="sms sms--out"><p>${reply.content}</p><p class="note">${chinaDateTime(reply.sentAt).slice(5, 16)}</p></li>`
}

function withLink(record: SmsRecord) {
  const { text, link, verificationCode } = record
  const marked = link ?? verificationCode
  if (marked === null) return text
  const [before = '', ...after] = text.split(marked)
  const middle = link
    ? html`<a href="${link}" target="_blank" rel="noreferrer">${link}</a>`
    : html`<b>${marked}</b>`
  return html`${before}${middle}${after.join(marked)}`
}
