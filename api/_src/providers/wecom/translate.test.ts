import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readMiniSession, readSent, readToken, readVisitor } from './translate.ts'

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8'))

it('a token comes with its life', () => {
  expect(readToken(fixture('token'))).toEqual({ token: 'accesstoken000001', lifeMs: 7_200_000 })
})

describe('who logs in', () => {
  it('is a member only of the company that the session names', () => {
    const session = fixture('mini-session')
    expect(readMiniSession(session, 'ww0123456789abcdef')).toEqual({ userid: 'ZhangMin' })
    expect(readMiniSession(session, 'ww9999999999999999')).toBeNull()
  })

  it('on H5 is a member, or an outsider who has only an openid', () => {
    expect(readVisitor(fixture('visitor-member'))).toEqual({ userid: 'ZhangMin' })
    expect(readVisitor(fixture('visitor-outsider'))).toBeNull()
  })
})

describe('a message', () => {
  it('that was taken has an id', () => {
    expect(readSent(fixture('message-sent'), 'ZhangMin')).toEqual({
      msgid: 'xxxx',
      responseCode: null,
    })
  })

  it('that is a card with buttons comes with the code that changes it once', () => {
    expect(readSent(fixture('card-sent'), 'ZhangMin')).toEqual({
      msgid: 'xxxx',
      responseCode: 'xyzxyz',
    })
  })

  it.each([
    ['ZhangMin', 'no_such_member'],
    ['WangWei', 'unlicensed'],
  ])('to %s did not reach the member although the answer says ok', (userid, code) => {
    expect(() => readSent(fixture('message-invalid-user'), userid)).toThrow(
      expect.objectContaining({ kind: 'rejected', code }),
    )
  })

  it('to somebody else than those named as invalid was taken', () => {
    expect(readSent(fixture('message-invalid-user'), 'Zhang')).toEqual({
      msgid: 'xxxx',
      responseCode: null,
    })
  })
})

it.each([{}, { errcode: 0, access_token: '', expires_in: 7200 }, { userid: 7 }, null])(
  'an answer that lacks its fields (%j) is an outage; of a message it is uncertain',
  (fields) => {
    const outage = expect.objectContaining({ kind: 'unavailable', code: 'malformed_answer' })
    expect(() => readToken(fields)).toThrow(outage)
    expect(() => readMiniSession(fields, 'ww')).toThrow(outage)
    expect(() => readSent(fields, 'ZhangMin')).toThrow(
      expect.objectContaining({ kind: 'uncertain' }),
    )
  },
)
