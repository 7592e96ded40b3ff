import { expect, test } from 'vitest'
import { createLog, scrub } from './log.ts'

test('whatever looks like a mobile number leaves the log as a mask', () => {
  expect(scrub('call 13912345678 or +8613912345678 now')).not.toMatch(/13912345678/)
  expect(scrub('trace 139123456789012')).toBe('trace 139123456789012')
})

test('a number hidden in a field of a log line is masked too', () => {
  const lines: string[] = []
  createLog('info', (line) => lines.push(line)).error(
    { url: '/x?PhoneNumbers=13912345678' },
    'failed',
  )
  expect(lines).toHaveLength(1)
  expect(lines.join()).not.toContain('13912345678')
  expect(lines.join()).toContain('139****5678')
})
