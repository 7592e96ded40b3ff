import { createHash } from 'node:crypto'
import type { Db } from '../../../../db/client.ts'
import { ProviderError } from '../../kernel/provider-error.ts'
import { takeSlotNow } from '../../kernel/reserve-slots.ts'
import type { WecomMessagesPort } from '../../ports/wecom-messages.ts'
import type { AccessToken } from './access-token.ts'
import type { WecomApi } from './api-client.ts'
import { PROVIDER } from './errcodes.ts'
import { messageBody } from './message-body.ts'
import type { WecomOptions } from './options.ts'
import { readSent } from './translate.ts'

/** 25 of the 30 a minute that WeCom shows a member; the rest it drops without a word (wecom 90236). */
const PER_MINUTE = 25

export type MessagesParts = { api: WecomApi; appToken: AccessToken; db: Db }

export function createMessages(options: WecomOptions, parts: MessagesParts): WecomMessagesPort {
  const perMinute = options.memberPerMinute ?? PER_MINUTE

  async function holdPace(userid: string): Promise<void> {
    const name = `wecom.member.${createHash('sha256').update(userid).digest('base64url')}`
    const waitMs = await takeSlotNow(parts.db, { name, perMinute }).catch(() => {
      throw new ProviderError('unavailable', PROVIDER, 'pacer_away')
    })
    if (waitMs !== null) throw new ProviderError('unavailable', PROVIDER, 'member_paced', waitMs)
  }

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
