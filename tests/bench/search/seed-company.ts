import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { newId } from '../../../api/_src/kernel/ids.ts'
import type { Db } from '../../../db/client.ts'
import { seededRandom } from '../../sandbox/core/random.ts'
import { inventName } from '../../support/company/invent-names.ts'

const CHUNK = 10_000
const SITES = ['苏州基地', '郑州基地', '东莞基地', '成都基地', '武汉基地']
const KINDS = ['一车间', '二车间', '三车间', '总装车间', '设备部', '质量部', '仓储部', '行政部']
/** Each shop of a site in so many teams: the workshops hold thousands, a team dozens. */
const TEAMS = 20

export type SearchCompany = { token: string; names: string[]; numbers: string[] }

/** A company of so many people in 800 teams; one HR specialist with 30 of them, logged in at `now`. */
export async function seedSearchCompany(db: Db, count: number, now: Date): Promise<SearchCompany> {
  const random = seededRandom(3)
  const at = now.toISOString()
  const departments = SITES.flatMap((site, s) => [
    { id: `dep_s${s}`, name: site, parent: null as string | null, site },
    ...KINDS.flatMap((kind, k) => [
      { id: `dep_s${s}k${k}`, name: kind, parent: `dep_s${s}`, site },
      ...Array.from({ length: TEAMS }, (_, t) => ({
        id: `dep_s${s}k${k}t${t}`,
        name: `${kind}${t + 1}班`,
        parent: `dep_s${s}k${k}`,
        site,
      })),
    ]),
  ])
  await db.execute(sql`
    insert into departments (id, name, parent_id, site, created_at)
    select id, name, parent, site, ${at} from jsonb_to_recordset(${JSON.stringify(departments)}::jsonb)
      as d(id text, name text, parent text, site text)`)
  const teams = departments.filter(({ name }) => name.endsWith('班'))
  const names: string[] = []
  const numbers: string[] = []
  let first = ''
  for (let from = 0; from < count; from += CHUNK) {
    const people = Array.from({ length: Math.min(CHUNK, count - from) }, (_, n) => {
      const no = `YC${String(from + n).padStart(8, '0')}`
      const name = inventName(random)
      const team = random.pick(teams)
      names.push(name)
      numbers.push(no)
      return { id: newId('employee', now), no, name, department: team.id, site: team.site }
    })
    first ||= people[0]?.id ?? ''
    await db.execute(sql`
      insert into employees (id, employee_no, userid, name, department_id, site, status, created_at, updated_at)
      select id, no, no, name, department, site, 'active', ${at}, ${at}
      from jsonb_to_recordset(${JSON.stringify(people)}::jsonb)
        as p(id text, no text, name text, department text, site text)`)
  }
  await db.execute(sql`
    insert into role_grants (id, employee_id, role, department_id, granted_at)
    select 'gra_' || d.id, ${first}, 'hr', d.id, ${at}
    from (select id from departments where name like '%班' order by id limit 30) d`)
  const token = 'search'.padEnd(43, '0')
  await db.execute(sql`
    insert into sessions (token_hash, employee_id, created_at, expires_at)
    values (${createHash('sha256').update(token).digest('base64url')}, ${first}, ${at},
      ${new Date(now.getTime() + 86_400_000).toISOString()})`)
  return { token, names, numbers }
}
