import type { Db } from '../../../../db/client.ts'
import type { WecomMessagesPort } from '../../ports/wecom-messages.ts'
import type { AccessToken } from './access-token.ts'
import type { WecomApi } from './api-client.ts'
import { createMemberPace } from './member-pace.ts'
import { messageBody } from './message-body.ts'
import type { WecomOptions } from './options.ts'
import { readSent } from './translate.ts'

export type MessagesParts = { api: WecomApi; appToken: AccessToken; db: Db }

export function createMessages(options: WecomOptions, parts: MessagesParts): WecomMessagesPort {
  const holdPace = createMemberPace(options, parts.db)
  return {
    async send({ userid, content }) {
      await holdPace(userid)
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
