import type { StandInKeys } from '../../support/stand-ins/keys.ts'

/** What the three processes of the company bench are told. */
export type Setting = {
  employees: number
  seed: number
  keys: StandInKeys
  databaseUrl: string
  productPort: number
  /** The real instant at which everybody's clock says 10:00. */
  startedAt: number
}

export const LATENCY = 80
export const STATUS_PER_SECOND = 300
export const SMS_PER_SECOND = 200

export function writeSetting(setting: Setting): Record<string, string> {
  return { BENCH_SETTING: JSON.stringify(setting) }
}

export function readSetting(): Setting {
  return JSON.parse(process.env.BENCH_SETTING ?? '')
}
