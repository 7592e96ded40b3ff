import { View } from '@tarojs/components'
import { Banner } from '../../../components/banner.tsx'

/** Somebody else was first: what is shown is new, and what was written is not lost from sight. */
export function LostBanner({ note }: { note: string | null }) {
  if (note === null) return null
  return (
    <Banner tone='wait' urgent>
      <View>刚才已经有人先记下了，现在看到的是最新的。</View>
      {note.trim() ? <View className='second'>您写的备注没有保存：{note}</View> : null}
    </Banner>
  )
}
