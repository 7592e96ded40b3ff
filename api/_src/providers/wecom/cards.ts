import type { WecomCardsPort } from '../../ports/wecom-cards.ts'
import { cardBody, updateBody } from './card-body.ts'
import type { MessagesParts } from './messages.ts'
import type { WecomOptions } from './options.ts'
import { readSent } from './translate.ts'

export function createCards(options: WecomOptions, parts: MessagesParts): WecomCardsPort {
  return {
    async send({ userid, card }) {
      await parts.holdPace(userid)
      const fields = await parts.api.call(parts.appToken, {
        path: 'message/send',
        body: cardBody(options, userid, card),
        kind: 'send',
        // the duplicate check makes one card of several tries
        repeatable: true,
      })
      return { responseCode: readSent(fields, userid).responseCode }
    },
    async update({ userids, responseCode, change }) {
      await parts.api.call(parts.appToken, {
        path: 'message/update_template_card',
        body: updateBody(options, { userids, responseCode, change }),
        kind: 'send',
        // a code that a busy WeCom did use is refused as used: nothing happens twice
        repeatable: true,
      })
    },
  }
}
