import { sql } from 'drizzle-orm'
import {
  carrierName,
  type NumberCheck,
  statusForEmployee,
} from '../../../../shared/number-check.ts'
import { readPhone } from '../../../../shared/phone.ts'
import { AppError } from '../../kernel/app-error.ts'
import { addMilliseconds, DAY, shanghaiDate, shanghaiInstant } from '../../kernel/clock.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { rowsOf, toDate } from '../../kernel/rows.ts'
import type { NumberServicePort } from '../../ports/number-service.ts'
import { askCarrier, type CarrierAnswer } from './ask-carrier.ts'
import { CARRIER_PATIENCE, isFresh, NEW_NUMBERS_A_DAY } from './number.ts'

/**
 * What the employee learns on leaving the phone field (design §5.1). A carrier that is silent for 1.5 s, or
 * down, gives `unknown`: nobody is refused for it. `withHome`: also where the number is at home. Throws AppError `invalid_input` for what is no mobile
 * number and `daily_numbers_used` for the eleventh new number of a day.
 */
export async function checkNumber(
  core: Core & { numberService: NumberServicePort },
  input: { employeeId: string; phone: string; withHome: boolean },
): Promise<NumberCheck> {
  const reading = readPhone(input.phone)
  if (!reading.ok)
    throw new AppError('invalid_input', { field: 'phone', sentence: '请填 11 位手机号' })
  const { phone } = reading
  const phoneHash = core.vault.hash('phone', phone)
  const known = await readKnown(core, input.employeeId, phoneHash)
  if (!known.admitted) {
    const tomorrow = shanghaiInstant(shanghaiDate(addMilliseconds(core.clock.now(), DAY)), 0)
    throw new AppError('daily_numbers_used', { retryAt: tomorrow })
  }

  const answer =
    known.answer && isFresh(known.answer, core.clock.now())
      ? known.answer
      : await askBriefly(core, { ...input, phone, phoneHash })
  return {
    status: answer ? statusForEmployee(answer.status) : 'unknown',
    carrier: carrierName(answer?.carrier ?? null),
    province: answer?.province ?? null,
    city: answer?.city ?? null,
    findings: [
      ...(known.own ? (['own_number'] as const) : []),
      ...(known.twice ? (['same_number_twice'] as const) : []),
    ],
  }
}

async function askBriefly(
  core: Core & { numberService: NumberServicePort },
  asked: { phone: string; phoneHash: string; employeeId: string; withHome: boolean },
): Promise<CarrierAnswer | null> {
  try {
    return await askCarrier(core, {
      ...asked,
      signal: AbortSignal.timeout(CARRIER_PATIENCE),
    })
  } catch {
    return null
  }
}

type Known = {
  admitted: boolean
  own: boolean
  twice: boolean
  answer: (CarrierAnswer & { checkedAt: Date }) | null
}

/** Counts this number against the day's ten, one of an employee's at a time, and reads what is known of it. */
function readKnown(core: Core, employeeId: string, phoneHash: string): Promise<Known> {
  return inTransaction(core, async (t) => {
    await t.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${employeeId}, 0))`)
    return countAndRead(t, employeeId, phoneHash)
  })
}

async function countAndRead(t: TxCore, employeeId: string, phoneHash: string): Promise<Known> {
  const day = shanghaiDate(t.now)
  const result = await t.tx.execute(sql`
    with today as (
      select count(*) as used, bool_or(phone_hash = ${phoneHash}) as again
      from number_lookups where employee_id = ${employeeId} and day = ${day}),
    admitted as (
      insert into number_lookups (employee_id, day, phone_hash, at)
      select ${employeeId}, ${day}, ${phoneHash}, ${t.now.toISOString()} from today
      where used < ${NEW_NUMBERS_A_DAY} and again is not true
      on conflict do nothing returning 1)
    select
      (today.again is true or exists (select 1 from admitted)) as admitted,
      exists (select 1 from employee_numbers n
        where n.employee_id = ${employeeId} and n.phone_hash = ${phoneHash}) as own,
      exists (select 1 from contacts c where c.employee_id = ${employeeId}
        and c.phone_hash = ${phoneHash} and c.state not in ('invalid', 'retired')) as twice,
      n.status, n.carrier, n.province, n.city, n.checked_at
    from today left join numbers n on n.phone_hash = ${phoneHash}`)
  const [row] = rowsOf<Omit<Known, 'answer'> & CarrierAnswer & { checked_at: unknown }>(result)
  if (!row) throw new Error('a select of one row gave none')
  const checkedAt = toDate(row.checked_at)
  return { ...row, answer: row.status && checkedAt ? { ...row, checkedAt } : null }
}
