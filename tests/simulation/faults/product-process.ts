import { createApp } from '../../../api/_src/app.ts'
import { createFrontDoor } from '../../../api/_src/commands/server/front-door.ts'
import { listen } from '../../../api/_src/commands/server/listen.ts'
import { startTicker } from '../../../api/_src/commands/server/ticker.ts'
import { readConfig } from '../../../api/_src/config.ts'
import { createContext } from '../../../api/_src/context.ts'
import { openDb } from '../../../db/open-db.ts'
import { readOffset } from './setting.ts'

// The product as `npm run serve` runs it, but for its clock. Nothing here is ever told that it will be killed.
let offset = readOffset()
const config = readConfig(process.env)
const handle = await openDb(config.database)
await handle.migrate()
const context = createContext(config, {
  db: handle.db,
  clock: { now: () => new Date(Date.now() + offset) },
})
await listen(createFrontDoor(createApp(context), config.server.h5Dir).fetch, {
  host: '127.0.0.1',
  port: config.server.port,
})
const ticker = startTicker(context)

process.on('message', async ({ advance }: { advance: number }) => {
  offset += advance
  await ticker.tick()
  process.send?.('done')
})
process.send?.('ready')
