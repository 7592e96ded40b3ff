import Taro from '@tarojs/taro'
import { useSyncExternalStore } from 'react'
import * as z from 'zod/mini'
import { inBrowser } from './platform.ts'
import { readStored, store } from './storage.ts'

const KEY = 'large-text'
const LARGE_SYSTEM_FONT_PX = 20
const listeners = new Set<() => void>()
let large: boolean | undefined

function isLarge(): boolean {
  large ??= readStored(KEY, z.boolean()) ?? systemWantsLarge()
  return large
}

// A browser scales by itself (sizes are in rem); the mini-program must look at the phone's setting.
function systemWantsLarge(): boolean {
  if (inBrowser) return false
  const system: { fontSizeSetting?: number } = Taro.getSystemInfoSync()
  return (system.fontSizeSetting ?? 0) >= LARGE_SYSTEM_FONT_PX
}

export function setLargeText(next: boolean): void {
  large = next
  store(KEY, next)
  for (const listener of listeners) listener()
}

function watch(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** True when this person reads at 1.5 times the size. */
export function useLargeText(): boolean {
  return useSyncExternalStore(watch, isLarge, isLarge)
}
