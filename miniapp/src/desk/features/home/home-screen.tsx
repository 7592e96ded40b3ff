import { useEffect } from 'react'
import { Trouble } from '../../../components/trouble.tsx'
import { goHome } from '../../../lib/navigate.ts'
import { DeskScreen } from '../../components/desk-screen.tsx'
import { firstPage } from '../../components/menu-items.ts'
import { NothingYet } from '../../components/nothing-yet.tsx'
import { switchDesk } from '../../lib/desk-pages.ts'
import { refreshDesk, useDesk } from '../../lib/desk-store.ts'

/** Leads to what this person's desk begins with. */
export function HomeScreen() {
  const { desk, refusal } = useDesk()
  const page = desk ? firstPage(desk) : null
  useEffect(() => {
    if (page) switchDesk(page)
  }, [page])
  return (
    <DeskScreen title='工作台' at='home'>
      {desk && !page ? (
        <Trouble
          title='您现在没有工作台'
          detail='工作台给人事、部门经理和应急值班用。需要时请联系系统管理员开通。'
          action='看我的紧急联络人'
          onPress={goHome}
        />
      ) : (
        <NothingYet refusal={desk ? null : refusal} again={() => void refreshDesk()} />
      )}
    </DeskScreen>
  )
}
