import { View } from '@tarojs/components'
import { Button } from '../../../components/button.tsx'
import { replaceDesk } from '../../lib/desk-pages.ts'
import { neighboursOf } from '../worklist/worklist-order.ts'
import './next-lines.scss'

/** The lines before and after this one in the list that it was opened from. */
export function NextLines({ id }: { id: string }) {
  const { before, after } = neighboursOf(id)
  if (!before && !after) return null
  return (
    <View className='next-lines'>
      {before ? (
        <Button small onPress={() => replaceDesk(before.page, { id: before.id })}>
          上一条
        </Button>
      ) : null}
      {after ? (
        <Button small onPress={() => replaceDesk(after.page, { id: after.id })}>
          下一条
        </Button>
      ) : null}
    </View>
  )
}
