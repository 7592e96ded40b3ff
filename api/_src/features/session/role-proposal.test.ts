import { expect, test } from 'vitest'
import { refusalToDecide } from './role-proposal.ts'

const proposal = { proposedBy: 'emp_a', employeeId: 'emp_b', otherConfirmers: 1 }

test.each([
  ['emp_c', null],
  ['emp_a', 'own_proposal'],
  ['emp_b', 'own_role'],
  [null, 'not_alone'],
] as const)('%s as the second person: %s', (deciderId, refusal) => {
  expect(refusalToDecide({ ...proposal, deciderId })).toBe(refusal)
})

test('only while nobody else could, the operator of the server is the second person', () => {
  expect(refusalToDecide({ ...proposal, deciderId: null, otherConfirmers: 0 })).toBeNull()
})
