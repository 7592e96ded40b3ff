import { createHash, randomBytes } from 'node:crypto'
import type { WecomRefusal } from './errors.ts'
import { type MessageInput, messageShape } from './message-shape.ts'
import { shownMessage } from './shown-message.ts'
import { hasValidTaskId, isInteractive } from './template-card.ts'
import type { WecomService } from './wecom-service.ts'

const usualDuplicateSeconds = 1800

export type SendResult =
  | WecomRefusal
  | { msgid: string; invaliduser: string; responseCode: string | null }

/** message/send: the excess to a member within a minute is dropped and nobody is told. */
export function sendMessage(service: WecomService, body: string): SendResult {
  const input = parseMessage(body)
  if ('errcode' in input) return input
  const refused = refusalOf(service, input)
  if (refused) return refused
  const { valid, invalid } = recipientsOf(service, input)
  const invaliduser = invalid.join('|').toLowerCase()
  if (valid.length === 0) return { errcode: 81013 }

  const now = service.clock.now()
  const hash = input.enable_duplicate_check === 1 ? hashOf(body) : null
  const known = hash === null ? undefined : service.duplicates.get(hash)
  if (known && known.until > now) return { msgid: known.msgid, invaliduser, responseCode: null }
  if (!service.limits.admitForDay(valid.length, now)) return { errcode: 45009 }

  const msgid = randomBytes(32).toString('base64url')
  const seconds = input.duplicate_check_interval ?? usualDuplicateSeconds
  if (hash !== null) service.duplicates.set(hash, { msgid, until: now + seconds * 1000 })
  if (input.msgtype === 'template_card' && input.template_card.task_id) {
    service.usedTaskIds.add(input.template_card.task_id)
  }
  for (const userid of valid) {
    if (!service.limits.admit(userid, now)) continue
    const shown = shownMessage(input, service.options)
    service.messages.add({ msgid, userid, msgtype: input.msgtype, sentAt: now, ...shown })
  }
  return { msgid, invaliduser, responseCode: responseCodeOf(service, input) }
}

/** Interactive cards and cards with a menu can be changed later. */
function responseCodeOf(service: WecomService, input: MessageInput): string | null {
  if (input.msgtype !== 'template_card') return null
  const { template_card: card } = input
  const canChange = isInteractive(card) || card.action_menu !== undefined
  return canChange && card.task_id ? service.responseCodes.issue(card.task_id) : null
}

function parseMessage(body: string): MessageInput | WecomRefusal {
  try {
    const parsed = messageShape.safeParse(JSON.parse(body))
    if (parsed.success) return parsed.data
    const issue = parsed.error.issues[0]
    return { errcode: 40058, detail: `${issue?.path.join('.')} ${issue?.message}` }
  } catch {
    return { errcode: 40058, detail: 'not JSON' }
  }
}

function refusalOf(service: WecomService, input: MessageInput): WecomRefusal | null {
  const { options } = service
  if (!input.touser && !input.toparty && !input.totag) return { errcode: 82001 }
  if (input.msgtype === 'miniprogram_notice') {
    if (input.touser === '@all') return { errcode: 40058, detail: '@all' }
    return input.miniprogram_notice.appid === options.miniProgram.appId
      ? null
      : { errcode: 40058, detail: 'appid is not linked' }
  }
  if (input.agentid === undefined) return { errcode: 40056 }
  if (input.agentid !== options.agentId) return { errcode: 301002 }
  if (input.msgtype !== 'template_card') return null
  if (!hasValidTaskId(input.template_card, service.usedTaskIds)) return { errcode: 42014 }
  if (isInteractive(input.template_card) && !service.hasCallback()) {
    return { errcode: 40058, detail: 'callback url is not set' }
  }
  return null
}

function recipientsOf(service: WecomService, input: MessageInput) {
  const named = (input.touser ?? '').split('|').filter(Boolean)
  const parties = (input.toparty ?? '').split('|').filter(Boolean).map(Number)
  const everybody = input.touser === '@all'
  const valid = new Set<string>()
  const invalid: string[] = []
  for (const name of named.slice(0, 1000)) {
    const member = service.directory.find(name)
    if (member && service.directory.isReachable(member)) valid.add(member.userid)
    else if (!everybody) invalid.push(name)
  }
  for (const member of everybody || parties.length > 0 ? service.directory.list() : []) {
    const addressed = everybody || member.departmentIds.some((id) => parties.includes(id))
    if (addressed && service.directory.isReachable(member)) valid.add(member.userid)
  }
  return { valid: [...valid], invalid }
}

function hashOf(body: string): string {
  return createHash('sha256').update(body).digest('base64')
}
