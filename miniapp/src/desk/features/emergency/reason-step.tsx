import { View } from '@tarojs/components'
import { emergencyReasons, type FoundEmployee } from '../../../../../shared/emergency.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { pressable } from '../../../components/press.ts'
import { openDesk } from '../../lib/desk-pages.ts'
import { openEmergency } from '../../lib/emergency-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { useKeys } from '../../lib/use-keys.ts'
import { keepCard } from './card-store.ts'
import { EmployeeHead } from './employee-head.tsx'
import { SecondPerson } from './second-person.tsx'

type Reason = (typeof emergencyReasons)[number]
type Props = { employee: FoundEmployee; onBack: () => void }

/** One press says what happened and opens the card. */
export function ReasonStep({ employee, onBack }: Props) {
  const { busy, refusal, run, clear } = useAct()
  const open = (reason: Reason) =>
    void run(
      () => openEmergency({ employeeId: employee.id, reason }),
      (card) => {
        keepCard(card)
        openDesk('card', { id: card.id })
      },
    )
  useKeys({
    Escape: onBack,
    ...Object.fromEntries(
      emergencyReasons.map((reason, place) => [String(place + 1), () => open(reason)]),
    ),
  })
  if (refusal?.code === 'second_person_needed')
    return (
      <SecondPerson
        employee={employee}
        message={refusal.message}
        onGranted={clear}
        onBack={onBack}
      />
    )
  return (
    <>
      <EmployeeHead employee={employee} />
      {employee.breaksGlass ? (
        <Banner tone='wait'>
          {employee.name}不在您负责的部门。打开后会马上告诉隐私专员，事后告诉本人。
        </Banner>
      ) : null}
      <View className='why__ask'>
        <View className='title' role='heading' aria-level='2'>
          出了什么事？
        </View>
        <View className='second'>{busy ? '正在取号码…' : '点一个，马上显示电话'}</View>
      </View>
      <View className='why'>
        {emergencyReasons.map((reason) => (
          <View
            key={reason}
            className='why__one'
            hoverClass='why__one--pressed'
            aria-busy={busy ? 'true' : undefined}
            {...pressable(() => open(reason))}
          >
            {reason}
          </View>
        ))}
      </View>
      {refusal ? (
        <Banner tone='bad' urgent>
          {refusal.code === 'no_network'
            ? '网络不通，号码没有取到。请换个有信号的地方再点一次，或请值班室查找。'
            : refusal.message}
        </Banner>
      ) : null}
      <View className='sub second'>会记下您的名字和时间，事后告诉本人。</View>
      <Button look='text' onPress={onBack}>
        不是{employee.name}，重新找
      </Button>
    </>
  )
}
