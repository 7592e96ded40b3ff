import { createServer } from 'node:http'
import net from 'node:net'
import { WebSocketServer } from 'ws'

/** What Neon runs in front of its servers, for a PostgreSQL on this machine: bytes from a WebSocket to TCP and back. */
export async function startNeonProxy(): Promise<{ address: string; close(): Promise<void> }> {
  const http = createServer()
  const sockets = new WebSocketServer({ server: http })
  sockets.on('connection', (client, request) => {
    const target = new URL(request.url ?? '', 'http://proxy').searchParams.get('address') ?? ''
    const [host = '', port = ''] = target.split(':')
    if (host !== '127.0.0.1') return client.close()
    const server = net.connect(Number(port), host)
    server.setNoDelay(true)
    server.on('data', (bytes) => client.send(bytes))
    server.on('close', () => client.close())
    server.on('error', () => client.close())
    client.on('message', (bytes: Buffer) => server.write(bytes))
    client.on('close', () => server.destroy())
    client.on('error', () => server.destroy())
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as net.AddressInfo
  return {
    address: `127.0.0.1:${port}/v1`,
    close: () =>
      new Promise((resolve) => {
        for (const client of sockets.clients) client.terminate()
        http.close(() => resolve())
      }),
  }
}
