import { createApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { createContext } from '../context.ts'
import { asCommand } from './server/as-command.ts'
import { readEnvironment } from './server/environment.ts'
import { createFrontDoor } from './server/front-door.ts'
import { listen } from './server/listen.ts'
import { openUpToDate } from './server/open-up-to-date.ts'
import { tellMissing } from './server/tell-missing.ts'
import { tellSmsLengths } from './server/tell-sms-lengths.ts'
import { startTicker } from './server/ticker.ts'
import { untilToldToStop } from './server/until-told-to-stop.ts'

/** One plain Node process with any PostgreSQL: what Vercel's two functions and its crons do. */
async function serve(): Promise<void> {
  const config = readConfig(readEnvironment())
  const handle = await openUpToDate(config.database)
  const context = createContext(config, { db: handle.db })
  const server = await listen(createFrontDoor(createApp(context), config.server.h5Dir).fetch, {
    host: config.server.host,
    port: config.server.port,
  })
  const ticker = startTicker(context)
  tellMissing(config, console.log)
  tellSmsLengths(config, console.log)
  console.log(
    `Listening on port ${server.port} (${handle.driver}), reached at ${config.server.publicUrl}`,
  )

  untilToldToStop(async () => {
    await server.close()
    await ticker.stop()
    await context.close()
    await handle.close()
  })
}

asCommand(serve)
