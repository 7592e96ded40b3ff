import Taro from '@tarojs/taro'
import type * as z from 'zod/mini'

/** What was kept under `key`, if it still has the shape we expect; storage that refuses is an empty one. */
export function readStored<T>(key: string, schema: z.ZodMiniType<T>): T | null {
  try {
    const kept = schema.safeParse(Taro.getStorageSync(key))
    return kept.success ? kept.data : null
  } catch {
    return null
  }
}

/** Keeps a value on this device; a full or forbidden storage must not stop the person. */
export function store(key: string, value: unknown): void {
  try {
    Taro.setStorageSync(key, value)
  } catch {
    // private browsing: the screen still holds what was typed
  }
}

export function forget(key: string): void {
  try {
    Taro.removeStorageSync(key)
  } catch {
    // nothing was kept
  }
}
