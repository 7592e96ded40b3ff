import { openDb } from '../db/open-db.ts'
import { createApp } from './_src/app.ts'
import { readConfig } from './_src/config.ts'
import { createContext } from './_src/context.ts'

// People and vendors. A function keeps nothing on disk, so a database server is not optional here.
const config = readConfig(process.env, ['DATABASE_URL'])
const { db } = await openDb(config.database)
export default { fetch: createApp(createContext(config, { db, drainFor: 20_000 })).fetch }
