import { createApp } from '../../../api/_src/app.ts'
import { createFrontDoor } from '../../../api/_src/commands/server/front-door.ts'
import { listen } from '../../../api/_src/commands/server/listen.ts'
import { readConfig } from '../../../api/_src/config.ts'
import { createContext } from '../../../api/_src/context.ts'
import { openDb } from '../../../db/open-db.ts'

// The product as it is served, all middleware, logging and checks included. What follows after the answer
// (asking the contact) is left in the outbox: the bare server does not do it either, and the company bench times it.
const config = readConfig(process.env)
const handle = await openDb(config.database)
const context = createContext(config, { db: handle.db })
const later = Object.assign(async () => {}, { idle: async () => {} })
const app = createApp({ ...context, drainSoon: later })
const door = createFrontDoor(app, config.server.h5Dir)
const { port } = await listen(door.fetch, { host: '127.0.0.1', port: 0 })
process.send?.(port)
