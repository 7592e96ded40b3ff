import type { Calendars } from '../../../shared/calendar.ts'
import type { DeadLetters, Operations } from '../../../shared/operations.ts'
import { sayValue } from '../../../shared/setting-words.ts'
import {
  newSettingSchema,
  type Settings,
  type SettingsView,
  settingsSchema,
} from '../../../shared/settings.ts'
import type { FakeAnswer, FakeRequest } from '../fake-api.ts'
import { refusal } from '../fake-refusal.ts'
import { fakeCalendars } from './fake-calendars.ts'

export type FakeMachine = {
  operations: Operations
  letters: DeadLetters['letters']
  settings: Settings
  history: SettingsView['history']
  /** Where older changes of settings go on; null: these are all. */
  older: string | null
  calendars: Calendars
}

/** A provider in each state, receipts that stopped coming, two given-up jobs, one changed setting. */
export function fakeMachine(): FakeMachine {
  const view = { calls: 1204, answered: 0.998, usualMs: 400, nowMs: 420, lastFailure: null }
  return {
    operations: {
      providers: [
        { ...view, provider: 'aliyun-sms', state: 'slow', nowMs: 2100 },
        { ...view, provider: 'aliyun-number', state: 'ok' },
        { ...view, provider: 'wecom', state: 'failing', answered: 0.71, lastFailure: '60020' },
        {
          provider: 'smtp',
          state: 'idle',
          calls: 0,
          answered: null,
          usualMs: null,
          nowMs: null,
          lastFailure: null,
        },
      ],
      callbacks: [
        { kind: 'receipt', lastAt: '2026-11-23T00:40:00Z', silent: true },
        { kind: 'uplink', lastAt: null, silent: false },
        { kind: 'card_press', lastAt: '2026-11-23T02:12:00Z', silent: false },
      ],
      lanes: [{ lane: 'wecom', waiting: 38, oldestSeconds: 1260 }],
      timed: [
        { name: 'sweep', lastAt: '2026-11-23T02:20:00Z', late: false },
        { name: 'nightly', lastAt: '2026-11-21T18:00:00Z', late: true },
      ],
      canary: {
        state: 'bad',
        hour: 10,
        minutes: 15,
        days: [
          { day: '2026-11-23', state: 'late', seconds: null, code: null },
          { day: '2026-11-22', state: 'delivered', seconds: 6, code: null },
          { day: '2026-11-21', state: 'failed', seconds: null, code: 'MOBILE_SEND_LIMIT' },
        ],
      },
      sms: {
        sentToday: 4100,
        waitingToday: 350,
        dailyBudget: 5000,
        meanADay: 3200,
        account: {
          readAt: '2026-11-23T02:00:00Z',
          packageSms: 12_000,
          availableYuan: 860.5,
          left: 31_122,
          daysLeft: 9,
          low: true,
          trouble: null,
        },
      },
      toldToday: { wecom: 21, email: 9, sms: 0 },
    },
    letters: [
      letter(7, '把预警或审批送给同事', 'wecom rejected 60020'),
      letter(6, '发送或核对短信'),
    ],
    calendars: fakeCalendars(),
    settings: settingsSchema.parse({ smsDailyBudget: 5000 }),
    older: null,
    history: [
      {
        id: 1,
        key: 'smsDailyBudget',
        before: null,
        after: '5000 条',
        by: '何建',
        at: '2026-11-20T02:00:00Z',
      },
    ],
  }
}

function letter(id: number, title: string, error: string | null = null) {
  const given = { event: 'delivery.queued', about: ['dlv_01n7xayg0gzz6jhj61wxrj7xe1'] }
  return { id, title, ...given, attempts: 25, error, givenUpAt: '2026-11-23T01:23:00Z' }
}

type Place = { resource: string; id: string | undefined; rest: string | undefined }

/** How the machine runs, what was given up, and the settings. */
export function answerMachine(
  { machine }: { machine: FakeMachine },
  method: string,
  { resource, id, rest }: Place,
  request: FakeRequest,
): FakeAnswer {
  if (resource === 'operations') return { status: 200, body: machine.operations }
  if (resource === 'settings') {
    if (method === 'PUT') return changeSetting(machine, request)
    return { status: 200, body: viewSettings(machine) }
  }
  if (method === 'POST') {
    const [all, before] = [id === 'replay' && !rest, machine.letters.length]
    machine.letters = all ? [] : machine.letters.filter((one) => String(one.id) !== id)
    return { status: 200, body: { replayed: before - machine.letters.length } }
  }
  const { letters } = machine
  return { status: 200, body: { count: letters.length, letters, nextCursor: null } }
}

function viewSettings({ settings, history, older }: FakeMachine): SettingsView {
  return { values: settings, history, nextCursor: older }
}

function changeSetting(machine: FakeMachine, request: FakeRequest): FakeAnswer {
  const read = newSettingSchema.safeParse(request.body)
  if (!read.success) return refusal('invalid_input')
  const { key, value, before } = read.data
  if (JSON.stringify(machine.settings[key]) !== JSON.stringify(before)) return refusal('lost_race')
  const parsed = settingsSchema.safeParse({ ...machine.settings, [key]: value })
  if (!parsed.success) return refusal('invalid_input')
  machine.settings = parsed.data
  const change = { id: machine.history.length + 1, key, before: null, by: '何建' }
  const at = '2026-11-23T02:21:00Z'
  machine.history = [{ ...change, after: sayValue(key, value), at }, ...machine.history]
  return { status: 200, body: viewSettings(machine) }
}
