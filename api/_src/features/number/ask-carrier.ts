import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { CarrierStatus } from '../../../../shared/number-check.ts'
import type { Core } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
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
  await recordAnswer(core.db, core.clock.now(), input, answer)
  return answer
}

async function recordAnswer(
  db: Queryable,
  now: Date,
  asked: { phoneHash: string; employeeId: string | null },
  answer: CarrierAnswer,
): Promise<void> {
  const at = now.toISOString()
  await db.execute(sql`
    with kept as (
      insert into number_checks (id, phone_hash, employee_id, kind, answer, at)
      values (${newId('numberCheck', now)}, ${asked.phoneHash}, ${asked.employeeId}, 'status', ${answer.status}, ${at}))
    insert into numbers (phone_hash, status, carrier, province, city, checked_at)
    values (${asked.phoneHash}, ${answer.status}, ${answer.carrier}, ${answer.province}, ${answer.city}, ${at})
    on conflict (phone_hash) do update set
      status = excluded.status, checked_at = excluded.checked_at,
      carrier = coalesce(excluded.carrier, numbers.carrier),
      province = coalesce(excluded.province, numbers.province),
      city = coalesce(excluded.city, numbers.city)`)
}
