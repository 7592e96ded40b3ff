import { sql } from 'drizzle-orm'
import type { NewCampaign } from '../../../../shared/campaign.ts'
import { AppError } from '../../kernel/app-error.ts'
import { writeAudit } from '../../kernel/audit.ts'
import { shanghaiDate } from '../../kernel/clock.ts'
import type { Core, TxCore } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { inTurn } from '../../kernel/in-turn.ts'
import { arrayOf, rowsOf } from '../../kernel/rows.ts'
import { isJoining } from './is-joining.ts'
import { layOnDays } from './lay-on-days.ts'

/**
 * HR starts reminders for departments, each with everything below it; none named: for everybody. They leave as soon as
 * the days' cap has room beside the standing rhythm. `once` makes a repeat the same campaign. Audited. Throws
 * `not_found` for an unknown department, `nothing_to_do` where nobody works, `idempotency_key_reused`.
 */
export async function startCampaign(
  core: Core,
  input: NewCampaign & { once: string; actorId: string },
): Promise<{ campaignId: string }> {
  const settings = await core.settings.read(core.db)
  return inTurn(core, 'reminders', async (t) => {
    const earlier = await findEarlier(t, input)
    if (earlier) return { campaignId: earlier }
    const campaignId = newId('campaign', t.now)
    const departmentIds = arrayOf(input.departmentIds)
    await refuseUnknown(t, departmentIds)
    await t.tx.execute(sql`
      insert into campaigns (id, kind, name, state, once, department_ids, started_by, created_at)
      values (${campaignId}, 'manual', ${input.name}, 'running', ${input.once}, ${departmentIds}::text[],
        ${input.actorId}, ${t.now.toISOString()})`)
    await addMembers(t, campaignId, departmentIds)
    const people = await layOnDays(t, { campaignId, cap: settings.remindersADay })
    if (people === 0) throw new AppError('nothing_to_do')
    await writeAudit(t.tx, t.now, {
      actorId: input.actorId,
      action: 'campaign.started',
      subject: campaignId,
      details: { departmentIds: input.departmentIds, people },
    })
    return { campaignId }
  })
}

async function findEarlier(
  { tx }: TxCore,
  input: NewCampaign & { once: string },
): Promise<string | null> {
  const result = await tx.execute(sql`
    select id, name, department_ids as "departmentIds" from campaigns where once = ${input.once}`)
  const [row] = rowsOf<{ id: string } & NewCampaign>(result)
  if (!row) return null
  const isSame = row.name === input.name && row.departmentIds.join() === input.departmentIds.join()
  if (!isSame) throw new AppError('idempotency_key_reused')
  return row.id
}

async function refuseUnknown({ tx }: TxCore, departmentIds: string): Promise<void> {
  const result = await tx.execute(sql`
    select 1 from unnest(${departmentIds}::text[]) wanted
    where not exists (select 1 from departments d where d.id = wanted) limit 1`)
  if (rowsOf(result).length > 0) throw new AppError('not_found')
}

/** Everybody of the departments who is here and in WeCom; joiners are reminded already. */
async function addMembers(
  { tx, now }: TxCore,
  campaignId: string,
  departmentIds: string,
): Promise<void> {
  await tx.execute(sql`
    with recursive wanted as (
      select id from departments where id = any(${departmentIds}::text[])
      union select d.id from departments d join wanted on d.parent_id = wanted.id)
    insert into campaign_members (id, campaign_id, employee_id, department_id, ask_on)
    select 'cmm_' || left(md5(${campaignId}::text || id), 26), ${campaignId}, id, department_id, ${shanghaiDate(now)}
    from employees e
    where status <> 'left' and userid is not null and not ${isJoining}
      and (${departmentIds === '{}'}::boolean or department_id in (select id from wanted))`)
}
