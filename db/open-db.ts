import type { MigrationConfig } from 'drizzle-orm/migrator'
import type { PgliteDatabase } from 'drizzle-orm/pglite'
import type { Db, DbHandle } from './client.ts'
import { lockFolder } from './lock-folder.ts'
import { migrateAlone } from './migrate-alone.ts'
import * as schema from './schema/index.ts'

export type OpenDbOptions = {
  /** `postgres://…`; null means PGlite. */
  url: string | null
  /** PGlite only: the folder to keep the data in; null keeps it in memory. */
  folder?: string | null
  /** PGlite only: a dumped data folder to start from (tests). */
  dump?: Blob
  /** Neon is recognised by its host; a test behind a WebSocket proxy says so. */
  driver?: 'neon' | 'pg'
  /** Neon only: `host:port/path` of a plain WebSocket proxy instead of Neon's own. */
  neonProxy?: string
  /** Connections at most; 10 unless told. PGlite has one. */
  poolSize?: number
}

const migrations: MigrationConfig = {
  migrationsFolder: new URL('./migrations', import.meta.url).pathname,
}
const config = { schema, casing: 'snake_case' } as const

/** Opens the database that the options name. Drivers load on demand: a function on Neon never reads PGlite. */
export function openDb(options: OpenDbOptions): Promise<DbHandle> {
  if (options.url === null) return openPglite(options)
  const driver = options.driver ?? driverOf(options.url)
  return driver === 'neon' ? openNeon(options.url, options) : openPg(options.url, options)
}

/** Neon's hosts speak WebSockets; every other PostgreSQL is reached by pg. */
export function driverOf(url: string): 'neon' | 'pg' {
  return /\.neon\.tech$/i.test(new URL(url).hostname) ? 'neon' : 'pg'
}

async function openPglite({ folder, dump }: OpenDbOptions): Promise<DbHandle> {
  const unlock = folder ? lockFolder(folder) : null
  try {
    const { PGlite } = await import('@electric-sql/pglite')
    const { drizzle } = await import('drizzle-orm/pglite')
    const client = await PGlite.create({
      ...(folder ? { dataDir: folder } : {}),
      ...(dump ? { loadDataDir: dump } : {}),
    })
    const db: PgliteDatabase<typeof schema> = drizzle(client, config)
    return {
      db: db as unknown as Db,
      driver: 'pglite',
      async migrate() {
        const { migrate } = await import('drizzle-orm/pglite/migrator')
        await migrate(db, migrations)
      },
      async close() {
        await client.close()
        unlock?.()
      },
      dump: () => client.dumpDataDir('none'),
    }
  } catch (error) {
    unlock?.()
    throw error
  }
}

async function openNeon(url: string, { neonProxy, poolSize }: OpenDbOptions): Promise<DbHandle> {
  const { neonConfig, Pool } = await import('@neondatabase/serverless')
  const { drizzle } = await import('drizzle-orm/neon-serverless')
  // Node 20 has no WebSocket of its own.
  if (!globalThis.WebSocket) neonConfig.webSocketConstructor = (await import('ws')).default
  if (neonProxy) {
    neonConfig.wsProxy = (host, port) => `${neonProxy}?address=${host}:${port}`
    neonConfig.useSecureWebSocket = false
    neonConfig.pipelineTLS = false
    neonConfig.pipelineConnect = false
  }
  const pool = new Pool({ connectionString: url, max: poolSize ?? 10 })
  return {
    db: drizzle(pool, config),
    driver: 'neon',
    migrate: () =>
      migrateAlone(
        () => pool.connect(),
        async (client) => {
          const { migrate } = await import('drizzle-orm/neon-serverless/migrator')
          await migrate(drizzle(client, config), migrations)
        },
      ),
    close: () => pool.end(),
  }
}

async function openPg(url: string, { poolSize }: OpenDbOptions): Promise<DbHandle> {
  const { default: pg } = await import('pg')
  const { drizzle } = await import('drizzle-orm/node-postgres')
  const { preparingClient } = await import('./preparing-client.ts')
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize ?? 10,
    Client: preparingClient(),
  })
  // An idle connection that the server drops must not end the process; the next query opens another.
  pool.on('error', () => {})
  return {
    db: drizzle(pool, config),
    driver: 'pg',
    migrate: () =>
      migrateAlone(
        () => pool.connect(),
        async (client) => {
          const { migrate } = await import('drizzle-orm/node-postgres/migrator')
          await migrate(drizzle(client, config), migrations)
        },
      ),
    close: () => pool.end(),
  }
}
