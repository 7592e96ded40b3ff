import { sql } from 'drizzle-orm'
import { addMilliseconds, shanghaiDate } from '../../kernel/clock.ts'
import type { Core, TxCore } from '../../kernel/core.ts'
import { inTurn } from '../../kernel/in-turn.ts'
import { announceAll } from '../../kernel/outbox.ts'
import { arrayOf } from '../../kernel/rows.ts'
import { PROOF_LIFE } from './contact.ts'
import { countingContacts } from './coverage.ts'
import { type EmployeeFacts, listEmployeeFacts } from './coverage-facts.ts'

const nearRelatives = new Set(['父亲', '母亲', '配偶', '子女', '兄弟姐妹'])

/**
 * Writes the one number of coverage of these employees (design §3), from scratch, with where they work now; who left
 * has none. Announces `contact.counts` for a replacement that counts while whom it replaces is still there.
 */
export function reviewCoverages(
  core: Core,
  input: { employeeIds: readonly string[] },
): Promise<void> {
  return inTurn(core, 'coverages', async (t) => {
    const people = await listEmployeeFacts(t.tx, input.employeeIds)
    const reviewed = people.filter(({ hasLeft }) => !hasLeft).map((one) => review(one, t.now))
    await saveCoverages(t, reviewed)
    await removeCoverages(
      t,
      people.filter(({ hasLeft, kept }) => hasLeft && kept),
    )
    await announceAll(
      t.tx,
      t.now,
      'contact.counts',
      reviewed.flatMap(({ successors }) => successors.map((contactId) => ({ contactId }))),
    )
  })
}

type Reviewed = ReturnType<typeof review>

function review({ contacts, kept, ...employee }: EmployeeFacts, now: Date) {
  const counting = countingContacts(contacts, now)
  const counted = contacts.filter(({ id }) => counting.has(id))
  const agesAt = counted.flatMap(({ proofAt }) =>
    proofAt ? [addMilliseconds(proofAt, PROOF_LIFE).getTime()] : [],
  )
  const live = contacts.filter(({ state }) => state !== 'invalid')
  return {
    ...employee,
    counts: counting.size,
    nearRelative: live.some(({ relation }) => nearRelatives.has(relation)),
    uncoveredAt: counting.size > 0 ? null : (kept?.uncoveredAt ?? now),
    agesOn: agesAt.length === 0 ? null : shanghaiDate(new Date(Math.min(...agesAt))),
    successors: counted
      .filter(({ replacesId }) => contacts.some(({ id }) => id === replacesId))
      .map(({ id }) => id),
  }
}

async function saveCoverages({ tx, now }: TxCore, reviewed: readonly Reviewed[]): Promise<void> {
  if (reviewed.length === 0) return
  const rows = reviewed.map(({ successors: _not, hasLeft: _nor, ...row }) => row)
  await tx.execute(sql`
    insert into coverages (employee_id, department_id, site, counts, near_relative, uncovered_at, ages_on, reviewed_at)
    select "employeeId", "departmentId", site, counts, "nearRelative", "uncoveredAt", "agesOn", ${now.toISOString()}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("employeeId" text, "departmentId" text, site text,
      counts smallint, "nearRelative" boolean, "uncoveredAt" timestamptz, "agesOn" date)
    on conflict (employee_id) do update set department_id = excluded.department_id, site = excluded.site,
      counts = excluded.counts, near_relative = excluded.near_relative, uncovered_at = excluded.uncovered_at,
      ages_on = excluded.ages_on, reviewed_at = excluded.reviewed_at
    where (coverages.department_id, coverages.site, coverages.counts, coverages.near_relative, coverages.uncovered_at,
        coverages.ages_on) is distinct from (excluded.department_id, excluded.site, excluded.counts,
        excluded.near_relative, excluded.uncovered_at, excluded.ages_on)`)
}

async function removeCoverages({ tx }: TxCore, people: readonly EmployeeFacts[]): Promise<void> {
  if (people.length === 0) return
  const ids = arrayOf(people.map(({ employeeId }) => employeeId))
  await tx.execute(sql`delete from coverages where employee_id = any(${ids}::text[])`)
}
