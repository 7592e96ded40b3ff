import { sql } from 'drizzle-orm'
import type { CompanyWorld } from '../../../../tests/support/company/company-world.ts'
import type { MadeCompany } from '../../../../tests/support/company/make-company.ts'
import type { RosterCounts } from '../../features/import/count-roster.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { type ContactEnd, countOutcomes, outcomes } from './outcomes.ts'
import type { Lap } from './stopwatch.ts'

const number = new Intl.NumberFormat('zh-CN')
const show = (value: number) => number.format(value)

type Row = ContactEnd & { hash: string }

/** How the week ended, in numbers: every person and every contact of the export stands in one line. */
export async function closingTable(
  world: CompanyWorld,
  told: { company: MadeCompany; counts: RosterCounts; laps: readonly Lap[] },
): Promise<string[]> {
  const { counts, company, laps } = told
  const contacts = await readContacts(world)
  const ends = countOutcomes(contacts)
  const { calls, sms } = world.sandbox.stats()
  const checks = calls.PhoneNumberStatusForPublic
  const sends = calls.SendSms
  return [
    '',
    `名册 ${show(counts.rows)} 行：在职 ${show(counts.employees)} 人，离职 ${show(counts.left)} 人，重复导出 ${show(counts.duplicate_employee_rows)} 行`,
    ...contactLines(counts, contacts.length),
    '',
    `导入的 ${show(contacts.length)} 位联络人，第 8 天：`,
    ...outcomes.map((outcome) => line(outcome, ends.get(outcome) ?? 0, contacts.length)),
    '',
    `在职员工 ${show(counts.employees)} 人：`,
    ...(await coverageLines(world)),
    '',
    '替身知道的事实，和上面的结果对照：',
    ...truthLines(world, company, contacts),
    '',
    `号码检测 ${show(checks?.calls ?? 0)} 次，最忙的一秒 ${checks?.peakPerSecond ?? 0} 次；短信 ${show(sms)} 条，最忙的一秒 ${sends?.peakPerSecond ?? 0} 条`,
    ...laps.map(({ name, seconds }) => `${name}：${seconds.toFixed(1)} 秒`),
    `内存 ${Math.round(process.memoryUsage().rss / 1_048_576)} MB（连同替身和众人）`,
  ]
}

function contactLines(counts: RosterCounts, asked: number): string[] {
  const { contacts_importable, phones_unreadable, contacts_blank } = counts
  const ofLeavers = counts.contacts_given - contacts_importable - phones_unreadable - contacts_blank
  const lines: [string, number][] = [
    ['导入', asked],
    ['同一员工写了两次的号码，只留一次', contacts_importable - asked],
    ['号码读不准，在错误清单里等人核实', phones_unreadable],
    ['没有填电话，在错误清单里等人核实', contacts_blank],
    ['离职员工的，不询问', ofLeavers],
  ]
  const given = counts.contacts_given
  return [`名册里的 ${show(given)} 位联络人：`, ...lines.map(([name, n]) => line(name, n, given))]
}

async function readContacts({ context }: CompanyWorld): Promise<Row[]> {
  return rowsOf<Row>(
    await context.db.execute(sql`
      select phone_hash as hash, state, cause, shared from contacts where state <> 'retired'`),
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
  const names = ['没有确认过的联络人', '有一位确认过的联络人', '有两位确认过的联络人']
  return rows.map(({ confirmed, people }) => line(names[confirmed] ?? '', people, total))
}

/** What became of the contacts whose number is dead or somebody else's, as only the number book knows. */
function truthLines(world: CompanyWorld, company: MadeCompany, contacts: readonly Row[]): string[] {
  const book = new Map(
    [...company.numbers.values()].map((entry) => [
      world.context.vault.hash('phone', entry.phone),
      entry,
    ]),
  )
  const groups = {
    空号: ({ hash }: Row) => book.get(hash)?.status === 'NOT_EXIST',
    停机: ({ hash }: Row) => book.get(hash)?.status === 'SHUTDOWN',
    已换机主: ({ hash }: Row) => Boolean(book.get(hash)?.answeredBy),
  }
  return Object.entries(groups).map(([name, belongs]) => {
    const mine = contacts.filter(belongs)
    const ends = [...countOutcomes(mine)].map(([outcome, n]) => `${outcome} ${show(n)}`)
    return `  ${name} ${show(mine.length)} 位 → ${ends.join('，') || '无'}`
  })
}

function line(name: string, count: number, total: number): string {
  const width = [...name].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 255 ? 2 : 1), 0)
  const share = total === 0 ? 0 : (100 * count) / total
  return `  ${name}${' '.repeat(Math.max(1, 36 - width))}${show(count).padStart(8)}  ${share.toFixed(1).padStart(5)} %`
}
