import { goHome } from '../lib/navigate.ts'
import type { Refusal } from '../lib/refusal.ts'
import { Screen } from './screen.tsx'
import { Loading, Trouble } from './trouble.tsx'

type Props = { title: string; refusal: Refusal | null; again: () => void }

/** A page whose subject is on its way, gone, or out of reach. */
export function WaitingScreen({ title, refusal, again }: Props) {
  return (
    <Screen title={title}>
      {refusal === null ? (
        <Loading words='正在打开…' />
      ) : refusal.code === 'not_found' ? (
        <Trouble
          title='没有找到这位联络人'
          detail='可能已经移除，或已换了人。'
          action='看我的联络人'
          onPress={goHome}
        />
      ) : (
        <Trouble title='没有打开' detail={refusal.message} action='再试一次' onPress={again} />
      )}
    </Screen>
  )
}
