import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createVault } from '../../kernel/vault.ts'
import { openTicket, sealTicket } from './ticket.ts'

const vault = createVault({ keys: [{ id: 1, key: randomBytes(32) }], hashKey: randomBytes(32) })
const now = new Date('2026-11-23T02:00:00Z')
const plus = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const ticket = { phone: '13800009012', links: ['a1B2c3D4'] }

test('a ticket brings back what it sealed, for half an hour', () => {
  const sealed = sealTicket(vault, ticket, now)
  expect(sealed).not.toContain('13800009012')
  expect(openTicket(vault, sealed, plus(29))).toEqual(ticket)
  expect(openTicket(vault, sealed, plus(30))).toBeNull()
})

test('a ticket of many links still fits', () => {
  const many = { ...ticket, links: Array.from({ length: 20 }, () => 'a1B2c3D4') }
  expect(openTicket(vault, sealTicket(vault, many, now), now)).toEqual(many)
})

test('nothing but our own ticket is one, and nothing throws', () => {
  const sealed = sealTicket(vault, ticket, now)
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ maxLength: 200 }), fc.base64String({ maxLength: 200 })),
      (raw) => {
        expect(openTicket(vault, raw, now)).toBeNull()
      },
    ),
  )
  fc.assert(
    fc.property(fc.nat(sealed.length - 2), (at) => {
      const other = sealed[at] === 'A' ? 'B' : 'A'
      expect(openTicket(vault, sealed.slice(0, at) + other + sealed.slice(at + 1), now)).toBeNull()
    }),
  )
  expect(openTicket(vault, vault.seal('name', '{}').toString('base64url'), now)).toBeNull()
})
