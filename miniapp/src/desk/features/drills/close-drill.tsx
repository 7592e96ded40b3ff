import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { Drill } from '../../../../../shared/drill.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Sheet } from '../../components/sheet.tsx'
import { closeDrill } from '../../lib/drills-api.ts'
import { useAct } from '../../lib/use-act.ts'

type Props = {
  drill: Drill
  onChange: () => void
  /** Nothing is left to be done. */
  isDone: boolean
  /** The way back. */
  stay: string
  /** What becomes of who is not done. */
  children: ReactNode
}

/** Asked once more: the result stays as it is from then on. */
export function CloseDrill({ drill: { id }, onChange, isDone, stay, children }: Props) {
  const [asked, setAsked] = useState(false)
  const { busy, refusal, run } = useAct()
  const close = () =>
    void run(
      () => closeDrill(id),
      () => {
        setAsked(false)
        onChange()
      },
    )
  return (
    <>
      <Button look={isDone ? 'primary' : 'text'} onPress={() => setAsked(true)}>
        结束演练
      </Button>
      {asked ? (
        <Sheet title='结束这次演练？' onClose={() => setAsked(false)}>
          <View className='sub second'>
            {children}
            结束后结果不再变。
          </View>
          {refusal ? (
            <Banner tone='bad' urgent>
              {refusal.message}
            </Banner>
          ) : null}
          <Button look='primary' busy={busy} onPress={close}>
            确定结束
          </Button>
          <Button look='text' onPress={() => setAsked(false)}>
            {stay}
          </Button>
        </Sheet>
      ) : null}
    </>
  )
}
