import { View } from '@tarojs/components'
import { type ReactNode, useEffect } from 'react'
import { Icon } from '../../components/icon.tsx'
import { pressable } from '../../components/press.ts'
import { focusOn } from '../../lib/focus.ts'
import { inBrowser } from '../../lib/platform.ts'
import './sheet.scss'

type Props = { title: string; onClose: () => void; children: ReactNode }

/** Over the page: from below on a phone, in the middle on a desk. Esc and the ground close it; nothing typed is lost by that. */
export function Sheet({ title, onClose, children }: Props) {
  useEffect(() => {
    focusOn('.sheet__title')
  }, [])
  useEffect(() => {
    if (!inBrowser) return
    const hear = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [onClose])
  return (
    <View className='sheet' role='dialog' aria-modal='true' aria-label={title}>
      <View className='sheet__ground' onClick={onClose} />
      <View className='sheet__card'>
        <View className='sheet__head'>
          <View className='sheet__title head'>{title}</View>
          <View className='sheet__close' aria-label='关闭' {...pressable(onClose)}>
            <Icon name='wrong' />
          </View>
        </View>
        {children}
      </View>
    </View>
  )
}
