import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createVault } from './vault.ts'

const hashKey = randomBytes(32)
const first = { id: 1, key: randomBytes(32) }
const second = { id: 2, key: randomBytes(32) }
const vault = createVault({ keys: [first], hashKey })

test('what is sealed opens again, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (plain) => {
      expect(vault.open('name', vault.seal('name', plain))).toBe(plain)
    }),
  )
})

test('the same value is never sealed the same way twice', () => {
  const sealed = Array.from({ length: 600 }, () =>
    vault.seal('phone', '13900000000').toString('hex'),
  )
  expect(new Set(sealed).size).toBe(600)
})

test('one changed bit anywhere is noticed', () => {
  const sealed = vault.seal('phone', '13900000000')
  for (let i = 1; i < sealed.length; i++) {
    const forged = Buffer.from(sealed)
    forged[i] = (forged[i] ?? 0) ^ 1
    expect(() => vault.open('phone', forged)).toThrow()
  }
})

test('a name cannot be passed off as a phone', () => {
  expect(() => vault.open('phone', vault.seal('name', '13900000000'))).toThrow()
})

test('after a rotation old values still open and are known as stale, new ones use the new key', () => {
  const old = vault.seal('name', '甲')
  const rotated = createVault({ keys: [second, first], hashKey })
  expect(rotated.open('name', old)).toBe('甲')
  expect(rotated.isStale(old)).toBe(true)
  expect(rotated.isStale(rotated.seal('name', '甲'))).toBe(false)
  expect(() => createVault({ keys: [second], hashKey }).open('name', old)).toThrow(
    'no vault key with id 1',
  )
})

test('equal numbers have equal hashes under one key, and nothing can be told under another', () => {
  expect(vault.hash('phone', '13900000000')).toBe(vault.hash('phone', '13900000000'))
  expect(vault.hash('phone', '13900000000')).not.toBe(vault.hash('link', '13900000000'))
  const other = createVault({ keys: [first], hashKey: randomBytes(32) })
  expect(other.hash('phone', '13900000000')).not.toBe(vault.hash('phone', '13900000000'))
})

test('hashes compare by value', () => {
  const hash = vault.hash('code', '123456')
  expect(vault.sameHash(hash, vault.hash('code', '123456'))).toBe(true)
  expect(vault.sameHash(hash, vault.hash('code', '123457'))).toBe(false)
  expect(vault.sameHash(hash, '')).toBe(false)
})
