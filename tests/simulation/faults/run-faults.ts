import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '../../../api/_src/commands/server/listen.ts'
import { readConfig } from '../../../api/_src/config.ts'
import { MINUTE } from '../../../api/_src/kernel/clock.ts'
import { createVault } from '../../../api/_src/kernel/vault.ts'
import { openDb } from '../../../db/open-db.ts'
import { makeCompany } from '../../sandbox/company.ts'
import type { FaultInput } from '../../sandbox/core/faults.ts'
import { serveSandbox } from '../../sandbox/serve-sandbox.ts'
import { createSandbox } from '../../sandbox/world.ts'
import type { PostgresServer } from '../../support/postgres.ts'
import { standInEnvironment } from '../../support/stand-ins/environment.ts'
import { inventKeys } from '../../support/stand-ins/keys.ts'
import { standInOptions } from '../../support/stand-ins/options.ts'
import { workdayMorning } from '../../support/test-core.ts'
import { createDice } from '../dice.ts'
import { type Books, checkBooks } from './check-books.ts'
import { watchHandsets } from './families.ts'
import { startMortalServer } from './mortal-server.ts'
import type { FaultPlan } from './setting.ts'
import { hireStaff, submitAll } from './staff.ts'

/** Every fault there is, all at once: about one call in three meets one. */
const faults: FaultInput[] = (['sms', 'number', 'wecom'] as const).flatMap((target) => [
  { target, fault: 'delay', ms: 700, share: 0.08 },
  { target, fault: 'reset_before', share: 0.05 },
  { target, fault: 'reset_after', share: 0.06 },
  { target, fault: 'timeout', ms: 8000, share: 0.01 },
  { target, fault: 'http_500', share: 0.05 },
  { target, fault: 'throttle', share: 0.05 },
])
/** Until the evening: leases run out, back-offs end, uncertain sends are looked up twice a quarter of an hour apart. */
const LEAPS = 24
const LEAP = 16 * MINUTE

export type FaultReport = Books & {
  kills: number
  retries: number
  refused: Record<string, number>
}

/**
 * Employees name contacts and families answer while the server is killed again and again and every vendor
 * misbehaves; then the outside heals, time passes, and the books are compared.
 */
export async function runFaults(plan: FaultPlan, postgres: PostgresServer): Promise<FaultReport> {
  const dice = createDice(plan.seed)
  const database = await postgres.createDatabase()
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const keys = inventKeys()
  const company = makeCompany(plan.seed)
  const options = standInOptions(keys, company, { publicUrl: origin, vendorUrl: '' })
  const staffCount = Math.ceil(plan.contacts / 5)
  const sandbox = createSandbox({
    ...options,
    seed: plan.seed,
    startAt: workdayMorning.getTime(),
    aliyun: { ...options.aliyun, receiptDelayMs: 300 },
    wecom: {
      ...options.wecom,
      members: Array.from({ length: staffCount }, (_, n) => ({
        userid: `staff-${n}`,
        name: '测试员',
        departmentIds: [1],
      })),
    },
  })
  const served = await serveSandbox(sandbox)
  const environment = {
    ...standInEnvironment(keys, company.name, { publicUrl: origin, vendorUrl: served.url }),
    PORT: String(port),
    DATABASE_URL: database.url,
    LOG_LEVEL: 'silent',
  }
  const handle = await openDb({ url: database.url })
  await handle.migrate()
  const staff = await hireStaff(handle.db, plan.contacts, workdayMorning)
  const server = await startMortalServer(environment, dice, sandbox.now() - Date.now())

  for (const fault of faults) sandbox.faults.add(fault)
  const families = watchHandsets(sandbox, origin, createDice(plan.seed + 1))
  const [submitted] = await Promise.all([
    submitAll(origin, staff),
    server.killRepeatedly(plan.kills),
  ])
  sandbox.faults.clear()
  const thanked = await families.rest()
  for (let leap = 0; leap < LEAPS; leap++) {
    await sandbox.advance(LEAP)
    await server.advance(LEAP)
    // receipts of what just left come by themselves
    await wait(400)
  }
  await sandbox.settle()
  await server.advance(0)

  const vault = createVault(readConfig(environment).vault)
  const books = await checkBooks({ db: handle.db, vault, sandbox }, submitted, thanked)
  await server.stop()
  await served.close()
  await handle.close()
  await database.drop()
  return {
    ...books,
    kills: plan.kills,
    retries: submitted.retries,
    refused: Object.fromEntries(submitted.refused),
  }
}
