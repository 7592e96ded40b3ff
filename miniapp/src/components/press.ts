import type { ITouchEvent } from '@tarojs/components'
import { inBrowser } from '../lib/platform.ts'

type KeyPress = { key?: string; preventDefault?: () => void }

/**
 * What makes a Taro element a control for everybody: in a browser its custom elements take no focus and no
 * keys by themselves; the mini-program's are controls already.
 */
export function pressable(onPress: (event?: ITouchEvent) => void, role = 'button') {
  if (!inBrowser) return { onClick: onPress }
  return {
    role,
    tabIndex: 0,
    onClick: onPress,
    onKeyDown: (event: KeyPress) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault?.()
      onPress()
    },
  }
}
