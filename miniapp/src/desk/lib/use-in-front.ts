import { useDidHide, useDidShow } from '@tarojs/taro'
import { type MutableRefObject, useRef } from 'react'

/** Whether this page is in front: pages beneath it stay mounted. */
export function useInFront(): Readonly<MutableRefObject<boolean>> {
  const shown = useRef(true)
  useDidShow(() => {
    shown.current = true
  })
  useDidHide(() => {
    shown.current = false
  })
  return shown
}
