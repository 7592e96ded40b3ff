import { View } from '@tarojs/components'
import type { ChangeRequest } from '../../../../../shared/change-request.ts'
import { Chip } from '../../../components/chip.tsx'
import { contactChip } from '../../../lib/contact-chip.ts'

type Side = ChangeRequest['now']

/** What is beside what is to be; what differs says 已改. */
export function Compare({ request }: { request: ChangeRequest }) {
  const { now, changedTo, changed } = request
  return (
    <View className='sides'>
      <SideCard title='现在' side={now} />
      <SideCard title='改为' side={changedTo} changed={changed} />
    </View>
  )
}

type Props = { title: string; side: Side; changed?: ChangeRequest['changed'] }

function SideCard({ title, side, changed }: Props) {
  return (
    <View
      className={`side-card${changed ? ' side-card--new' : ''}`}
      role='group'
      aria-label={title}
    >
      <View className='side-card__head'>{title}</View>
      {side.maskedName ? (
        <Line label='姓名' value={side.maskedName} changed={changed?.name ?? false} />
      ) : null}
      <Line label='关系' value={side.relation} changed={changed?.relation ?? false} />
      <Line label='手机号' value={side.maskedPhone} changed={changed?.phone ?? false} />
      <View>
        <View className='note second'>状态</View>
        {side.confirmed && changed ? (
          <Chip tone='ok' icon='done' word='对方已确认' />
        ) : (
          <Chip {...contactChip({ state: side.state })} />
        )}
      </View>
    </View>
  )
}

function Line({ label, value, changed }: { label: string; value: string; changed: boolean }) {
  return (
    <View>
      <View className='note second'>
        {label}
        {changed ? <View className='side-card__mark inline'>已改</View> : null}
      </View>
      <View className='number'>{value}</View>
    </View>
  )
}
