import { View } from '@tarojs/components'
import type { Contact, Coverage } from '../../../../shared/contact.ts'
import { Rings } from '../../components/rings.tsx'
import { sayDay } from '../../lib/say-time.ts'
import './hero.scss'

type Props = { contact: Contact; coverage: Coverage | null; now: number }

/** The end of the way: proven, and what that means for this employee. */
export function Hero({ contact, coverage, now }: Props) {
  const counts = coverage?.counts ?? 0
  const wanted = coverage?.wanted ?? 2
  const rings = Array.from({ length: Math.min(5, Math.max(wanted, counts, 1)) }, (_, place) =>
    place < Math.max(1, counts) ? ('confirmed' as const) : ('empty' as const),
  )
  return (
    <View className='card hero' role='status'>
      <Rings rings={rings} big />
      <View className='title' role='heading' aria-level='2'>
        联络人信息已验证通过
      </View>
      {counts > 0 ? (
        <View className='second'>{`您现在有 ${counts} 位已确认的紧急联络人`}</View>
      ) : null}
      {contact.nextCheckOn ? (
        <View className='sub third'>{`${sayDay(contact.nextCheckOn, now)}前后会请您再核对一次`}</View>
      ) : null}
    </View>
  )
}
