import type { Core } from '../../kernel/core.ts'
import { ProviderError } from '../../kernel/provider-error.ts'
import type { MailerPort } from '../../ports/mailer.ts'
import type { SmsPort } from '../../ports/sms.ts'
import type { WecomCardsPort } from '../../ports/wecom-cards.ts'
import type { WecomMessagesPort } from '../../ports/wecom-messages.ts'
import type { DeliveryBody } from './claim-body.ts'
import type { DeliveryToSend } from './delivery-queries.ts'
import { mailOf } from './mail-content.ts'

/** The ways by which an alert reaches a person. */
export type Ways = {
  wecomMessages: WecomMessagesPort
  wecomCards: WecomCardsPort
  mailer: MailerPort | null
  sms: SmsPort
}

/** What a claim wrote down before it leaves; `outId` for an SMS alone. */
export type Said = { body: DeliveryBody; outId: string | null }

/** Second beat: one call of one vendor. Throws ProviderError. */
export async function sendByWay(
  core: Core & Ways,
  delivery: DeliveryToSend,
  said: Said,
): Promise<{ responseCode: string | null }> {
  if (delivery.channel === 'wecom') return callWecom(core, delivery, said)
  if (delivery.channel === 'email') await callMailer(core, delivery, said)
  else await callSms(core, delivery, said)
  return { responseCode: null }
}

async function callWecom(core: Ways, { userid }: DeliveryToSend, { body }: Said) {
  if (!userid) throw new ProviderError('rejected', 'wecom', 'no_such_member')
  if ('card' in body) return core.wecomCards.send({ userid, card: body.card })
  await core.wecomMessages.send({ userid, content: body.content })
  return { responseCode: null }
}

async function callMailer(core: Core & Ways, delivery: DeliveryToSend, { body }: Said) {
  if (!core.mailer || !delivery.emailSealed)
    throw new ProviderError('rejected', 'smtp', 'no_address')
  const to = core.vault.open('address', delivery.emailSealed)
  await core.mailer.send({ to, ...mailOf(body), id: delivery.id })
}

async function callSms(core: Core & Ways, { phoneSealed }: DeliveryToSend, said: Said) {
  if (!phoneSealed || !said.outId) throw new ProviderError('rejected', 'sms', 'no_address')
  await core.sms.send({
    phone: core.vault.open('address', phoneSealed),
    template: 'hr_digest',
    params: { count: String(said.body.count) },
    outId: said.outId,
  })
}
