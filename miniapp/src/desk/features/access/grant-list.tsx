import { View } from '@tarojs/components'
import type { Roles } from '../../../../../shared/access.ts'
import { sayDay } from '../../../lib/say-time.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { Turn } from '../../components/turn.tsx'
import { useParts } from '../../lib/use-parts.ts'
import { GrantCard } from './grant-card.tsx'

type Grants = Roles['grants']
type Props = { grants: Grants; mayEnd: boolean; onProposed: () => void }

const AT_ONCE = 30

/** Everybody's roles now. */
export function GrantList({ grants, mayEnd, onProposed }: Props) {
  const { shown, turning } = useParts(grants, AT_ONCE)
  if (grants.length === 0) return <View className='card second'>还没有人有角色。</View>
  return (
    <View className='access'>
      {shown.map((grant) => (
        <GrantCard
          key={`${grant.employeeId} ${grant.role}`}
          grant={grant}
          since={sayDay(grant.grantedAt, serverNow())}
          mayEnd={mayEnd}
          onProposed={onProposed}
        />
      ))}
      <Turn {...turning} />
    </View>
  )
}
