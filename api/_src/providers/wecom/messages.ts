import type { WecomMessagesPort } from '../../ports/wecom-messages.ts'
import type { AccessToken } from './access-token.ts'
import type { WecomApi } from './api-client.ts'
import type { MemberPace } from './member-pace.ts'
import { messageBody } from './message-body.ts'
import type { WecomOptions } from './options.ts'
import { readSent } from './translate.ts'

export type MessagesParts = { api: WecomApi; appToken: AccessToken; holdPace: MemberPace }

export function createMessages(options: WecomOptions, parts: MessagesParts): WecomMessagesPort {
  return {
    async send({ userid, content }) {
      await parts.holdPace(userid)
      const fields = await parts.api.call(parts.appToken, {
        path: 'message/send',
        body: messageBody(options, userid, content),
        kind: 'send',
        // the duplicate check makes one message of several tries
        repeatable: true,
      })
      return readSent(fields, userid)
    },
  }
}
