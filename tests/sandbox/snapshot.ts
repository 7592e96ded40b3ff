import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { SmsLogState } from './aliyun/sms-log.ts'
import type { SmsService } from './aliyun/sms-service.ts'
import type { Agenda, Task } from './core/agenda.ts'
import type { SandboxClock } from './core/clock.ts'
import type { FaultRule, Faults } from './core/faults.ts'
import type { NumberTruth, NumberTruthState } from './numbers/number-truth.ts'
import type { Carrier } from './numbers/prefixes.ts'
import type { MailLog, MailRecord } from './smtp/mail-log.ts'
import type { WecomService, WecomState } from './wecom/wecom-service.ts'

const version = 1
export type SandboxSnapshot = {
  version: typeof version
  now: number
  tasks: Task[]
  faults: FaultRule[]
  numbers: NumberTruthState
  sms: SmsLogState
  limits: [string, number[]][]
  blockedLinkCarriers: Carrier[]
  wecom: WecomState
  /** Absent in what was kept before there was a mail server. */
  mails?: MailRecord[]
}

type Parts = {
  clock: SandboxClock
  agenda: Agenda
  faults: Faults
  truth: NumberTruth
  sms: SmsService
  wecom: WecomService
  mails: MailLog
}

/** The whole state as plain JSON; the clock goes on from where it stood. */
export function sandboxSnapshots({ clock, agenda, faults, truth, sms, wecom, mails }: Parts) {
  function take(): SandboxSnapshot {
    return {
      version,
      now: clock.now(),
      tasks: agenda.pending(),
      faults: faults.list(),
      numbers: truth.snapshot(),
      sms: sms.log.snapshot(),
      limits: sms.limits.snapshot(),
      blockedLinkCarriers: [...sms.blockedLinkCarriers],
      wecom: wecom.snapshot(),
      mails: mails.snapshot(),
    }
  }
  function restore(state: SandboxSnapshot): void {
    clock.set(state.now)
    faults.restore(state.faults)
    truth.restore(state.numbers)
    sms.log.restore(state.sms)
    sms.limits.restore(state.limits)
    sms.blockedLinkCarriers.clear()
    for (const carrier of state.blockedLinkCarriers) sms.blockedLinkCarriers.add(carrier)
    wecom.restore(state.wecom)
    mails.restore(state.mails ?? [])
    agenda.restore(state.tasks)
  }
  return { take, restore }
}

/** Writes the state so that a crash in between leaves the old file whole. */
export function writeSnapshot(file: string, state: SandboxSnapshot): void {
  writeFileSync(`${file}.next`, JSON.stringify(state))
  renameSync(`${file}.next`, file)
}

/** The state of an earlier run; null when there is none or it is of another make. */
export function readSnapshot(file: string): SandboxSnapshot | null {
  try {
    const state = JSON.parse(readFileSync(file, 'utf8')) as SandboxSnapshot
    return state.version === version ? state : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
