import type { Mail, MailerPort } from '../../api/_src/ports/mailer.ts'
import type { WecomCardsPort } from '../../api/_src/ports/wecom-cards.ts'
import { type Behaviour, throwFailure } from './scripted-vendors.ts'

type CardCall = Parameters<WecomCardsPort['send']>[0]
type CardUpdate = Parameters<WecomCardsPort['update']>[0]

/** WeCom's cards, doing as they are told, call by call; sends and updates share one script. */
export type ScriptedCards = WecomCardsPort & {
  calls: CardCall[]
  updates: CardUpdate[]
  /** What members see: a task id is accepted once. */
  accepted: Set<string>
  script: Behaviour[]
  forget(): void
}

export function createScriptedCards(): ScriptedCards {
  const vendor: ScriptedCards = {
    calls: [],
    updates: [],
    accepted: new Set(),
    script: [],
    forget() {
      for (const list of [vendor.calls, vendor.updates, vendor.script]) list.length = 0
      vendor.accepted.clear()
    },
    async send(call) {
      vendor.calls.push(call)
      const behaviour = vendor.script.shift() ?? 'take'
      const isKnown = vendor.accepted.has(call.card.taskId)
      if (behaviour === 'take' || behaviour === 'lost') vendor.accepted.add(call.card.taskId)
      throwFailure('wecom', behaviour)
      const isChangeable = call.card.buttons.length > 0 && !isKnown
      return { responseCode: isChangeable ? `response${vendor.calls.length}` : null }
    },
    async update(update) {
      vendor.updates.push(update)
      throwFailure('wecom', vendor.script.shift() ?? 'take')
    },
  }
  return vendor
}

/** A mail server that does as it is told, mail by mail. */
export type ScriptedMailer = MailerPort & { calls: Mail[]; script: Behaviour[]; forget(): void }

export function createScriptedMailer(): ScriptedMailer {
  const vendor: ScriptedMailer = {
    calls: [],
    script: [],
    forget() {
      for (const list of [vendor.calls, vendor.script]) list.length = 0
    },
    async send(mail) {
      vendor.calls.push(mail)
      throwFailure('smtp', vendor.script.shift() ?? 'take')
      return { messageId: `<${mail.id}@example.cn>` }
    },
  }
  return vendor
}
