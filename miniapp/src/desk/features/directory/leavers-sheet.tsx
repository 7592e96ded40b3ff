import { View } from '@tarojs/components'
import { Button } from '../../../components/button.tsx'
import { Sheet } from '../../components/sheet.tsx'
import { sayCount } from '../../lib/say-number.ts'

type Props = { missing: number; busy: boolean; onAccept: () => void; onClose: () => void }

/** The question before a whole part of the company is taken for leavers. */
export function LeaversSheet({ missing, busy, onAccept, onClose }: Props) {
  return (
    <Sheet title={`这 ${sayCount(missing)} 人都离职了吗？`} onClose={onClose}>
      <View className='sub second'>
        按离职处理后，他们的联络人马上停用，提醒也停。如果只是应用的可见范围改小了，请先在企业微信后台改回来。
      </View>
      <Button look='bad' busy={busy} onPress={onAccept}>
        都离职了，再读一遍
      </Button>
      <Button look='text' onPress={onClose}>
        返回，先去核对
      </Button>
    </Sheet>
  )
}
