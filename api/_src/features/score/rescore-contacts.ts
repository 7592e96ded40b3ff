import { sql } from 'drizzle-orm'
import type { Core, TxCore } from '../../kernel/core.ts'
import { inTurn } from '../../kernel/in-turn.ts'
import { announceAll } from '../../kernel/outbox.ts'
import { arrayOf, rowsOf } from '../../kernel/rows.ts'
import { judgeSignals, type Verdict } from './score.ts'
import { type ContactToScore, type KeptScore, listScoreFacts } from './score-facts.ts'
import { isDoubtful, signalsOf } from './signals.ts'
import { rulesVersion } from './weights.ts'

/**
 * Works the scores of these contacts out anew, from all that is known now (design §7), and writes those that
 * changed; a retired contact has none. Gives back the employees of contacts
 * whose score changed, and of those whose risk crossed. Announces
 * `number.doubted` where the score changed to one that the number's owner would decide. May run twice.
 */
export function rescoreContacts(
  core: Core,
  input: { contactIds: readonly string[] },
): Promise<{ changed: string[]; crossed: string[] }> {
  return inTurn(core, 'scores', async (t) => {
    const { alertLine } = await t.settings.read(t.tx)
    const facts = await listScoreFacts(t.tx, input.contactIds, t.now)
    const live = facts.filter(({ state }) => state !== 'retired')
    const changed = live.flatMap((one) => {
      const verdict = judgeSignals(signalsOf(one), alertLine)
      return isKept(one, verdict) ? [] : [{ one, verdict }]
    })
    await saveScores(t, changed)
    const doubtful = changed.filter(({ one, verdict }) =>
      isDoubtful(one, verdict.tenths, alertLine),
    )
    await announceAll(
      t.tx,
      t.now,
      'number.doubted',
      doubtful.map(({ one }) => ({ contactId: one.id })),
    )
    const gone = facts.filter(({ state, tenths }) => state === 'retired' && tenths !== null)
    const removed = await removeScores(
      t,
      gone.map(({ id }) => id),
    )
    const crossed = changed.filter(({ one, verdict }) => one.highRisk !== (verdict.risk === 'high'))
    const employeesOf = (some: typeof changed) => [
      ...new Set([...some.map(({ one }) => one.employeeId), ...removed]),
    ]
    return { changed: employeesOf(changed), crossed: employeesOf(crossed) }
  })
}

/** Is this what the row says already? The probability is that of the last change. */
export function isKept(kept: KeptScore, verdict: Verdict): boolean {
  return (
    kept.tenths === verdict.tenths &&
    kept.highRisk === (verdict.risk === 'high') &&
    kept.rulesVersion === rulesVersion
  )
}

async function saveScores(
  { tx, now }: TxCore,
  changed: readonly { one: ContactToScore; verdict: Verdict }[],
): Promise<void> {
  if (changed.length === 0) return
  const rows = changed.map(({ one, verdict }) => ({
    contact_id: one.id,
    employee_id: one.employeeId,
    tenths: verdict.tenths,
    probability: verdict.probability,
    high_risk: verdict.risk === 'high',
  }))
  await tx.execute(sql`
    insert into scores (contact_id, employee_id, tenths, probability, high_risk, rules_version, scored_at)
    select contact_id, employee_id, tenths, probability, high_risk, ${rulesVersion}::smallint, ${now.toISOString()}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(contact_id text, employee_id text, tenths smallint, probability real, high_risk boolean)
    on conflict (contact_id) do update set tenths = excluded.tenths, probability = excluded.probability,
      high_risk = excluded.high_risk, rules_version = excluded.rules_version, scored_at = excluded.scored_at`)
}

async function removeScores({ tx }: TxCore, contactIds: readonly string[]): Promise<string[]> {
  if (contactIds.length === 0) return []
  const result = await tx.execute(sql`
    delete from scores where contact_id = any(${arrayOf(contactIds)}::text[]) returning employee_id`)
  return rowsOf<{ employee_id: string }>(result).map(({ employee_id }) => employee_id)
}
