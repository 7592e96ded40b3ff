import { expect, test } from 'vitest'
import { fakeMachine } from '../../../../tests/support/desk/fake-machine.ts'
import { writeMetrics } from './write-metrics.ts'

const { operations } = fakeMachine()
const text = writeMetrics({ operations, givenUp: 2, undelivered: 4 })

test('what monitoring reads is whole: each family once, with its type and unit, and an end', () => {
  const names = [...text.matchAll(/^# TYPE (\w+) gauge$/gm)].map(([, name]) => name)
  expect(new Set(names).size).toBe(names.length)
  for (const [, name = ''] of text.matchAll(/^# UNIT (\w+) seconds$/gm))
    expect(name).toMatch(/_seconds$/)
  for (const line of text.split('\n').filter((one) => one && !one.startsWith('#')))
    expect(line).toMatch(/^jinlian_\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? \d+(\.\d+)?$/)
  expect(text.endsWith('# EOF\n')).toBe(true)
})

test('it says what the page says', () => {
  expect(text).toContain('jinlian_provider_up{provider="wecom"} 0\n')
  expect(text).toContain('jinlian_provider_calls_last_day{provider="wecom",outcome="failed"} 349\n')
  expect(text).toContain('jinlian_provider_call_seconds{provider="aliyun-sms",over="now"} 2.1\n')
  expect(text).toContain('jinlian_jobs_waiting{lane="wecom"} 38\n')
  expect(text).toContain('jinlian_alerts_undelivered 4\n')
  expect(text).toContain('jinlian_timed_work_last_seconds{name="sweep"} 1795400400\n')
})
