import { sql } from 'drizzle-orm'
import { addMilliseconds, HOUR, MINUTE, SECOND } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { ProviderError } from '../../kernel/provider-error.ts'
import { rowsOf, toDate } from '../../kernel/rows.ts'
import type { WecomMessagesPort } from '../../ports/wecom-messages.ts'
import { openingOf } from './notice.ts'
import { type NoticeFacts, noticeContent } from './notice-content.ts'
import { endNotice, holdNotice, saveNotice } from './notice-outcomes.ts'
import { isReminderWanted } from './reminder-wanted.ts'

/** How long a claim holds: after that its process has died, and WeCom may or may not have the message. */
const LEASE = MINUTE
/** WeCom's own duplicate check knows a message this long (design §8); later a repeat would be a second one. */
const AGAIN_WITHIN = 4 * HOUR - 5 * MINUTE
/** How often WeCom may be out of reach before an administrator sees it. */
const SILENT_ATTEMPTS = 5

/**
 * Sends one queued notice, 08:00–21:00 in Shanghai, else says until when it waits; an opened emergency card is
 * told at any hour. After an uncertain try the
 * byte-identical message goes again with WeCom's duplicate check. A member who is gone gets nothing; of somebody who
 * is not in WeCom yet it stays queued.
 */
export async function sendNotice(
  core: Core & { wecomMessages: WecomMessagesPort },
  { noticeId }: { noticeId: string },
): Promise<{ postpone: Date } | undefined> {
  const now = core.clock.now()
  const notice = await findNotice(core, noticeId)
  if (!notice) return
  const again = notice.state !== 'queued'
  if (again && notice.claimedAt) {
    const age = now.getTime() - notice.claimedAt.getTime()
    if (notice.state === 'sending' && age < LEASE)
      return { postpone: addMilliseconds(notice.claimedAt, LEASE) }
    if (age > AGAIN_WITHIN)
      return endNotice(core.db, noticeId, { state: 'failed', why: 'uncertain_too_long', now })
  }
  // not in WeCom yet: it waits for the day they are (resume-notices.ts)
  if (!notice.userid && !notice.left && !again) return
  if (!notice.userid || notice.left)
    return endNotice(core.db, noticeId, { state: 'dropped', why: 'no_such_member', now })
  const opening = await openingFor(core, notice, now)
  if (opening === 'never')
    return endNotice(core.db, noticeId, { state: 'dropped', why: 'not_wanted_any_more', now })
  if (opening > now && !again) {
    await holdNotice(core.db, noticeId, { state: 'queued', until: opening, now })
    return { postpone: opening }
  }
  if (!(await claimNotice(core, notice, now))) return
  try {
    await core.wecomMessages.send({ userid: notice.userid, content: noticeContent(notice) })
    await saveNotice(core.db, noticeId, core.clock.now())
  } catch (error) {
    if (error instanceof ProviderError) return recordFailure(core, notice, error)
    await holdNotice(core.db, noticeId, { state: 'uncertain', until: now, now })
    throw error
  }
}

/** When it may leave. A reminder that is held back by a pause is looked at again in an hour; an answered one never leaves. */
async function openingFor(
  core: Core,
  { kind, state, details }: Notice,
  now: Date,
): Promise<Date | 'never'> {
  const opening = openingOf(kind, now)
  if (kind !== 'reminder' || state !== 'queued') return opening
  const wanted = await isReminderWanted(core.db, String(details.memberId))
  if (wanted === 'no') return 'never'
  return wanted === 'paused' ? openingOf(kind, addMilliseconds(now, HOUR)) : opening
}

async function recordFailure(
  core: Core,
  notice: Notice,
  error: ProviderError,
): Promise<{ postpone: Date } | undefined> {
  const now = core.clock.now()
  const tries = notice.attempts + 1
  core.log.warn(
    { notice: notice.id, attempt: tries, failure: error.kind, code: error.code },
    'WeCom message not sent',
  )
  if (error.kind === 'rejected') {
    const gone = error.code === 'no_such_member'
    const trouble = { kind: 'wecom_refused' as const, subject: error.code }
    return endNotice(core.db, notice.id, {
      state: gone ? 'dropped' : 'failed',
      why: error.code,
      now,
      ...(gone ? {} : { trouble }),
    })
  }
  const wait = Math.max(
    error.retryAfter ?? 0,
    Math.min(10 * SECOND * 2 ** (tries - 1), 10 * MINUTE),
  )
  const until = addMilliseconds(now, wait)
  // once a try may have arrived, every later one is a repetition
  const uncertain = error.kind === 'uncertain' || notice.state !== 'queued'
  const trouble = { kind: 'wecom_refused' as const, subject: error.code }
  await holdNotice(core.db, notice.id, {
    state: uncertain ? 'uncertain' : 'queued',
    until,
    now,
    ...(tries === SILENT_ATTEMPTS ? { trouble } : {}),
  })
  return { postpone: until }
}

type Notice = NoticeFacts & {
  id: string
  state: 'queued' | 'sending' | 'uncertain'
  attempts: number
  claimedAt: Date | null
  userid: string | null
  left: boolean
}

async function findNotice(core: Core, noticeId: string): Promise<Notice | null> {
  const result = await core.db.execute(sql`
    select n.id, n.kind, n.state, n.attempts, n.claimed_at as "claimedAt", n.contact_id as "contactId",
      coalesce(n.details, '{}') as details, e.userid, e.status = 'left' as left
    from notices n join employees e on e.id = n.employee_id
    where n.id = ${noticeId} and n.state in ('queued', 'sending', 'uncertain')`)
  const [row] = rowsOf<Omit<Notice, 'claimedAt'> & { claimedAt: unknown }>(result)
  return row ? { ...row, claimedAt: toDate(row.claimedAt) } : null
}

/** The first try's time stays: WeCom's duplicate check counts from there. */
async function claimNotice(core: Core, notice: Notice, now: Date): Promise<boolean> {
  const result = await core.db.execute(sql`
    update notices set state = 'sending', attempts = attempts + 1,
      claimed_at = coalesce(case when state = 'queued' then null else claimed_at end, ${now.toISOString()})
    where id = ${notice.id} and state = ${notice.state} and attempts = ${notice.attempts} returning id`)
  return rowsOf(result).length > 0
}
