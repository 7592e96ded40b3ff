import type pg from 'pg'

const at = `'2026-11-23T02:00:00Z'::timestamptz`
const empOf = (n: string) => `'emp_' || lpad((${n})::text, 26, '0')`

/** A company whose people came over ten years, judged: one in twenty has nobody who counts, one in ten a high risk. */
export async function seedPlanner(client: pg.Client, people: number): Promise<void> {
  const each = `generate_series(1, ${people}) i`
  await client.query(`
    insert into employees (id, employee_no, userid, name, site, status, created_at, updated_at)
    select ${empOf('i')}, 'E' || i, 'u' || i, '员工', '苏州', 'active', ${at}, ${at} from ${each}`)
  await client.query(`
    insert into coverages (employee_id, site, counts, near_relative, reviewed_at)
    select ${empOf('i')}, '苏州', case when i % 20 = 0 then 0 else 2 end, true, ${at} from ${each}`)
  await client.query(`
    insert into scores (contact_id, employee_id, tenths, probability, high_risk, rules_version, scored_at)
    select 'con_' || i, ${empOf('i')}, 80, 0.8, i % 10 = 0, 1, ${at} from ${each}`)
  await client.query('vacuum analyze')
}

/** The company as it stands after a while: everybody was asked some time in the last half year. */
export async function spreadPast(client: pg.Client): Promise<void> {
  await client.query(`
    update reminder_plans set asked = true, ask_on = null,
      asked_on = '2026-11-24'::date - (abs(hashtext(employee_id)) % 170)`)
  await client.query('vacuum analyze reminder_plans')
}
