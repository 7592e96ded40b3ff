import { eq, sql } from 'drizzle-orm'
import { drillPeople, drillSites, drills } from '../../../../db/schema/index.ts'
import type { NewDrill } from '../../../../shared/drill.ts'
import { AppError } from '../../kernel/app-error.ts'
import { writeAudit } from '../../kernel/audit.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { announce } from '../../kernel/outbox.ts'
import { randomString } from '../../kernel/random.ts'
import type { Scope } from '../../kernel/scope.ts'
import { allotSample, interleave } from './allot.ts'
import { drawSample } from './draw.ts'
import { findDepartments, readStrata } from './find-strata.ts'
import { seeded } from './seeded.ts'

/** Rows of one insert: a statement takes 65,535 parameters. */
const BATCH = 1_000

type Start = NewDrill & {
  starterId: string
  /** Whom the starter works for. */
  scope: Scope
  /** The starter and their key: a repeat is the same drill. */
  once: string
}

/**
 * Draws a stratified random sample of everybody who works here now, each as likely as every other at their site, and
 * opens it for calling, or announces that it is to be written to (design §10). The populations stay as they are at this moment; seed and populations give the same
 * sample again. Audited. Throws AppError `not_found` (a department that is not the starter's), `nothing_to_do` (nobody
 * there) and `idempotency_key_reused`.
 */
export function startDrill(core: Core, start: Start): Promise<{ drillId: string }> {
  return inTransaction(core, async (t) => {
    // two presses of one person come one after the other
    await t.tx.execute(sql`select 1 from employees where id = ${start.starterId} for no key update`)
    const departmentIds = await findDepartments(t.tx, start.scope, start.departmentId)
    const earlier = await findEarlier(t, { ...start, departmentIds })
    if (earlier) return { drillId: earlier }
    const strata = await readStrata(t.tx, departmentIds)
    if (strata.length === 0) throw new AppError('nothing_to_do')
    const drillId = newId('drill', t.now)
    const { name, kind = 'call', basis, precision, once, starterId } = start
    const seed = randomString(t.random, 32)
    await t.tx.insert(drills).values({
      id: drillId,
      name,
      kind,
      state: 'running',
      once,
      departmentIds,
      basis,
      precision,
      seed,
      startedBy: starterId,
      startedAt: t.now,
    })
    const drawn = await draw(t, { drillId, seed, strata, start })
    await writeAudit(t.tx, t.now, {
      actorId: starterId,
      action: 'drill.started',
      subject: drillId,
      details: { people: drawn, precision, basis, kind },
    })
    if (kind === 'sms') await announce(t.tx, t.now, 'drill.started', { drillId })
    return { drillId }
  })
}

async function draw(
  t: TxCore,
  given: {
    drillId: string
    seed: string
    strata: readonly { site: string; ids: string[] }[]
    start: Start
  },
): Promise<number> {
  const { drillId, seed, strata, start } = given
  const sizes = allotSample(
    strata.map(({ ids }) => ids.length),
    start,
  )
  const samples = strata.map(({ site, ids }, place) =>
    drawSample(ids, sizes[place] ?? 0, seeded(`${seed}/${site}`)).map((id) => ({ site, id })),
  )
  await t.tx.insert(drillSites).values(
    strata.map(({ site, ids }, place) => ({
      drillId,
      site,
      population: ids.length,
      drawn: samples[place]?.length ?? 0,
    })),
  )
  const people = interleave(samples).map(({ site, id }, position) => ({
    id: newId('drillPerson', t.now),
    drillId,
    employeeId: id,
    site,
    position,
    state: 'waiting' as const,
  }))
  for (let from = 0; from < people.length; from += BATCH)
    await t.tx.insert(drillPeople).values(people.slice(from, from + BATCH))
  return people.length
}

type Content = Pick<typeof drills.$inferSelect, 'name' | 'basis' | 'precision' | 'departmentIds'>

async function findEarlier(
  { tx }: TxCore,
  start: Content & Pick<Start, 'once' | 'kind'>,
): Promise<string | null> {
  const [row] = await tx.select().from(drills).where(eq(drills.once, start.once))
  if (!row) return null
  const isSame =
    row.name === start.name &&
    row.kind === (start.kind ?? 'call') &&
    row.basis === start.basis &&
    row.precision === start.precision &&
    // sets: what is below a department comes in no order of its own
    String(row.departmentIds?.toSorted()) === String(start.departmentIds?.toSorted())
  if (!isSame) throw new AppError('idempotency_key_reused')
  return row.id
}
