import { View } from '@tarojs/components'
import { useState } from 'react'
import { Banner } from '../../../components/banner.tsx'
import { focusOn } from '../../../lib/focus.ts'
import { DeskScreen } from '../../components/desk-screen.tsx'
import { NothingYet } from '../../components/nothing-yet.tsx'
import { callNumber } from '../../lib/call-number.ts'
import { type Called, calledOf, isCalling, isPast, isReached } from './call-state.ts'
import { DialCard } from './dial-card.tsx'
import { EmployeeHead } from './employee-head.tsx'
import { EndBar, Ended } from './end-bar.tsx'
import { LeaderCard } from './leader-card.tsx'
import { OutcomePanel } from './outcome-panel.tsx'
import { PastCard } from './past-card.tsx'
import { useCard } from './use-card.ts'
import './emergency.scss'
import './card.scss'

if (process.env.TARO_ENV === 'h5') require('./emergency-wide.scss')

/** The contacts in the order most likely to answer now; what came of a call leads to the next. */
export function CardScreen({ id }: { id: string }) {
  const { open, refusal, trouble, reload, press } = useCard(id)
  const [correcting, setCorrecting] = useState<string | null>(null)
  if (!open)
    return (
      <DeskScreen title='紧急联系' at='emergency' above='emergency'>
        <NothingYet refusal={refusal} again={() => void reload()} gone='这次联系已经结束' />
      </DeskScreen>
    )
  const { card, pending } = open
  if (card.closedAt) return <Ended name={card.employee.name} id={id} />

  const called = calledOf(card, pending)
  const asked = called.find(({ contact }) => contact.id === correcting) ?? called.find(isCalling)
  const waiting = called.filter((one) => !isPast(one) && one !== asked)
  const reached = called.find(isReached)
  const dial = ({ contact }: Called) => {
    setCorrecting(null)
    press(contact.id, 'dialled')
    void callNumber(contact.phone)
    focusOn('.outcome__ask')
  }
  const answer = (
    one: Called,
    outcome: 'reached' | 'no_answer' | 'wrong_person' | 'number_dead',
  ) => {
    const corrects = correcting && one.last?.id ? one.last.id : undefined
    setCorrecting(null)
    press(one.contact.id, outcome, corrects)
    focusOn('.dial')
  }
  return (
    <DeskScreen title='紧急联系' at='emergency' above='emergency' foot={<EndBar id={id} />}>
      <View className='calls'>
        <EmployeeHead employee={card.employee} />
        {called
          .filter((one) => isPast(one) && one !== asked)
          .map((one) => (
            <PastCard
              key={one.contact.id}
              called={one}
              onAgain={() => dial(one)}
              onCorrect={() => {
                setCorrecting(one.contact.id)
                focusOn('.outcome__ask')
              }}
            />
          ))}
        {asked ? (
          <OutcomePanel
            called={asked}
            correcting={correcting !== null}
            next={waiting[0]?.contact ?? null}
            onAnswer={(outcome) => answer(asked, outcome)}
            onAgain={() => dial(asked)}
            onBack={() => setCorrecting(null)}
          />
        ) : null}
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
