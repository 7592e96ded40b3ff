import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import type { FoundEmployee } from '../../../../../shared/emergency.ts'
import { Button } from '../../../components/button.tsx'
import { focusOn } from '../../../lib/focus.ts'
import { DeskScreen } from '../../components/desk-screen.tsx'
import { NothingYet } from '../../components/nothing-yet.tsx'
import { switchDesk } from '../../lib/desk-pages.ts'
import { useDesk } from '../../lib/desk-store.ts'
import { useKeys } from '../../lib/use-keys.ts'
import { EmployeeFinder } from './employee-finder.tsx'
import { OpenCards } from './open-cards.tsx'
import { PermitList } from './permit-list.tsx'
import { ReasonStep } from './reason-step.tsx'
import { useEmployeeSearch } from './use-employee-search.ts'
import './emergency.scss'

if (process.env.TARO_ENV === 'h5') require('./emergency-wide.scss')

/** 紧急联系: find the employee, say why with one press, and the numbers are there. */
export function EmergencyScreen() {
  const search = useEmployeeSearch()
  const { desk } = useDesk()
  const [employee, setEmployee] = useState<FoundEmployee | null>(null)
  // back from a card: the people found are there again
  useDidShow(() => setEmployee(null))
  useKeys({ '/': () => focusOn('.find--big input') })
  const choose = (found: FoundEmployee) => {
    setEmployee(found)
    focusOn('.why .why__one')
  }
  if (desk && !desk.may.includes('open_emergency'))
    return (
      <DeskScreen title='紧急联系' at='emergency'>
        <NothingYet refusal={{ code: 'forbidden', message: '' }} again={() => undefined} />
      </DeskScreen>
    )
  return (
    <DeskScreen title='紧急联系' at='emergency'>
      <View className='urgent'>
        {employee ? (
          <ReasonStep employee={employee} onBack={() => setEmployee(null)} />
        ) : (
          <>
            <EmployeeFinder big search={search} onFound={choose} />
            {search.q.trim() === '' ? (
              <>
                <OpenCards />
                <PermitList />
                {desk?.may.includes('call_drills') ? (
                  <Button look='text' icon='phone' onPress={() => switchDesk('drills')}>
                    没有出事，做一次演练
                  </Button>
                ) : null}
              </>
            ) : null}
          </>
        )}
      </View>
    </DeskScreen>
  )
}
