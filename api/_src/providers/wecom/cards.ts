import type { WecomCardsPort } from '../../ports/wecom-cards.ts'
import { cardBody, updateBody } from './card-body.ts'
import { createMemberPace } from './member-pace.ts'
import type { MessagesParts } from './messages.ts'
import type { WecomOptions } from './options.ts'
import { readSentCard } from './translate.ts'

/** Cards with buttons, and what becomes of them (wecom 90236, 94945). */
export function createCards(options: WecomOptions, parts: MessagesParts): WecomCardsPort {
  const holdPace = createMemberPace(options, parts.db)
  return {
    async send({ userid, card }) {
      await holdPace(userid)
      const fields = await parts.api.call(parts.appToken, {
        path: 'message/send',
        body: cardBody(options, userid, card),
        kind: 'send',
        repeatable: true,
      })
      return readSentCard(fields, userid)
    },
    async update(change) {
      await parts.api.call(parts.appToken, {
        path: 'message/update_template_card',
        body: updateBody(options, change),
        // a code works once: the second of two tries is refused and changes nothing
        kind: 'read',
        repeatable: true,
      })
    },
  }
}
