import pg from 'pg'
import PgBoss from 'pg-boss'

/** pg-boss 10 as its documentation recommends for throughput: insert many, fetch a batch, complete the batch. */
export async function openPgBoss(url: string) {
  const boss = new PgBoss({ connectionString: url, supervise: false, schedule: false })
  boss.on('error', (error) => console.error(error.message))
  await boss.start()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  let turn = 0
  const queue = () => `empty-${turn}`

  return {
    /** Every turn has a queue, and so a partition, of its own: none pays for what earlier ones left behind. */
    async fill(count: number): Promise<void> {
      turn++
      await boss.createQueue(queue())
      const jobs = Array.from({ length: count }, (_, n) => ({
        name: queue(),
        data: { contactId: `con_${n}` },
      }))
      await boss.insert(jobs)
      await client.query('vacuum analyze pgboss.job')
    },
    async drain(batchSize: number): Promise<number> {
      for (let done = 0; ; ) {
        const jobs = await boss.fetch(queue(), { batchSize })
        if (jobs.length === 0) return done
        await boss.complete(
          queue(),
          jobs.map(({ id }) => id),
        )
        done += jobs.length
      }
    },
    async close(): Promise<void> {
      await client.end()
      await boss.stop({ graceful: false })
    },
  }
}
