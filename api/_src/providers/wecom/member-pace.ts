import { createHash } from 'node:crypto'
import type { Db } from '../../../../db/client.ts'
import { ProviderError } from '../../kernel/provider-error.ts'
import { takeSlotNow } from '../../kernel/reserve-slots.ts'
import { PROVIDER } from './errcodes.ts'

/** 25 of the 30 a minute that WeCom shows a member; the rest it drops without a word (wecom 90236). */
const PER_MINUTE = 25

/** Throws ProviderError `unavailable`, code `member_paced`, when it is too early for one more. */
export type MemberPace = (userid: string) => Promise<void>

/** One pace per member over all kinds of messages and all instances (design §8). */
export function createMemberPace(db: Db, perMinute = PER_MINUTE): MemberPace {
  return async (userid) => {
    const name = `wecom.member.${createHash('sha256').update(userid).digest('base64url')}`
    const waitMs = await takeSlotNow(db, { name, perMinute }).catch(() => {
      throw new ProviderError('unavailable', PROVIDER, 'pacer_away')
    })
    if (waitMs !== null) throw new ProviderError('unavailable', PROVIDER, 'member_paced', waitMs)
  }
}
