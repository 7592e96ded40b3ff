// Imports a built function, serves it on a free port as Vercel's launcher does, asks it the given paths and
// prints what it answered; without paths it prints where it is and stays.
import http from 'node:http'
import { pathToFileURL } from 'node:url'

const [, , handler, ...paths] = process.argv
const { default: built } = await import(pathToFileURL(handler).href)
const server = http.createServer(async (request, response) => {
  const { method, headers } = request
  const bare = method === 'GET' || method === 'HEAD'
  const body = bare ? {} : { body: request, duplex: 'half' }
  const answer = await built.fetch(
    new Request(`http://${headers.host}${request.url}`, { method, headers, ...body }),
  )
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  response.end(Buffer.from(await answer.arrayBuffer()))
})
server.listen(0, '127.0.0.1', async () => {
  const origin = `http://127.0.0.1:${server.address().port}`
  if (paths.length === 0) return console.log(origin)
  const answers = []
  for (const path of paths) {
    const answer = await fetch(`${origin}${path}`)
    answers.push({ path, status: answer.status, body: (await answer.text()).slice(0, 200) })
  }
  console.log(JSON.stringify(answers))
  process.exit(0)
})
