import { View } from '@tarojs/components'
import { type ReactNode, useCallback, useEffect, useRef } from 'react'
import { Icon } from '../../components/icon.tsx'
import { pressable } from '../../components/press.ts'
import { focusOn } from '../../lib/focus.ts'
import { inBrowser } from '../../lib/platform.ts'
import { stayWithin } from '../lib/stay-within.ts'
import './sheet.scss'

type Props = { title: string; onClose: () => void; children: ReactNode }

/** Over the page: from below on a phone, in the middle on a desk. Esc and the ground close it; nothing typed is lost by that. */
export function Sheet({ title, onClose, children }: Props) {
  const opener = useRef(inBrowser ? document.activeElement : null)
  const close = useCallback(() => {
    onClose()
    giveBack(opener.current)
  }, [onClose])
  useEffect(() => {
    focusOn('.sheet__title')
  }, [])
  useEffect(() => {
    if (!inBrowser) return
    const hear = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close()
      if (event.key === 'Tab') stayWithin('.sheet__card', event)
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [close])
  return (
    <View className='sheet' role='dialog' aria-modal='true' aria-label={title}>
      <View className='sheet__ground' onClick={close} />
      <View className='sheet__card'>
        <View className='sheet__head'>
          <View className='sheet__title head'>{title}</View>
          <View className='sheet__close' aria-label='关闭' {...pressable(close)}>
            <Icon name='wrong' />
          </View>
        </View>
        {children}
      </View>
    </View>
  )
}

/** Closed without a result, the keyboard goes back to where it came from. */
function giveBack(opener: Element | null): void {
  if (!inBrowser) return
  if (opener instanceof HTMLElement && opener !== document.body && opener.isConnected)
    opener.focus()
  else focusOn('.bar__title')
}
