import { View } from '@tarojs/components'
import { Button } from '../../components/button.tsx'

export type Turning = {
  /** Counted from 1. */
  page: number
  /** Null where there is none. */
  onBack: (() => void) | null
  onNext: (() => void) | null
}

/** From page to page; nothing where one page is all. */
export function Turn({ page, onBack, onNext }: Turning) {
  if (!onBack && !onNext) return null
  return (
    <View className='turn'>
      {onBack ? (
        <Button small onPress={onBack}>
          上一页
        </Button>
      ) : null}
      <View className='sub second nowrap'>第 {page} 页</View>
      {onNext ? (
        <Button small onPress={onNext}>
          下一页
        </Button>
      ) : null}
    </View>
  )
}
