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

type ArrowPress = KeyPress & { currentTarget: HTMLElement }

const strides: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** In a browser the arrow keys go from one choice of a group to the next, round and round, and choose it. */
export function walkable(onReach: (place: number) => void) {
  if (!inBrowser) return {}
  return {
    onKeyDown: (event: ArrowPress) => {
      const stride = strides[event.key ?? '']
      if (!stride) return
      event.preventDefault?.()
      const choices = [...event.currentTarget.children] as HTMLElement[]
      const from = choices.indexOf(document.activeElement as HTMLElement)
      const place = (from + stride + choices.length) % choices.length
      choices[place]?.focus()
      onReach(place)
    },
  }
}
