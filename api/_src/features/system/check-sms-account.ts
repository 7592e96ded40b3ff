import { sql } from 'drizzle-orm'
import type { smsAccounts } from '../../../../db/schema/index.ts'
import { addMilliseconds, HOUR } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { ProviderError } from '../../kernel/provider-error.ts'
import { rowsOf } from '../../kernel/rows.ts'
import type { SmsAccount, SmsAccountPort } from '../../ports/sms-account.ts'
import { findMeanSms } from './mean-sms.ts'
import { daysLeft } from './sms-account.ts'

type Vendor = (typeof smsAccounts.$inferSelect)['vendor']
const VENDOR: Vendor = 'aliyun'

/**
 * Asks once an hour what SMS are paid from, whichever instance looks first, and tells administrators where it lasts
 * fewer days than the settings want at the rate of the last week. What the vendor said stays while it cannot be asked.
 */
export async function checkSmsAccount(
  core: Core & { smsAccount: SmsAccountPort | null },
): Promise<void> {
  if (!core.smsAccount || !(await claimQuestion(core))) return
  try {
    await record(core, await core.smsAccount.read())
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    core.log.warn({ code: error.code }, 'the SMS account could not be read')
    await core.db.execute(sql`
      update sms_accounts set trouble = ${error.code} where vendor = ${VENDOR}`)
  }
}

async function claimQuestion(core: Core): Promise<boolean> {
  const now = core.clock.now()
  const result = await core.db.execute(sql`
    insert into sms_accounts as a (vendor, asked_at) values (${VENDOR}, ${now.toISOString()})
    on conflict (vendor) do update set asked_at = excluded.asked_at
      where a.asked_at <= ${addMilliseconds(now, -HOUR).toISOString()}
    returning vendor`)
  return rowsOf(result).length > 0
}

async function record(core: Core, { packageSms, availableLi }: SmsAccount): Promise<void> {
  const now = core.clock.now()
  await core.db.execute(sql`
    update sms_accounts set read_at = ${now.toISOString()}, package_sms = ${packageSms},
      available_li = ${availableLi}, trouble = null
    where vendor = ${VENDOR}`)
  const { smsPriceLi, smsLastsDays } = await core.settings.read(core.db)
  const meanADay = await findMeanSms(core.db, now)
  const days = daysLeft({ packageSms, availableLi, priceLi: smsPriceLi, meanADay })
  if (days === null || days >= smsLastsDays) return
  await announce(core.db, now, 'trouble.seen', {
    kind: 'sms_balance',
    subject: 'sms_account',
    details: { days },
  })
}
