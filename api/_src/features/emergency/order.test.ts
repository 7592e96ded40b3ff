import { describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../kernel/clock.ts'
import { type CallFacts, orderCalls } from './order.ts'

const now = new Date('2026-11-23T02:00:00Z')
const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds)

function contact(id: string, facts: Partial<CallFacts> = {}): CallFacts {
  return {
    id,
    state: 'valid',
    cause: null,
    position: 1,
    proofAt: ago(30 * DAY),
    screenProofAt: null,
    tenths: 80,
    numberStatus: 'normal',
    checkedAt: ago(DAY),
    shared: false,
    sharedConfirmed: false,
    stopped: false,
    lastCall: null,
    ...facts,
  }
}
const unproven = { state: 'pending', proofAt: null } as const
const order = (...contacts: CallFacts[]) => orderCalls(contacts, now).map(({ id }) => id)

describe('the most likely to answer now is first', () => {
  test('confirmed by score, then by how fresh the proof is, then by the employee’s order', () => {
    expect(
      order(
        contact('third', { tenths: 80, position: 3 }),
        contact('low', { tenths: 50 }),
        contact('fresh', { proofAt: ago(DAY), position: 5 }),
        contact('best', { tenths: 95, position: 4 }),
        contact('first', { position: 1 }),
        contact('unknown', { tenths: null }),
      ),
    ).toEqual(['best', 'fresh', 'first', 'third', 'unknown', 'low'])
  })

  test('from the confirmed to numbers that probably reach nobody', () => {
    const all = [
      contact('dead', { state: 'invalid', cause: 'dead' }),
      contact('silent', { state: 'unanswered', proofAt: null }),
      contact('suspended', { numberStatus: 'suspended' }),
      contact('off', { numberStatus: 'off', checkedAt: ago(HOUR) }),
      contact('no answer', { lastCall: { outcome: 'no_answer', at: ago(5 * MINUTE) } }),
      contact('own', { shared: true }),
      contact('asked', unproven),
      contact('on the screen', { ...unproven, screenProofAt: ago(DAY) }),
      contact('long ago', { proofAt: ago(211 * DAY), state: 'due' }),
      contact('good'),
    ]
    const inOrder = [...all].reverse().map(({ id }) => id)
    expect(order(...all)).toEqual([
      'good',
      'long ago',
      'on the screen',
      'asked',
      'own',
      'no answer',
      'off',
      'suspended',
      'silent',
      'dead',
    ])
    expect(order(...all)).toEqual(inOrder)
    expect(order(...[...all].reverse())).toEqual(inOrder)
  })

  test('who was reached before is not put behind for it', () => {
    expect(
      order(
        contact('b', { tenths: 70, lastCall: { outcome: 'reached', at: ago(MINUTE) } }),
        contact('a', { tenths: 90, lastCall: { outcome: 'no_answer', at: ago(31 * MINUTE) } }),
      ),
    ).toEqual(['a', 'b'])
  })

  test('what a caller found out stands for the night: wrong person and dead come last', () => {
    expect(
      order(
        contact('wrong', { lastCall: { outcome: 'wrong_person', at: ago(HOUR) } }),
        contact('dead', { lastCall: { outcome: 'number_dead', at: ago(HOUR) }, tenths: 70 }),
        contact('asked', unproven),
        contact('earlier', { ...unproven, tenths: 20 }),
      ),
    ).toEqual(['asked', 'earlier', 'wrong', 'dead'])
  })

  test('a phone that was off days ago is called like any other', () => {
    expect(
      order(
        contact('was off', { numberStatus: 'off', checkedAt: ago(2 * DAY), tenths: 90 }),
        contact('good'),
      ),
    ).toEqual(['was off', 'good'])
  })
})

describe('never called', () => {
  test.each([
    ['declined', { state: 'invalid', cause: 'declined' }],
    ['a stranger', { state: 'invalid', cause: 'wrong_person' }],
    ['withdrew', { state: 'invalid', cause: 'withdrew' }],
    ['a number with another owner', { state: 'invalid', cause: 'reassigned' }],
    ['removed or replaced', { state: 'retired' }],
  ] as const)('%s', (_, facts) => {
    expect(order(contact('gone', facts), contact('here'))).toEqual(['here'])
  })
})

test('each says how it stands', () => {
  const placed = orderCalls(
    [
      contact('a'),
      contact('b', unproven),
      contact('c', { state: 'unanswered', proofAt: null }),
      contact('d', { shared: true }),
      contact('e', { stopped: true, tenths: 70 }),
    ],
    now,
  )
  expect(placed).toEqual([
    { id: 'a', standing: 'confirmed' },
    { id: 'e', standing: 'confirmed', note: '对方不收短信，只能打电话' },
    { id: 'b', standing: 'unconfirmed', note: '还没确认，也可以试' },
    { id: 'd', standing: 'unconfirmed', note: '和员工本人是同一个号码' },
    { id: 'c', standing: 'unlikely', note: '很可能打不通：短信 7 天没有答复' },
  ])
})
