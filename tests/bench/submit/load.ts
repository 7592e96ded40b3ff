import { Client } from 'undici'

/** The load: runs as a process of its own, each connection sends its next request when the last was answered. */

export type LoadOrder = { origin: string; connections: number; requests: LoadRequest[] }
export type LoadRequest = { token: string; key: string; body: string }
export type LoadReport = { seconds: number; p99: number; refused: number }

process.on('message', async (order: LoadOrder) => {
  process.send?.(await run(order))
})
process.send?.('ready')

async function run({ origin, connections, requests }: LoadOrder): Promise<LoadReport> {
  const latencies: number[] = []
  let next = 0
  let refused = 0

  async function oneConnection(): Promise<void> {
    const client = new Client(origin, { pipelining: 1 })
    for (let request = requests[next++]; request; request = requests[next++]) {
      const sentAt = performance.now()
      const { statusCode, body } = await client.request({
        path: '/api/contacts',
        method: 'POST',
        headers: {
          authorization: `Bearer ${request.token}`,
          'content-type': 'application/json',
          'idempotency-key': request.key,
        },
        body: request.body,
      })
      await body.dump()
      latencies.push(performance.now() - sentAt)
      if (statusCode !== 202) refused++
    }
    await client.close()
  }

  const startedAt = performance.now()
  await Promise.all(Array.from({ length: connections }, oneConnection))
  const seconds = (performance.now() - startedAt) / 1000
  latencies.sort((a, b) => a - b)
  return { seconds, p99: latencies[Math.floor(latencies.length * 0.99)] ?? 0, refused }
}
