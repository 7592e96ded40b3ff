import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Roles } from '../../../../../shared/access.ts'
import { roleWords } from '../../../../../shared/employee.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { proposeRole } from '../../lib/access-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { roleMeans } from './role-words.ts'

type Props = {
  grant: Roles['grants'][number]
  since: string
  mayEnd: boolean
  onProposed: () => void
}

/** One role of one person; ending it is proposed too. */
export function GrantCard({ grant, since, mayEnd, onProposed }: Props) {
  const [asked, setAsked] = useState(false)
  const { busy, refusal, run } = useAct()
  const { employeeId, role } = grant
  const end = () =>
    void run(
      () => proposeRole({ employeeId, role, change: 'end' }),
      () => {
        setAsked(false)
        onProposed()
      },
    )
  return (
    <View className='card grant'>
      <View className='words'>
        <View className='grant__line'>
          <Text className='strong'>{grant.employee}</Text>
          <Text className='second'>{roleWords[role]}</Text>
        </View>
        <View className='sub second'>
          {grant.departments.length > 0 ? grant.departments.join('、') : roleMeans[role]} · {since}
          起
        </View>
        {refusal ? (
          <Banner tone='bad' urgent>
            {refusal.message}
          </Banner>
        ) : null}
      </View>
      {!mayEnd ? null : asked ? (
        <View className='grant__ways'>
          <Button look='bad' small busy={busy} onPress={end}>
            提出收回
          </Button>
          <Button look='text' small onPress={() => setAsked(false)}>
            不收回
          </Button>
        </View>
      ) : (
        <Button
          look='text'
          small
          label={`收回${grant.employee}的${roleWords[role]}`}
          onPress={() => setAsked(true)}
        >
          收回
        </Button>
      )}
    </View>
  )
}
