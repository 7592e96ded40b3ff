import { type Clock, systemClock } from '../../../api/_src/kernel/clock.ts'
import type { Core } from '../../../api/_src/kernel/core.ts'
import { createLog } from '../../../api/_src/kernel/log.ts'
import { systemRandom } from '../../../api/_src/kernel/random.ts'
import { createSettingsReader } from '../../../api/_src/kernel/settings.ts'
import type { Vault } from '../../../api/_src/kernel/vault.ts'
import type { Db } from '../../../db/client.ts'

/** What verbs are given, as `createContext` would build it, without any provider. */
export function benchCore(parts: { db: Db; vault: Vault; clock?: Clock }): Core {
  return {
    db: parts.db,
    vault: parts.vault,
    clock: parts.clock ?? systemClock,
    random: systemRandom,
    log: createLog('error', (line) => console.error(line)),
    settings: createSettingsReader(() => performance.now()),
  }
}
