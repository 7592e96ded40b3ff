import { useEffect, useState } from 'react'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Trouble } from '../../../components/trouble.tsx'
import { DeskScreen } from '../../components/desk-screen.tsx'
import { backTo, replaceDesk } from '../../lib/desk-pages.ts'
import { closeEmergency } from '../../lib/emergency-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { dropCard } from './card-store.ts'

/** Ends the emergency: asked once more, since the numbers go with it. */
export function EndBar({ id }: { id: string }) {
  const [asked, setAsked] = useState(false)
  const { busy, refusal, run } = useAct()
  const close = () =>
    void run(
      () => closeEmergency(id),
      () => {
        dropCard(id)
        backTo('emergency')
      },
    )
  if (!asked)
    return (
      <Button look='line' onPress={() => setAsked(true)}>
        结束这次联系
      </Button>
    )
  return (
    <>
      {refusal ? (
        <Banner tone='bad' urgent>
          {refusal.code === 'no_network' ? '网络不通，还没有结束。请再按一次。' : refusal.message}
        </Banner>
      ) : null}
      <Button look='primary' busy={busy} onPress={close}>
        确定结束，收起号码
      </Button>
      <Button look='line' onPress={() => setAsked(false)}>
        还要联系
      </Button>
    </>
  )
}

export function Ended({ name, id }: { name: string; id: string }) {
  useEffect(() => () => dropCard(id), [id])
  return (
    <DeskScreen title='紧急联系' at='emergency' above='emergency'>
      <Trouble
        title='这次联系已经结束'
        detail={`号码已收起。需要再联系${name}的家人，请重新打开。`}
        action='重新找员工'
        onPress={() => replaceDesk('emergency')}
      />
    </DeskScreen>
  )
}
