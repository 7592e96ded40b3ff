import { View } from '@tarojs/components'
import { workAddressKinds } from '../../../../../shared/access.ts'
import { DeskScreen } from '../../components/desk-screen.tsx'
import { NothingYet } from '../../components/nothing-yet.tsx'
import { Stale } from '../../components/stale.tsx'
import { listWorkAddresses } from '../../lib/access-api.ts'
import { useAnswer } from '../../lib/use-answer.ts'
import { AddressCard } from './address-card.tsx'
import './access.scss'

/** Where what is urgent reaches this person when WeCom cannot deliver. */
export function AddressesScreen() {
  const { value, refusal, reload } = useAnswer(listWorkAddresses)
  const again = () => void reload()
  return (
    <DeskScreen
      title='接收地址'
      at='addresses'
      detail='企业微信送不到的时候，待办会先发到邮箱，再发短信。核实过的才会用。'
    >
      {value ? (
        <View className='access'>
          <Stale refusal={refusal} again={again} />
          {workAddressKinds.map((kind) => (
            <AddressCard
              key={kind}
              kind={kind}
              known={value.addresses.filter((one) => one.kind === kind)}
              onChanged={reload}
            />
          ))}
        </View>
      ) : (
        <NothingYet refusal={refusal} again={again} />
      )}
    </DeskScreen>
  )
}
