import type pg from 'pg'

const at = `'2026-11-23T02:00:00Z'::timestamptz`
const sealed = `decode(repeat('ab', 45), 'hex')`
const hashOf = (text: string) =>
  `translate(encode(sha256((${text})::bytea), 'base64'), '+/=', '-_')`
const conOf = (n: string) => `'con_' || lpad((${n})::text, 26, '0')`
const empOf = (n: string) => `'emp_' || lpad((${n})::text, 26, '0')`
const day = `interval '1 day'`

/**
 * A company of half as many employees as contacts, after a year: every contact has its number's last check, a
 * question with its answer, two messages with receipts and two rows of history; one in ten has a finding.
 */
export async function seedContacts(client: pg.Client, contacts: number): Promise<void> {
  for (const statement of statements(contacts)) await client.query(statement)
  await client.query('vacuum analyze')
}

function statements(contacts: number): string[] {
  const each = `generate_series(1, ${contacts}) i`
  const employee = empOf('(i + 1) / 2')
  const age = `(i % 400 * 7919 % 400) * ${day}`
  return [
    `insert into employees (id, employee_no, name, site, status, affirmed_at, created_at, updated_at)
      select ${empOf('i')}, 'E' || i, '员工', '苏州', 'active', ${at} - (i % 500) * ${day}, ${at}, ${at}
      from generate_series(1, ${Math.ceil(contacts / 2)}) i`,
    `insert into employee_numbers (employee_id, source, phone_sealed, phone_hash, updated_at)
      select ${empOf('i')}, 'attendance', ${sealed}, ${hashOf(`'own ' || i`)}, ${at}
      from generate_series(1, ${Math.ceil(contacts / 2)}) i`,
    `insert into contacts (id, employee_id, name_sealed, relation, phone_sealed, phone_hash, channel, position, state,
        source, proof_kind, proof_at, checked_at, due_on, created_at, updated_at)
      select ${conOf('i')}, ${employee}, ${sealed}, '母亲', ${sealed}, ${hashOf('i::text')}, 'mobile', 1 + i % 2,
        case when i % 10 = 0 then 'unanswered' else 'valid' end, 'import',
        case when i % 10 <> 0 then 'contact_code' end, case when i % 10 <> 0 then ${at} - ${age} end, ${at}, '2027-05-01',
        ${at} - 401 * ${day}, ${at}
      from ${each}`,
    `insert into numbers (phone_hash, status, carrier, checked_at)
      select ${hashOf('i::text')}, case when i % 20 = 0 then 'unknown' else 'normal' end, 'CMCC',
        ${at} - (i % 60) * ${day}
      from ${each}`,
    `insert into challenges (id, contact_id, employee_id, phone_hash, kind, form, state, extend_code, asked_at,
        answered_at, answered_via, closes_at, created_at)
      select 'chg_' || lpad(i::text, 26, '0'), ${conOf('i')}, ${employee}, ${hashOf('i::text')}, 'first', 'token',
        case when i % 10 = 0 then 'expired' else 'confirmed' end, '01', ${at} - ${age},
        case when i % 10 <> 0 then ${at} - ${age} end, case when i % 10 <> 0 then 'code' end,
        ${at} - ${age} + 7 * ${day}, ${at} - ${age}
      from ${each}`,
    `insert into messages (id, kind, contact_id, employee_id, challenge_id, phone_hash, once, asked, state, out_id,
        due_at, claimed_at, sent_at, created_at)
      select 'msg_' || lpad(i::text, 26, '0'), case when i % 2 = 0 then 'notice' else 'code' end, ${conOf('(i + 1) / 2')},
        ${empOf('(i + 3) / 4')}, 'chg_' || lpad(((i + 1) / 2)::text, 26, '0'), ${hashOf('((i + 1) / 2)::text')}, 'o' || i,
        false, case when i % 50 = 0 then 'failed' else 'delivered' end, 'x' || i, ${at}, ${at}, ${at},
        ${at} - ((i + 1) / 2 % 400 * 7919 % 400) * ${day}
      from generate_series(1, ${2 * contacts}) i`,
    `insert into contact_history (contact_id, employee_id, event, actor, after, at)
      select ${conOf('(i + 1) / 2')}, ${empOf('(i + 3) / 4')},
        case when i % 40 = 0 then 'removed' when i % 2 = 0 then 'confirmed' else 'imported' end, 'system', '{}',
        ${at} - (i % 400) * ${day}
      from generate_series(1, ${2 * contacts}) i`,
    `insert into findings (id, contact_id, employee_id, kind, details, found_at)
      select 'fnd_' || lpad(i::text, 26, '0'), ${conOf('i')}, ${employee}, 'shared_contact', '{}', ${at}
      from generate_series(10, ${contacts}, 10) i`,
  ]
}

/** Three of a hundred: their bill is not paid, or is paid again. */
export async function changeSome(client: pg.Client): Promise<void> {
  await client.query(`
    update numbers set status = case when status = 'suspended' then 'normal' else 'suspended' end
    where phone_hash in (select phone_hash from contacts where right(id, 2) in ('03', '37', '71'))`)
}
