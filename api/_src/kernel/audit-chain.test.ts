import { describe, expect, it } from 'vitest'
import { faultOfSeal, hashOfSeal, NO_SEAL, type Seal, type SealedEntry } from './audit-chain.ts'

const entry = (id: number, more: Partial<SealedEntry> = {}): SealedEntry => ({
  id,
  actorId: 'emp_1',
  action: 'contact.revealed',
  subject: 'con_1',
  details: null,
  at: '2026-11-23T02:00:00.000Z',
  ...more,
})

function sealOf(before: Seal | null, entries: readonly SealedEntry[]): Seal {
  const place = {
    number: (before?.number ?? 0) + 1,
    previousHash: before?.hash ?? NO_SEAL,
    at: '2026-11-23T02:05:00.000Z',
  }
  const ids = { fromId: entries[0]?.id ?? 0, toId: entries.at(-1)?.id ?? 0 }
  return { ...place, ...ids, entries: entries.length, hash: hashOfSeal(place, entries) }
}

describe('a seal', () => {
  const [one, two] = [
    [entry(1), entry(2, { details: { brokeGlass: true, change: 'x' } })],
    [entry(4), entry(7)],
  ]
  const first = sealOf(null, one)
  const second = sealOf(first, two)

  it('is a known answer', () => {
    expect(first.hash).toBe('32f012e547325a1e6bb3e04370530150f69e9c263032825779dae86f20542117')
  })

  it('holds, whatever order the database gives the details in', () => {
    const turned = [entry(1), entry(2, { details: { change: 'x', brokeGlass: true } })]
    expect(faultOfSeal(null, first, turned)).toBeNull()
    expect(faultOfSeal(first, second, two)).toBeNull()
  })

  it.each([
    ['an entry is gone', [entry(1)], 'entries_missing'],
    ['one is added', [...one, entry(3)], 'entries_added'],
    ['one is another', [entry(1), entry(3)], 'changed'],
    ['who did it is another', [entry(1, { actorId: 'emp_2' }), one[1]], 'changed'],
    ['the time is another', [entry(1, { at: '2026-11-23T02:00:00.001Z' }), one[1]], 'changed'],
    ['a detail is another', [entry(1), entry(2, { details: { brokeGlass: false } })], 'changed'],
  ])('is broken when %s', (_, entries, fault) => {
    expect(
      faultOfSeal(
        null,
        first,
        entries.filter((known) => known !== undefined),
      ),
    ).toBe(fault)
  })

  it('is broken when the one before is gone, or was sealed anew', () => {
    expect(faultOfSeal(null, second, two)).toBe('missing')
    const anew = sealOf(null, [entry(1)])
    expect(faultOfSeal(anew, second, two)).toBe('chain')
  })

  it('tells what was put in afterwards from what committed late', () => {
    const late = [entry(3, { at: '2026-11-23T01:10:00.000Z' })]
    expect(faultOfSeal(first, sealOf(first, late), late)).toBeNull()
    const backdated = [entry(3, { at: '2026-11-22T02:00:00.000Z' })]
    expect(faultOfSeal(first, sealOf(first, backdated), backdated)).toBe('backdated')
  })
})
