import type { Core } from '../../kernel/core.ts'
import { ProviderError } from '../../kernel/provider-error.ts'
import type { MailerPort } from '../../ports/mailer.ts'
import type { SmsPort } from '../../ports/sms.ts'
import type { WecomCardsPort } from '../../ports/wecom-cards.ts'
import type { WecomMessagesPort } from '../../ports/wecom-messages.ts'
import type { DeliveryBody } from './build-body.ts'
import type { DeliveryToSend } from './delivery-queries.ts'
import { mailOf } from './mail-content.ts'

/** The ways by which an alert reaches a person. */
export type Ways = {
  wecomMessages: WecomMessagesPort
  wecomCards: WecomCardsPort
  mailer: MailerPort | null
  sms: SmsPort
}

/** Second beat: one call of one vendor. Throws ProviderError. */
export async function callWay(
  core: Core & Ways,
  delivery: DeliveryToSend,
  body: DeliveryBody,
): Promise<{ responseCode: string | null }> {
  if (delivery.channel === 'wecom') return callWecom(core, delivery, body)
  if (delivery.channel === 'email') await callMailer(core, delivery, body)
  else await callSms(core, delivery, body)
  return { responseCode: null }
}

async function callWecom(core: Ways, { userid, state }: DeliveryToSend, body: DeliveryBody) {
  if (!userid) throw new ProviderError('rejected', 'wecom', 'no_such_member')
  if ('card' in body) return core.wecomCards.send({ userid, card: body.card })
  await core.wecomMessages.send({ userid, content: body.content, again: state !== 'queued' })
  return { responseCode: null }
}

async function callMailer(core: Core & Ways, delivery: DeliveryToSend, body: DeliveryBody) {
  if (!core.mailer || !delivery.emailSealed)
    throw new ProviderError('rejected', 'smtp', 'no_address')
  const to = core.vault.open('address', delivery.emailSealed)
  await core.mailer.send({ id: delivery.id, to, ...mailOf(body) })
}

/** After an uncertain try the vendor is asked first: found = it has it; only what it surely has not goes again. */
async function callSms(core: Core & Ways, delivery: DeliveryToSend, body: DeliveryBody) {
  if (!delivery.phoneSealed) throw new ProviderError('rejected', 'sms', 'no_address')
  const phone = core.vault.open('address', delivery.phoneSealed)
  const outId = delivery.id.slice(4)
  if (delivery.state !== 'queued' && delivery.claimedAt) {
    const at = [delivery.claimedAt, core.clock.now()]
    const dates = [...new Set(at.map(compactDate))]
    if (await core.sms.find({ phone, outId, dates })) return
  }
  await core.sms.send({
    phone,
    template: 'hr_digest',
    params: { count: String(body.count) },
    outId,
  })
}

/** `yyyymmdd` in Shanghai. */
function compactDate(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '')
}
