import { createApp } from '../../../api/_src/app.ts'
import { createFrontDoor } from '../../../api/_src/commands/server/front-door.ts'
import { listen } from '../../../api/_src/commands/server/listen.ts'
import { startTicker } from '../../../api/_src/commands/server/ticker.ts'
import { readConfig } from '../../../api/_src/config.ts'
import { createContext } from '../../../api/_src/context.ts'
import { startImport } from '../../../api/_src/features/import/start-import.ts'
import { openDb } from '../../../db/open-db.ts'
import { workdayClock } from '../support/workday-clock.ts'
import { readSetting } from './setting.ts'

// The product as `npm run serve` runs it, on a clock that stands in the opening hours.
const config = readConfig(process.env)
const handle = await openDb(config.database)
const clock = workdayClock(readSetting().startedAt)
const context = createContext(config, { db: handle.db, clock })
await listen(createFrontDoor(createApp(context), config.server.h5Dir).fetch, {
  host: '127.0.0.1',
  port: config.server.port,
})
const ticker = startTicker(context)

let before = process.cpuUsage()
process.on('message', async (asked) => {
  if (asked === 'start') {
    before = process.cpuUsage()
    await startImport(context)
    void ticker.tick()
  }
  const { user, system } = process.cpuUsage(before)
  const megabytes = process.resourceUsage().maxRSS / 1024
  process.send?.({ megabytes, userSeconds: user / 1e6, systemSeconds: system / 1e6 })
})
process.send?.('ready')
