import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { type DeskWorld, openDeskWorld } from '../support/desk-world.ts'

let desk: DeskWorld
beforeAll(async () => {
  desk = await openDeskWorld()
  await desk.grant('Lead', 'hr_lead')
  await desk.grant('Privacy', 'privacy')
})
afterAll(() => desk.close())

const statusOf = async (userid: string, address: string) =>
  (await desk.call(userid, 'GET', `/api/desk/${address}`)).status
const forged = (...key: string[]) => Buffer.from(JSON.stringify(key)).toString('base64url')

const LARGE = '999999999999999'
const TIME = '2026-11-23T02:00:00.000Z'

describe('a cursor that nobody was given', () => {
  it.each([
    ['Lead', `worklist?sort=severity&cursor=${forged(LARGE, TIME, 'emp_1')}`],
    ['Lead', `worklist?sort=score&cursor=${forged(LARGE, 'emp_1')}`],
    ['Privacy', `audit?cursor=${forged(LARGE)}`],
  ])('%s, %s: begins behind the last row', async (userid, address) => {
    expect(await statusOf(userid, address)).toBe(200)
  })

  it.each([
    ['Lead', `worklist?sort=due&cursor=${forged('0000-01-01T00:00:00.000Z', 'emp_1')}`],
    ['Lead', `alerts?cursor=${forged('0000-01-01T00:00:00.000Z', 'alr_1')}`],
    ['Lead', `change-requests?cursor=${forged('0000-01-01T00:00:00.000Z', 'crq_1')}`],
    ['Lead', `change-requests?cursor=${'a'.repeat(401)}`],
  ])('%s, %s: is refused, not a bug', async (userid, address) => {
    expect(await statusOf(userid, address)).toBe(422)
  })
})

test.each(['0000-01-01', '0001-01-01T00:00:00+14:00', '9'.repeat(20), 'yesterday'])(
  'the audit from %s is refused, not a bug',
  async (from) => {
    expect(await statusOf('Privacy', `audit?from=${encodeURIComponent(from)}`)).toBe(422)
  },
)

test('an empty parameter is one that was left out, in every list', async () => {
  expect(await statusOf('Lead', 'worklist?cursor=&q=')).toBe(200)
  expect(await statusOf('Lead', 'alerts?cursor=&state=')).toBe(200)
  expect(await statusOf('Lead', 'change-requests?cursor=&state=')).toBe(200)
  expect(await statusOf('Lead', 'dashboard?departmentId=')).toBe(200)
  expect(await statusOf('Privacy', 'audit?cursor=&action=&from=')).toBe(200)
})

test('what a list may be asked for stands in the description of the API', async () => {
  const answer = await desk.call('Lead', 'GET', '/api/openapi.json')
  const { paths } = (await answer.json()) as {
    paths: Record<string, { get?: { parameters?: { name: string }[] } }>
  }
  const named = (path: string) => paths[path]?.get?.parameters?.map(({ name }) => name)
  expect(named('/api/desk/change-requests')).toEqual(['state', 'cursor'])
  expect(named('/api/desk/dashboard')).toEqual(['departmentId'])
  expect(named('/api/desk/audit')).toEqual(['action', 'actorId', 'subject', 'from', 'to', 'cursor'])
})
