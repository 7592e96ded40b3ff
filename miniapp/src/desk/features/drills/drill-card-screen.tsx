import { View } from '@tarojs/components'
import { useState } from 'react'
import { Banner } from '../../../components/banner.tsx'
import { Trouble } from '../../../components/trouble.tsx'
import { focusOn } from '../../../lib/focus.ts'
import { DeskScreen } from '../../components/desk-screen.tsx'
import { NothingYet } from '../../components/nothing-yet.tsx'
import { callNumber } from '../../lib/call-number.ts'
import { type Called, calledOf, isCalling, isPast, isReached } from '../emergency/call-state.ts'
import { DialCard } from '../emergency/dial-card.tsx'
import { EmployeeHead } from '../emergency/employee-head.tsx'
import { OutcomePanel } from '../emergency/outcome-panel.tsx'
import { PastCard } from '../emergency/past-card.tsx'
import { CardFoot } from './card-foot.tsx'
import { useDrillCard } from './use-drill-card.ts'
import '../emergency/emergency.scss'
import '../emergency/card.scss'
import './drills.scss'

if (process.env.TARO_ENV === 'h5') require('../emergency/emergency-wide.scss')

/** The emergency card in drill mode: what to say first, one contact after the other, and every call with its result. */
export function DrillCardScreen({ id }: { id: string }) {
  const { card, pending, refusal, trouble, reload, take, press } = useDrillCard(id)
  const [correcting, setCorrecting] = useState<string | null>(null)
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
        <CardFoot card={card} called={[]} pending={0} />
      </DeskScreen>
    )
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
    <DeskScreen
      title='演练'
      {...above}
      foot={asked ? null : <CardFoot card={card} called={called} pending={pending.length} />}
    >
      <View className='calls'>
        <Banner tone='info'>
          接通先说：“您好，这里是{card.employee.name}
          上班的公司。这是演练，没有人出事，请放心。我们只核对出事时能不能找到您。”
        </Banner>
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
