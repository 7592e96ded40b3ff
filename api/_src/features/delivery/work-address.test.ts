import { describe, expect, it } from 'vitest'
import { codeMail, judgeAddressCode, maskAddress, readAddress } from './work-address.ts'

describe('an address', () => {
  it.each([
    ['email', ' Lin.Xiao@Yuanhe.EXAMPLE ', 'Lin.Xiao@yuanhe.example'],
    ['email', 'ｌｉｎ@yuanhe.example', 'lin@yuanhe.example'],
    ['phone', '+86 138-0000-1234', '13800001234'],
  ] as const)('%s %s is kept as %s', (kind, typed, kept) => {
    expect(readAddress(kind, typed)).toBe(kept)
  })

  it.each([
    ['email', 'lin'],
    ['email', 'lin@yuanhe'],
    ['email', 'a@yuanhe.example, b@yuanhe.example'],
    ['email', 'a@yuanhe.example\nBcc: b@yuanhe.example'],
    ['email', '<a@yuanhe.example>'],
    ['phone', '0512-55550000'],
  ] as const)('%s %j is none', (kind, typed) => {
    expect(readAddress(kind, typed)).toBeNull()
  })

  it('is shown masked', () => {
    expect(maskAddress('email', 'lin.xiao@yuanhe.example')).toBe('l***@yuanhe.example')
    expect(maskAddress('phone', '13800001234')).toBe('138****1234')
  })
})

describe('a code', () => {
  const now = new Date('2026-11-23T02:00:00Z')
  const facts = { wrong: 0, expiresAt: new Date(now.getTime() + 1), now, matches: true }

  it.each([
    ['right', facts],
    ['wrong', { ...facts, matches: false }],
    ['locked', { ...facts, wrong: 5 }],
    ['right', { ...facts, wrong: 4 }],
    ['expired', { ...facts, expiresAt: now }],
    ['expired', { ...facts, expiresAt: null }],
  ])('is %s', (verdict, given) => {
    expect(judgeAddressCode(given)).toBe(verdict)
  })

  it('comes in a mail that says what for, and what to do if it was a mistake', () => {
    const { subject, text } = codeMail('012345')
    expect(subject).toContain('012345')
    expect(text).toMatch(/10 分钟内有效[\s\S]*不用理会/)
  })
})
