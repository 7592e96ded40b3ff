import { sql } from 'drizzle-orm'
import type { CompanyWorld } from '../../../../tests/support/company/company-world.ts'
import type { RosterCounts } from '../../features/import/count-roster.ts'
import { rowsOf } from '../../kernel/rows.ts'
import type { Lap } from './stopwatch.ts'

const number = new Intl.NumberFormat('zh-CN')
const OUTCOMES: readonly [string, (row: Row) => boolean][] = [
  ['有效：对方已确认', ({ state }) => state === 'valid' || state === 'due'],
  ['无效：空号', ({ cause }) => cause === 'dead'],
  ['无效：对方不认识这位员工', ({ cause }) => cause === 'wrong_person'],
  ['无效：对方不愿意', ({ cause }) => cause === 'declined' || cause === 'withdrew'],
  ['未回应：7 天没有回答', ({ state }) => state === 'unanswered'],
  ['停机，等充值', ({ state }) => state === 'draft'],
  ['本人号码，不询问', ({ shared }) => shared],
  ['还在等', () => true],
]

type Row = { state: string; cause: string | null; shared: boolean; count: number }

/** How the week ended, in numbers. */
export async function closingTable(
  world: CompanyWorld,
  counts: RosterCounts,
  laps: readonly Lap[],
): Promise<string[]> {
  const left = await readContacts(world)
  const total = left.reduce((sum, { count }) => sum + count, 0)
  const lines = OUTCOMES.map(([name, fits]) => {
    const mine = left.filter((row) => row.count > 0 && fits(row))
    const sum = mine.reduce((all, row) => all + row.count, 0)
    for (const row of mine) row.count = 0
    return line(name, sum, total)
  })
  const { calls, sms } = world.sandbox.stats()
  const checks = calls.PhoneNumberStatusForPublic
  const sends = calls.SendSms
  return [
    '',
    `${number.format(counts.employees)} 名在职员工，${number.format(total)} 位联络人`,
    ...lines,
    `  另有 ${counts.phones_unreadable} 个号码读不准、${counts.contacts_blank} 位没有填电话，在错误清单里等人核实`,
    '',
    ...(await coverageLines(world)),
    '',
    `号码检测 ${number.format(checks?.calls ?? 0)} 次，最忙的一秒 ${checks?.peakPerSecond ?? 0} 次；短信 ${number.format(sms)} 条，最忙的一秒 ${sends?.peakPerSecond ?? 0} 条`,
    ...laps.map(({ name, seconds }) => `${name}：${seconds.toFixed(1)} 秒`),
    `内存 ${Math.round(process.memoryUsage().rss / 1_048_576)} MB（连同替身和众人）`,
  ]
}

async function readContacts({ context }: CompanyWorld): Promise<Row[]> {
  return rowsOf<Row>(
    await context.db.execute(sql`
      select state, cause, shared, count(*)::int as count from contacts where state <> 'retired' group by 1, 2, 3`),
  )
}

async function coverageLines({ context }: CompanyWorld): Promise<string[]> {
  const rows = rowsOf<{ confirmed: number; people: number }>(
    await context.db.execute(sql`
      select least(coalesce(c.n, 0), 2)::int as confirmed, count(*)::int as people from employees e
      left join (select employee_id, count(*) as n from contacts where state in ('valid', 'due') and not shared
        group by 1) c on c.employee_id = e.id
      where e.status <> 'left' group by 1 order by 1 desc`),
  )
  const total = rows.reduce((sum, { people }) => sum + people, 0)
  const names = ['没有一位确认过的联络人', '有一位', '有两位']
  return rows.map(({ confirmed, people }) => line(`员工：${names[confirmed] ?? ''}`, people, total))
}

function line(name: string, count: number, total: number): string {
  const width = [...name].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 255 ? 2 : 1), 0)
  const share = total === 0 ? 0 : (100 * count) / total
  return `  ${name}${' '.repeat(Math.max(1, 32 - width))}${number.format(count).padStart(8)}  ${share.toFixed(1).padStart(5)} %`
}
