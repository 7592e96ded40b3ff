import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const receipt = {
  phone_number: '13800138001',
  report_time: '2026-11-23 10:00:03',
  success: true,
  err_code: 'DELIVERED',
  sms_size: '1',
  out_id: 'nobodys',
}

function push(world: World, path: string, body: string, headers: Record<string, string> = {}) {
  return world.request(`/api/callbacks/aliyun-sms/${path}`, { method: 'POST', body, headers })
}

function secretsOf({ context }: World) {
  const { reportSecrets, uplinkSecrets } = context.config.callbacks
  return { report: reportSecrets[0] ?? '', uplink: uplinkSecrets[0] ?? '' }
}

describe('a push of Aliyun', () => {
  test('with the secret is taken, and answered as Aliyun wants it', async () => {
    const { report, uplink } = secretsOf(world)
    for (const path of [`report/${report}`, `uplink/${uplink}`]) {
      const answer = await push(world, path, '[]')
      expect(answer.status).toBe(200)
      expect(await answer.json()).toEqual({ code: 0, msg: 'ok' })
    }
  })

  test('with the wrong secret, or the other one’s, finds nothing', async () => {
    const { report, uplink } = secretsOf(world)
    for (const path of ['report/guess', `report/${uplink}`, `uplink/${report}`, 'report/%00'])
      expect((await push(world, path, JSON.stringify([receipt]))).status).toBe(404)
  })

  test('leaves its secret in no log', () => {
    const { report, uplink } = secretsOf(world)
    expect(world.logLines.join('')).toContain('/api/callbacks/aliyun-sms/report/:secret')
    expect(world.logLines.join('')).not.toContain(report)
    expect(world.logLines.join('')).not.toContain(uplink)
  })

  test.each(['', '{', '7', '"text"', 'null', '{}', '[null,7,{"out_id":"\\u0000"}]'])(
    'with an odd body (%j) breaks nothing',
    async (body) => {
      const { report, uplink } = secretsOf(world)
      for (const path of [`report/${report}`, `uplink/${uplink}`])
        expect((await push(world, path, body)).status).toBeLessThan(500)
    },
  )

  test('may hold hundreds of entries, but not without end', async () => {
    const { report } = secretsOf(world)
    const many = JSON.stringify(Array.from({ length: 1_000 }, () => receipt))
    expect((await push(world, `report/${report}`, many)).status).toBe(200)
    const endless = JSON.stringify(Array.from({ length: 10_000 }, () => receipt))
    expect((await push(world, `report/${report}`, endless)).status).toBe(413)
  })
})

describe('while secrets change over and callers are listed', () => {
  let listed: World
  const [first, second] = ['first-secret-of-two', 'second-secret-of-two']
  beforeAll(async () => {
    listed = await createWorld({
      environment: {
        CALLBACK_REPORT_SECRETS: `${first},${second}`,
        CALLBACK_ALLOWED_IPS: '203.0.113.7',
        CLIENT_IP_HEADER: 'x-real-ip',
      },
    })
  })
  afterAll(() => listed.close())

  test('both secrets are valid', async () => {
    for (const secret of [first, second]) {
      const answer = await push(listed, `report/${secret}`, '[]', { 'x-real-ip': '203.0.113.7' })
      expect(answer.status).toBe(200)
    }
  })

  test('a caller that is not on the list finds nothing, secret or not', async () => {
    const strangers: Record<string, string>[] = [
      { 'x-real-ip': '203.0.113.8' },
      {},
      { 'x-forwarded-for': '203.0.113.7' },
    ]
    for (const headers of strangers)
      expect((await push(listed, `report/${first}`, '[]', headers)).status).toBe(404)
  })
})

describe('a push of WeCom', () => {
  test('and the check of the address are answered', async () => {
    expect(await world.sandbox.callbacks.verifyUrl()).toBe(true)
    const left = { MsgType: 'event', Event: 'change_contact', ChangeType: 'update_user' }
    expect(await world.sandbox.callbacks.push({ FromUserName: 'sys', ...left })).toBe(true)
  })

  test('that is not signed finds nothing', async () => {
    const query = 'msg_signature=x&timestamp=1&nonce=2'
    const echo = await world.request(`/api/callbacks/wecom?${query}&echostr=abc`)
    const event = await world.request(`/api/callbacks/wecom?${query}`, {
      method: 'POST',
      body: '<xml><Encrypt>abc</Encrypt></xml>',
    })
    expect([echo.status, event.status]).toEqual([404, 404])
  })
})

describe('timed work', () => {
  const asCron = (secret: string) => ({ headers: { authorization: `Bearer ${secret}` } })

  test.each(['drain', 'sweep', 'nightly'])('%s runs for who has the secret', async (name) => {
    const answer = await world.request(
      `/api/crons/${name}`,
      asCron(world.context.config.cronSecret),
    )
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ done: name })
  })

  test('is refused to everybody else, and unknown work is not there', async () => {
    expect((await world.request('/api/crons/drain')).status).toBe(401)
    expect((await world.request('/api/crons/drain', asCron('guess'))).status).toBe(401)
    const unknown = await world.request(
      '/api/crons/constructor',
      asCron(world.context.config.cronSecret),
    )
    expect(unknown.status).toBe(404)
  })
})
