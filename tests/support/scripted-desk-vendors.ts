import type { Mail, MailerPort } from '../../api/_src/ports/mailer.ts'
import type { WecomCardsPort } from '../../api/_src/ports/wecom-cards.ts'
import { type Behaviour, throwFailure } from './scripted-vendors.ts'

type CardCall = Parameters<WecomCardsPort['send']>[0]
type CardUpdate = Parameters<WecomCardsPort['update']>[0]

/** WeCom's cards, doing as they are told, call by call; sends and updates share one script. */
export type ScriptedCards = WecomCardsPort & {
  calls: CardCall[]
  /** Task ids that members see, whatever the answer was. */
  accepted: Set<string>
  updates: CardUpdate[]
  script: Behaviour[]
  forget(): void
}

export function createScriptedCards(): ScriptedCards {
  const vendor: ScriptedCards = {
    calls: [],
    accepted: new Set(),
    updates: [],
    script: [],
    forget() {
      for (const list of [vendor.calls, vendor.updates, vendor.script]) list.length = 0
      vendor.accepted.clear()
    },
    async send(call) {
      vendor.calls.push(call)
      const behaviour = vendor.script.shift() ?? 'take'
      if (behaviour === 'take' || behaviour === 'lost') vendor.accepted.add(call.card.taskId)
      throwFailure('wecom', behaviour)
      const hasButtons = call.card.buttons.length > 0
      return { responseCode: hasButtons ? `response${vendor.calls.length}` : null }
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
