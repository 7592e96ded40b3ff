import { readConfig } from '../../config.ts'
import { systemClock } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { createLog } from '../../kernel/log.ts'
import { systemRandom } from '../../kernel/random.ts'
import { createSettingsReader } from '../../kernel/settings.ts'
import { createVault } from '../../kernel/vault.ts'
import { ownOrLocalEnvironment } from './environment.ts'
import { openUpToDate } from './open-up-to-date.ts'

/** Runs `work` on the configured database, brought up to date first; without configuration on this machine's own. */
export async function withCore<T>(work: (core: Core) => Promise<T>): Promise<T> {
  const config = readConfig(ownOrLocalEnvironment())
  const handle = await openUpToDate(config.database)
  try {
    return await work({
      db: handle.db,
      clock: systemClock,
      random: systemRandom,
      vault: createVault(config.vault),
      log: createLog(config.server.logLevel, (line) => process.stderr.write(line)),
      settings: createSettingsReader(() => performance.now()),
    })
  } finally {
    await handle.close()
  }
}
