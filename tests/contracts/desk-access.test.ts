import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rows } from './desk-access/all-rows.ts'
import { assembleCast, type Cast, type Player } from './desk-access/cast.ts'
import {
  type AccessRow,
  type Outcome,
  type Ownership,
  ownerships,
  type Request,
} from './desk-access/row.ts'

const GUARDED = /^\/api\/(desk|contacts|number-checks)(\/|$)/

let cast: Cast
beforeAll(async () => {
  cast = await assembleCast()
})
afterAll(() => cast.close())

const statuses: Record<string, readonly number[]> = {
  ok: [200, 201, 202, 204],
  forbidden: [403],
  not_found: [404],
}
const isMet = (status: number, outcome: Outcome) =>
  (typeof outcome === 'number' ? [outcome] : (statuses[outcome] ?? [])).includes(status)

let keys = 0
function send(row: AccessRow, request: Request, player: Player | null): Promise<Response> {
  const [method = '', pattern = ''] = row.route.split(' ')
  const path = pattern.replace(/:\w+/, encodeURIComponent(request.id ?? '')) + (request.query ?? '')
  const headers: Record<string, string> = request.key
    ? { 'idempotency-key': `access-${++keys}` }
    : {}
  if (request.type) headers['content-type'] = request.type
  if (player) return player.client.call(method, path, request.body, headers)
  return Promise.resolve(cast.world.request(path, { method, headers }))
}

function cellsOf(row: AccessRow, { role }: Player): readonly [Ownership, Outcome][] {
  const cell = row.cells[role] ?? 'forbidden'
  const perOwnership = Object.values(row.cells).some((one) => typeof one === 'object')
  if (typeof cell === 'object') return ownerships.map((ownership) => [ownership, cell[ownership]])
  return perOwnership ? ownerships.map((ownership) => [ownership, cell]) : [['own', cell]]
}

test('every route behind a log-in has its row, and no row is of yesterday', () => {
  const registered = cast.world.app.routes
    .filter(({ method, path }) => method !== 'ALL' && GUARDED.test(path))
    .map(({ method, path }) => `${method} ${path}`)
  expect([...new Set(registered)].sort()).toEqual(rows.map(({ route }) => route).sort())
})

describe('every cell of role × route × ownership is tried', () => {
  test.each(rows.map((row) => [row.route, row] as const))('%s', async (_, row) => {
    const wrong: string[] = []
    for (const player of cast.players)
      for (const [ownership, outcome] of cellsOf(row, player)) {
        const request = (await row.make?.({ cast, player, ownership })) ?? {}
        const { status } = await send(row, request, player)
        if (!isMet(status, outcome))
          wrong.push(`${player.role}, ${ownership}: ${status} instead of ${outcome}`)
      }
    const [player] = cast.players
    const request = player && (await row.make?.({ cast, player, ownership: 'own' }))
    const { status } = await send(row, request ?? {}, null)
    if (status !== 401) wrong.push(`nobody: ${status} instead of 401`)
    expect(wrong).toEqual([])
  })
})

describe('an id that is none, or of something else, is simply not there', () => {
  test.each(rows.filter(({ names }) => names).map((row) => [row.route, row] as const))(
    '%s',
    async (_, row) => {
      const wrong: string[] = []
      const admitted = cast.players.filter(({ role }) => row.cells[role] !== undefined)
      for (const player of admitted) {
        const making = { cast, player, ownership: 'own' as const }
        const request = (await row.make?.(making)) ?? {}
        for (const id of strangeIds(request.id ?? '')) {
          const { status } = await send(row, { ...request, id }, player)
          if (status !== 404) wrong.push(`${player.role}, ${id.slice(0, 40)}: ${status}`)
        }
      }
      expect(admitted).not.toEqual([])
      expect(wrong).toEqual([])
    },
  )

  const strangeIds = (id: string) => [
    'x',
    id.toUpperCase(),
    `${id} `,
    `${id}\0`,
    `${id}%00`,
    id.slice(0, -1),
    `${id}${'0'.repeat(3000)}`,
    id.replace(/^[a-z]+_/, id.startsWith('emp_') ? 'con_' : 'emp_'),
    ...(id.startsWith('emp_') ? [] : [cast.near]),
    "' or 1=1 --",
    '../me',
    '*',
  ]
})

test('somebody else’s contact and none at all are refused in the same words', async () => {
  for (const row of rows.filter(({ names }) => names === 'contact')) {
    const bodies = new Set<string>()
    const hr = cast.players.find(({ role }) => role === 'hr')
    if (!hr) throw new Error('nobody plays HR')
    for (const ownership of ['other', 'none'] as const) {
      const request = (await row.make?.({ cast, player: hr, ownership })) ?? {}
      const answer = await send(row, request, hr)
      const { requestId, ...body } = (await answer.json()) as Record<string, unknown>
      expect(requestId, row.route).toBeTruthy()
      bodies.add(`${answer.status} ${JSON.stringify(body)}`)
    }
    expect(bodies.size, row.route).toBe(1)
  }
})
