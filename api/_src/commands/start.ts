import { openDb } from '../../../db/open-db.ts'
import { seedHistory } from '../../../tests/support/stand-ins/history/seed-history.ts'
import { seedCompany } from '../../../tests/support/stand-ins/seed-company.ts'
import { createApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { createContext } from '../context.ts'
import { systemClock } from '../kernel/clock.ts'
import { buildH5IfNeeded } from './server/built-h5.ts'
import { COMPANY_SEED, dataDirOf, localEnvironment } from './server/environment.ts'
import { createFrontDoor } from './server/front-door.ts'
import { joinerDoor } from './server/joiner-door.ts'
import { freePort, listen } from './server/listen.ts'
import { startStandIns } from './server/stand-ins.ts'
import { tellSmsLengths } from './server/tell-sms-lengths.ts'
import { startTicker } from './server/ticker.ts'
import { untilToldToStop } from './server/until-told-to-stop.ts'
import { welcome } from './server/welcome.ts'

/** The whole system on one machine that has nothing but Node: embedded database, stand-ins, an invented company. */
async function start(): Promise<void> {
  const environment = { ...process.env }
  const dataDir = dataDirOf(environment)
  const port = environment.PORT === '0' ? await freePort() : Number(environment.PORT || 3000)
  const here = `http://localhost:${port}`
  const places = { publicUrl: here, vendorUrl: `http://127.0.0.1:${port}`, wecomPageUrl: here }

  const handle = await openDb({
    url: environment.DATABASE_URL || null,
    folder: `${dataDir}/db`,
  })
  // pages built elsewhere are served as they are
  if (!environment.H5_DIR) await buildH5IfNeeded('dist/h5')
  await handle.migrate()
  const standIns = await startStandIns(dataDir, places, systemClock.now())
  const config = readConfig(
    localEnvironment(
      { LOG_LEVEL: 'warn', WECOM_DIRECTORY_ROOT: '1', ...environment, PORT: String(port) },
      { ...places, proxyUrl: standIns.proxyUrl, smtpUrl: standIns.smtpUrl },
    ),
  )
  const context = createContext(config, { db: handle.db, clock: standIns.clock })
  await seedCompany(context, standIns.company)
  await seedHistory(context, standIns.company, COMPANY_SEED)

  const door = createFrontDoor(
    createApp(context),
    config.server.h5Dir,
    joinerDoor(context, standIns.door),
  )
  const server = await listen(door.fetch, { host: config.server.host ?? '127.0.0.1', port })
  const ticker = startTicker(context)
  standIns.onClockChange(ticker.tick)
  tellSmsLengths(config, console.log)
  welcome(standIns, { here, dataDir, now: context.clock.now() }, console.log)

  untilToldToStop(async () => {
    await server.close()
    await ticker.stop()
    await context.close()
    await standIns.close()
    await handle.close()
  })
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
