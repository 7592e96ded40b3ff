import { useEffect } from 'react'
import { afterEach, vi } from 'vitest'
import type { FakeAnswer, FakeRequest } from './fake-api.ts'

// What stands for @tarojs/taro in component tests: storage in memory, requests to the test's own API.
type TaroRequest = { url: string; method?: string; data?: string; header?: Record<string, string> }

// no page may rely on an answer that is there at once
const ANSWER_MS = 3

const NEVER = new Promise<never>(() => {})

const storage = new Map<string, unknown>()
const shown = new Set<() => void>()
const hidden = new Set<() => void>()
type Answer = (request: FakeRequest) => FakeAnswer | 'unreachable'
/** Null: no test runs. */
let answer: Answer | null = null
let params: Record<string, string> = {}

// whatever a page asks for after its test never comes: by then there may be no browser any more
afterEach(() => {
  answer = null
})

/** Begins a test: nothing stored, nothing open, and this API behind every request. */
export function startTaro(
  given: Answer,
  options: { params?: Record<string, string>; storage?: Record<string, unknown> } = {},
): void {
  vi.clearAllMocks()
  shown.clear()
  hidden.clear()
  storage.clear()
  answer = given
  params = options.params ?? {}
  for (const [key, value] of Object.entries(options.storage ?? {})) storage.set(key, value)
}

/** The page comes to the front again. */
export function showPage(): void {
  for (const told of shown) told()
}

/** Another page comes to the front. */
export function hidePage(): void {
  for (const told of hidden) told()
}

export const stored = (key: string) => storage.get(key)

export const navigateTo = vi.fn(async (_: { url: string }) => undefined)
export const redirectTo = vi.fn(async (_: { url: string }) => undefined)
export const reLaunch = vi.fn(async (_: { url: string }) => undefined)
export const navigateBack = vi.fn(async () => undefined)
export const setClipboardData = vi.fn(async (_: { data: string }) => undefined)
export const pageScrollTo = vi.fn(async (_: { scrollTop?: number; selector?: string }) => undefined)

export function useDidShow(told: () => void): void {
  useEffect(() => {
    shown.add(told)
    return () => void shown.delete(told)
  })
}
export function useDidHide(told: () => void): void {
  useEffect(() => {
    hidden.add(told)
    return () => void hidden.delete(told)
  })
}
export const useRouter = () => ({ params })

async function request({ url, method = 'GET', data, header = {} }: TaroRequest) {
  const headers = Object.fromEntries(
    Object.entries(header).map(([name, value]) => [name.toLowerCase(), value]),
  )
  const body: unknown = data === undefined ? undefined : JSON.parse(data)
  const asked = answer
  if (!asked) return NEVER
  const given = asked({ method, path: url, headers, body })
  await new Promise((go) => setTimeout(go, ANSWER_MS))
  if (asked !== answer) return NEVER
  if (given === 'unreachable') throw new Error('request:fail')
  const copy: unknown = given.body === undefined ? undefined : structuredClone(given.body)
  return { statusCode: given.status, data: copy, header: given.headers ?? {} }
}

export default {
  request,
  navigateTo,
  redirectTo,
  reLaunch,
  navigateBack,
  setClipboardData,
  makePhoneCall: async () => undefined,
  getCurrentPages: () => [{}, {}],
  getSystemInfoSync: () => ({}),
  setNavigationBarTitle: async () => undefined,
  pageScrollTo,
  getStorageSync: (key: string) => storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void storage.set(key, structuredClone(value)),
  removeStorageSync: (key: string) => void storage.delete(key),
}
