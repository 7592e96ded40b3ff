import { type PostgresServer, startPostgres } from '../../support/postgres.ts'

let server: Promise<PostgresServer> | null = null

/** One PostgreSQL for a whole run, durable as in production, with memory as a small server would be given. */
export function benchPostgres(): Promise<PostgresServer> {
  server ??= startPostgres({
    shared_buffers: '512MB',
    effective_cache_size: '1GB',
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    wal_compression: 'on',
  })
  return server
}

export async function stopBenchPostgres(): Promise<void> {
  await (await server)?.stop()
  server = null
}
