import type pg from 'pg'

/** The least that a queue on this table can do: claim a batch, delete the batch, on one connection. */
export async function drainBare(client: pg.Client, batch: number): Promise<number> {
  let done = 0
  for (;;) {
    const { rows } = await client.query<{ id: string }>({
      name: 'claim',
      text: `update jobs set attempts = attempts + 1, lease_token = $1, leased_until = now() + interval '2 minutes'
        where id = any(array(
          select id from jobs
          where lane = 'inside' and dead_at is null and run_at <= now()
            and (leased_until is null or leased_until <= now())
          order by run_at, id limit $2 for update skip locked))
        returning id, event, payload, attempts`,
      values: ['bare', batch],
    })
    if (rows.length === 0) return done
    await client.query({
      name: 'finish',
      text: 'delete from jobs where lease_token = $1 and id = any($2::bigint[])',
      values: ['bare', rows.map(({ id }) => id)],
    })
    done += rows.length
  }
}
