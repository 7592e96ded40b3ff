import { openDb } from '../db/open-db.ts'
import { createCronsApp } from './_src/app.ts'
import { readConfig } from './_src/config.ts'
import { createContext } from './_src/context.ts'

// Timed work: the same house, with a longer time limit (vercel.json).
const config = readConfig(process.env, ['DATABASE_URL'])
const { db } = await openDb(config.database)
export default { fetch: createCronsApp(createContext(config, { db, drainFor: 270_000 })).fetch }
