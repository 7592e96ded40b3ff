import type { Db, Transaction } from '../../../db/client.ts'
import type { Clock } from './clock.ts'
import type { Log } from './log.ts'
import type { Random } from './random.ts'
import type { SettingsReader } from './settings.ts'
import type { Vault } from './vault.ts'

/** What every verb is given. No ports here: a verb that calls out names the port it needs (`Core & { sms: SmsPort }`). */
export type Core = {
  db: Db
  clock: Clock
  random: Random
  vault: Vault
  log: Log
  settings: SettingsReader
}

/** What runs inside a transaction is given: one instant for all its rows, and no port, so no call can wait in it. */
export type TxCore = Omit<Core, 'db'> & { tx: Transaction; now: Date }

/** Runs `work` in one transaction with one instant. */
export function inTransaction<T>(core: Core, work: (tx: TxCore) => Promise<T>): Promise<T> {
  const { db, clock, random, vault, log, settings } = core
  return db.transaction((tx) => work({ tx, now: clock.now(), clock, random, vault, log, settings }))
}
