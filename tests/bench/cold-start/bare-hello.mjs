// A process that answers hello and nothing else, asked once.
import http from 'node:http'

const server = http.createServer((_request, response) => response.end('hello'))
server.listen(0, '127.0.0.1', async () => {
  const answer = await fetch(`http://127.0.0.1:${server.address().port}/`)
  console.log(answer.status)
  process.exit(0)
})
