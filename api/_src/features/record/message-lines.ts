import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { rowsOf, toDate } from '../../kernel/rows.ts'
import { type Line, MOST_LINES } from './time-line.ts'

const kinds: Record<string, string> = {
  notice: '确认短信',
  repeat: '第二次确认短信',
  renewal: '复核短信',
  resend: '员工要求再发的短信',
  new_link: '新链接短信',
  code: '验证码短信',
  screen_code: '在员工手机上填的验证码短信',
  withdraw_code: '退出用的验证码短信',
  lookup_code: '验证码短信',
  drill: '演练短信',
}
const states: Record<string, { words: string; tone: Line['tone'] }> = {
  queued: { words: '等待发出', tone: 'wait' },
  sending: { words: '正在发出', tone: 'wait' },
  uncertain: { words: '可能已发出，正在核实', tone: 'wait' },
  sent: { words: '已发出', tone: 'wait' },
  delivered: { words: '已送到手机', tone: 'ok' },
  failed: { words: '没有送到手机', tone: 'bad' },
  refused: { words: '没有发出', tone: 'bad' },
  dropped: { words: '没有发出', tone: 'note' },
}
const reasons: Record<string, string> = {
  hours: '不在发短信的时间，到时间会自动发',
  budget: '公司当天的短信用完了',
  stop: '对方不收短信',
  number_stopped: '对方不收短信',
  pair_day: '一天最多发一次',
  pair_year: '一年里发得够多了',
  number_year: '这个号码一年里收得够多了',
  just_sent: '刚刚发过',
  answered: '对方已经答复',
  too_late: '已经过了时候',
  drill_over: '演练已经结束',
  own_number: '这是员工本人的号码',
  number_dead: '号码是空号',
  likely_dead: '号码可能是空号',
  handset_doubtful: '手机可能停机或关机',
  blocked: '被运营商拦下，会换一种方式再发',
  blacklisted: '号码在短信黑名单里，请打电话',
  illegal_number: '号码不能收短信',
}

/** Every SMS to the contact, and whether it arrived. */
export async function listMessageLines(db: Queryable, contactId: string): Promise<Line[]> {
  const result = await db.execute(sql`
    select kind, state, why, sent_at as "sentAt", reported_at as "reportedAt", created_at as "createdAt"
    from messages where contact_id = ${contactId} order by created_at desc limit ${MOST_LINES}`)
  return rowsOf<Found>(result).map(readLine)
}

type Found = {
  kind: string
  state: string
  why: string | null
  sentAt: unknown
  reportedAt: unknown
  createdAt: unknown
}

function readLine({ kind, state, why, ...row }: Found): Line {
  const { words, tone } = states[state] ?? { words: '', tone: 'note' as const }
  const at = toDate(row.reportedAt) ?? toDate(row.sentAt) ?? toDate(row.createdAt)
  // a drill is not said again in another way
  const isLost = kind === 'drill' && why === 'blocked'
  const reason = isLost ? '被运营商拦下' : reasons[why ?? '']
  const detail = state === 'delivered' ? undefined : reason
  return {
    at: at?.toISOString() ?? '',
    kind: 'message',
    tone,
    text: `${kinds[kind] ?? '短信'}：${words}`,
    ...(detail ? { detail } : {}),
  }
}
