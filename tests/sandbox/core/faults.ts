import { z } from 'zod'
import type { SandboxClock } from './clock.ts'
import type { Random } from './random.ts'

export const faultTargets = ['sms', 'number', 'billing', 'wecom', 'smtp', 'proxy'] as const
export const faultKinds = [
  'delay',
  'timeout',
  'reset_before',
  'reset_after',
  'http_500',
  'throttle',
  'code',
] as const

export const faultInput = z.strictObject({
  target: z.enum(faultTargets),
  fault: z.enum(faultKinds),
  code: z.union([z.string(), z.number()]).optional(),
  ms: z.number().int().min(0).optional(),
  share: z.number().min(0).max(1).optional(),
  times: z.number().int().min(1).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
  /** Only calls of this operation, e.g. `QuerySendDetails` or `message/send`. */
  action: z.string().optional(),
})

export type FaultTarget = (typeof faultTargets)[number]
export type FaultInput = z.infer<typeof faultInput>
/** What happens to one call. */
export type Fault = Pick<FaultInput, 'fault' | 'code' | 'ms'>
export type FaultRule = FaultInput & { id: number; hits: number }

export type Faults = {
  add(input: FaultInput): FaultRule
  list(): FaultRule[]
  clear(id?: number): void
  /** The fault that this call meets, if any; counts it. */
  take(target: FaultTarget, action: string): Fault | null
  restore(rules: FaultRule[]): void
}

/** The register of scripted faults. `until` is read on the sandbox's clock. */
export function faultRegister(clock: SandboxClock, random: Random): Faults {
  let rules: FaultRule[] = []
  let nextId = 1

  function isOver(rule: FaultRule): boolean {
    if (rule.times !== undefined && rule.hits >= rule.times) return true
    return rule.until !== undefined && clock.now() >= Date.parse(rule.until)
  }
  function list(): FaultRule[] {
    if (rules.some(isOver)) rules = rules.filter((rule) => !isOver(rule))
    return rules
  }

  return {
    list,
    add(input) {
      const rule = { ...input, id: nextId++, hits: 0 }
      rules.push(rule)
      return rule
    },
    clear(id) {
      rules = id === undefined ? [] : rules.filter((rule) => rule.id !== id)
    },
    take(target, action) {
      if (rules.length === 0) return null
      for (const rule of list()) {
        if (rule.target !== target || (rule.action && rule.action !== action)) continue
        if (rule.share !== undefined && !random.chance(rule.share)) continue
        rule.hits++
        return rule
      }
      return null
    },
    restore(saved) {
      rules = saved
      nextId = Math.max(0, ...saved.map((rule) => rule.id)) + 1
    },
  }
}
