import { View } from '@tarojs/components'
import { Banner } from '../../../components/banner.tsx'
import { DeskScreen } from '../../components/desk-screen.tsx'
import { NothingYet } from '../../components/nothing-yet.tsx'
import { CallsSoFar } from './calls-so-far.tsx'
import { DialCard } from './dial-card.tsx'
import { EmployeeHead } from './employee-head.tsx'
import { EndBar, Ended } from './end-bar.tsx'
import { LeaderCard } from './leader-card.tsx'
import { useCalls } from './use-calls.ts'
import { useCard } from './use-card.ts'
import './emergency.scss'
import './card.scss'

if (process.env.TARO_ENV === 'h5') require('./emergency-wide.scss')

/** The contacts in the order most likely to answer now; what came of a call leads to the next. */
export function CardScreen({ id }: { id: string }) {
  const { open, refusal, trouble, reload, press } = useCard(id)
  const calls = useCalls({
    contacts: open?.card.contacts ?? [],
    pending: open?.pending ?? [],
    press,
  })
  if (!open)
    return (
      <DeskScreen title='紧急联系' at='emergency' above='emergency'>
        <NothingYet refusal={refusal} again={() => void reload()} gone='这次联系已经结束' />
      </DeskScreen>
    )
  const { card, pending } = open
  if (card.closedAt) return <Ended name={card.employee.name} id={id} />

  const { called, asked, waiting, reached, dial } = calls
  return (
    <DeskScreen title='紧急联系' at='emergency' above='emergency' foot={<EndBar id={id} />}>
      <View className='calls'>
        <EmployeeHead employee={card.employee} />
        <CallsSoFar calls={calls} />
        {reached ? (
          <Banner tone='ok'>
            已联系上{reached.contact.name}
            。需要时还可以接着打下面的电话；都办好了，请点“结束这次联系”。
          </Banner>
        ) : null}
        {asked ? null : called.length === 0 ? (
          <Banner tone='bad'>{card.employee.name}没有可以打的联络人，请找下面的经理。</Banner>
        ) : waiting.length === 0 && !reached ? (
          <Banner tone='wait'>都打过了。可以再打一次，或者找经理。</Banner>
        ) : null}
        {(asked ? [] : waiting).map((one, place) => (
          <DialCard
            key={one.contact.id}
            called={one}
            place={called.indexOf(one) + 1}
            now={place === 0 && !reached}
            first={called.every(({ last }) => last === null)}
            onDial={() => dial(one)}
          />
        ))}
        <LeaderCard card={card} />
        <View className='second centre' role='status' aria-live='polite'>
          {trouble && pending.length > 0
            ? '网络不通，结果还没有传上去，会自动再传。号码都在，可以接着打。'
            : trouble
              ? trouble.message
              : '网络不好也能用，号码已经在这里了。'}
        </View>
      </View>
    </DeskScreen>
  )
}
