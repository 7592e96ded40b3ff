import { sql } from 'drizzle-orm'
import type { CarrierStatus } from '../../../../shared/number-check.ts'
import type { Core } from '../../kernel/core.ts'
import { gatherPer } from '../../kernel/gather.ts'
import { newId } from '../../kernel/ids.ts'
import { announcing } from '../../kernel/outbox.ts'
import type { Carrier, NumberServicePort } from '../../ports/number-service.ts'

export type CarrierAnswer = {
  status: CarrierStatus
  carrier: Carrier | null
  province: string | null
  city: string | null
}

/**
 * Asks the carrier for a number's status and home, and keeps the answer. The home is a courtesy: if only it
 * fails, the status stands. Throws ProviderError if the status cannot be had, or once `signal` fires.
 */
export async function askCarrier(
  core: Core & { numberService: NumberServicePort },
  input: {
    phone: string
    phoneHash: string
    employeeId: string | null
    withHome: boolean
    signal?: AbortSignal
  },
): Promise<CarrierAnswer> {
  const nowhere = { carrier: null, province: null, city: null }
  const home = input.withHome
    ? core.numberService.attribute(input.phone, input.signal).catch(() => nowhere)
    : Promise.resolve(nowhere)
  const [status, place] = await Promise.all([
    core.numberService.status(input.phone, input.signal),
    home,
  ])
  const answer = { ...place, status: status.status, carrier: status.carrier ?? place.carrier }
  const { phoneHash, employeeId } = input
  await recordAnswer(core, { phoneHash, employeeId, answer, at: core.clock.now() })
  return answer
}

type Recorded = { phoneHash: string; employeeId: string | null; answer: CarrierAnswer; at: Date }

/**
 * Keeps what the carrier said, in one statement for all answers that arrive together; of one number the latest.
 * Announces `contact.signalled` for contacts with a number of which the carrier says something new.
 */
const recordAnswer = gatherPer(
  async (core: Core, answers: readonly Recorded[]): Promise<undefined[]> => {
    const rows = answers.map(({ answer, at, ...asked }) => ({
      ...asked,
      ...answer,
      id: newId('numberCheck', at),
      at: at.toISOString(),
    }))
    // in one order, so that two instances with the same numbers do not wait in a circle
    await core.db.execute(sql`
      with given as materialized (
        select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(id text, "phoneHash" text,
          "employeeId" text, status text, carrier text, province text, city text, at timestamptz)),
      kept as (
        insert into number_checks (id, phone_hash, employee_id, kind, answer, at)
        select id, "phoneHash", "employeeId", 'status', status, at from given),
      news as (
        select distinct c.id from given g
        left join lateral (select * from numbers n where n.phone_hash = g."phoneHash" limit 1) n on true
        cross join lateral (
          select c.id from contacts c where c.phone_hash = g."phoneHash" and c.state <> 'retired' offset 0) c
        where (n.status is distinct from g.status or (n.checked_at at time zone 'Asia/Shanghai')::date
            < (g.at at time zone 'Asia/Shanghai')::date)),
      told as (${announcing('contact.signalled', core.clock.now(), sql`jsonb_build_object('contactId', id)`)} from news)
      insert into numbers (phone_hash, status, carrier, province, city, checked_at)
      select distinct on ("phoneHash") "phoneHash", status, carrier, province, city, at from given
      order by "phoneHash", at desc
      on conflict (phone_hash) do update set
        status = excluded.status, checked_at = excluded.checked_at,
        carrier = coalesce(excluded.carrier, numbers.carrier),
        province = coalesce(excluded.province, numbers.province),
        city = coalesce(excluded.city, numbers.city)
      where numbers.checked_at is null or numbers.checked_at <= excluded.checked_at`)
    return answers.map(() => undefined)
  },
)
