import { expect, test } from 'vitest'
import { contactStates, invalidCauses } from '../../../../shared/contact.ts'
import { countOutcomes, outcomeOf } from './outcomes.ts'

const everyEnd = contactStates.flatMap((state) =>
  [null, ...invalidCauses].flatMap((cause) =>
    [false, true].map((shared) => ({ state, cause, shared })),
  ),
)

test('every contact that is not retired stands in one line of the closing table', () => {
  const counted = [...countOutcomes(everyEnd).values()].reduce((sum, count) => sum + count, 0)
  expect(counted).toBe(everyEnd.filter(({ state }) => state !== 'retired').length)
})

test.each([
  ['valid', null, false, '有效：对方已确认'],
  ['due', null, false, '有效：对方已确认'],
  ['invalid', 'dead', false, '无效：空号'],
  ['invalid', 'reassigned', false, '无效：号码已换机主'],
  ['invalid', 'wrong_person', false, '无效：对方不认识这位员工'],
  ['invalid', 'withdrew', false, '无效：对方不愿意'],
  ['unanswered', null, false, '未回应：7 天没有回答'],
  ['draft', null, false, '停机，等充值'],
  ['pending', null, true, '本人号码，不询问'],
  ['pending', null, false, '还在等对方回答'],
] as const)('%s %s, own number %s: %s', (state, cause, shared, line) => {
  expect(outcomeOf({ state, cause, shared })).toBe(line)
})
