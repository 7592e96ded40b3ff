import { View } from '@tarojs/components'
import { Banner } from '../../../components/banner.tsx'
import { Trouble } from '../../../components/trouble.tsx'
import { DeskScreen } from '../../components/desk-screen.tsx'
import { NothingYet } from '../../components/nothing-yet.tsx'
import { CallsSoFar } from '../emergency/calls-so-far.tsx'
import { DialCard } from '../emergency/dial-card.tsx'
import { EmployeeHead } from '../emergency/employee-head.tsx'
import { useCalls } from '../emergency/use-calls.ts'
import { CardFoot } from './card-foot.tsx'
import { useDrillCard } from './use-drill-card.ts'
import '../emergency/emergency.scss'
import '../emergency/card.scss'
import './drills.scss'

if (process.env.TARO_ENV === 'h5') require('../emergency/emergency-wide.scss')

/** The emergency card in drill mode: what to say first, one contact after the other, and every call with its result. */
export function DrillCardScreen({ id }: { id: string }) {
  const { card, pending, refusal, trouble, reload, take, press, send } = useDrillCard(id)
  const calls = useCalls({ contacts: card?.contacts ?? [], pending, press })
  const above = { at: 'drills', above: 'drills' } as const
  if (!card)
    return (
      <DeskScreen title='演练' {...above}>
        <NothingYet refusal={refusal} again={() => void reload()} gone='这位员工不在您手上' />
      </DeskScreen>
    )
  if (!card.heldUntil && pending.length === 0)
    return (
      <DeskScreen title='演练' {...above}>
        <Trouble
          title='号码已收起'
          detail={
            refusal?.message ??
            `${card.employee.name}的联系卡已经放回名单。要接着打或改正，请再打开。`
          }
          action='再打开'
          onPress={() => void take()}
        />
        <CardFoot card={card} called={[]} send={send} />
      </DeskScreen>
    )
  const { called, asked, waiting, reached, dial } = calls
  return (
    <DeskScreen
      title='演练'
      {...above}
      foot={asked ? null : <CardFoot card={card} called={called} send={send} />}
    >
      <View className='calls'>
        <Banner tone='info'>
          接通先说：“您好，这里是{card.employee.name}
          上班的公司。这是演练，没有人出事，请放心。我们只核对出事时能不能找到您。”
        </Banner>
        <EmployeeHead employee={card.employee} />
        <CallsSoFar calls={calls} />
        {asked ? null : called.length === 0 ? (
          <Banner tone='bad'>{card.employee.name}没有可以打的联络人，这也是结果。</Banner>
        ) : reached ? (
          <Banner tone='ok'>联系上了，这位就算完成。其他联络人不用再打。</Banner>
        ) : null}
        {(asked || reached ? [] : waiting).map((one, place) => (
          <DialCard
            key={one.contact.id}
            called={one}
            place={called.indexOf(one) + 1}
            now={place === 0}
            first={called.every(({ last }) => last === null)}
            onDial={() => dial(one)}
          />
        ))}
        {trouble ? (
          <View className='second centre' role='status' aria-live='polite'>
            {pending.length > 0
              ? '网络不通，结果还没有传上去，会自动再传。号码都在，可以接着打。'
              : trouble.message}
          </View>
        ) : null}
      </View>
    </DeskScreen>
  )
}
