/** What pg's and Neon's pooled clients have in common. */
export type MigratingClient = {
  query(text: string): Promise<unknown>
  release(): void
}

// Any number, as long as nothing else in this database locks it.
const LOCK = 7_011_202_611

/** Several instances may start at once: one migrates, the others wait for it and then find nothing to do. */
export async function migrateAlone<C extends MigratingClient>(
  connect: () => Promise<C>,
  migrate: (client: C) => Promise<void>,
): Promise<void> {
  const client = await connect()
  try {
    await client.query(`select pg_advisory_lock(${LOCK})`)
    try {
      await migrate(client)
    } finally {
      await client.query(`select pg_advisory_unlock(${LOCK})`)
    }
  } finally {
    client.release()
  }
}
