import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef } from 'react'

/** Does something again and again while the page is in front. */
export function useEvery(milliseconds: number, act: () => void): void {
  const latest = useRef(act)
  latest.current = act
  const shown = useRef(true)
  useDidShow(() => {
    shown.current = true
  })
  useDidHide(() => {
    shown.current = false
  })
  useEffect(() => {
    const timer = setInterval(() => {
      if (shown.current) latest.current()
    }, milliseconds)
    return () => clearInterval(timer)
  }, [milliseconds])
}
