import { MINUTE } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { ProviderError } from '../../kernel/provider-error.ts'
import { queryDates } from '../../kernel/query-dates.ts'
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

/** Second beat: one call of one vendor. Throws ProviderError. */
export async function sendByWay(
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
  await core.mailer.send({ to, ...mailOf(body), id: delivery.id })
}

/** The vendor is asked at the latest every ten minutes: by then two answers after a quarter of an hour have not found it. */
const SURELY_GONE_AFTER = 30 * MINUTE

/** After an uncertain try the vendor is asked first: found = it has it; only what it surely has not goes again. */
async function callSms(core: Core & Ways, delivery: DeliveryToSend, body: DeliveryBody) {
  if (!delivery.phoneSealed) throw new ProviderError('rejected', 'sms', 'no_address')
  const phone = core.vault.open('address', delivery.phoneSealed)
  const outId = delivery.id.slice(4)
  if (delivery.state !== 'queued' && delivery.claimedAt) {
    if (await core.sms.find({ phone, outId, dates: queryDates(delivery.claimedAt) })) return
    if (core.clock.now().getTime() - delivery.claimedAt.getTime() < SURELY_GONE_AFTER)
      throw new ProviderError('uncertain', 'sms', 'not_found_yet')
  }
  await core.sms.send({
    phone,
    template: 'hr_digest',
    params: { count: String(body.count) },
    outId,
  })
}
