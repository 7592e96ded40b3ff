import { Loading, Trouble } from '../../components/trouble.tsx'
import type { Refusal } from '../../lib/refusal.ts'
import { switchDesk } from '../lib/desk-pages.ts'

type Props = {
  refusal: Refusal | null
  again: () => void
  /** What is said of something that is gone, or that is not this person's to see. */
  gone?: string
}

/** In place of what is on its way, gone, not granted, or out of reach: always with a way on. */
export function NothingYet({ refusal, again, gone = '没有找到' }: Props) {
  if (!refusal) return <Loading words='正在打开…' />
  if (refusal.code === 'not_found')
    return (
      <Trouble
        title={gone}
        detail='可能已经办完或移走，也可能不在您负责的部门。'
        action='回到工作台'
        onPress={() => switchDesk('home')}
      />
    )
  if (refusal.code === 'forbidden')
    return (
      <Trouble
        title='这一页不在您的工作范围里'
        detail='需要时请联系系统管理员开通。'
        action='回到工作台'
        onPress={() => switchDesk('home')}
      />
    )
  const detail =
    refusal.code === 'no_network' ? '网络不通，请检查网络后再试一次。' : refusal.message
  return <Trouble title='没有打开' detail={detail} action='再试一次' onPress={again} />
}
