import { expect, test } from 'vitest'
import { keepOrder, type Line, neighboursOf } from './worklist-order.ts'

const line = (id: string): Line => ({ page: 'record', id, alertId: `alt_${id}` })

test('a record knows the one before and the one after it in the list', () => {
  keepOrder(['a', 'b', 'c'].map(line))
  expect(neighboursOf('b')).toEqual({ before: line('a'), after: line('c') })
  expect(neighboursOf('c').after).toBeNull()
  expect(neighboursOf('opened from a card')).toEqual({ before: null, after: null })
})
