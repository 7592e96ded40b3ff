import { View } from '@tarojs/components'
import { Button } from '../../../components/button.tsx'
import { Settings } from '../../../features/session/settings.tsx'
import { goHome } from '../../../lib/navigate.ts'
import { DeskScreen } from '../../components/desk-screen.tsx'
import { menuOf, tabsOf } from '../../components/menu-items.ts'
import { switchDesk } from '../../lib/desk-pages.ts'
import { useDesk } from '../../lib/desk-store.ts'
import './more.scss'

/** What the phone's bar has no room for. */
export function MoreScreen() {
  const { desk } = useDesk()
  const tabs = desk ? tabsOf(desk).map(({ page }) => page) : []
  const others = desk ? menuOf(desk).items.filter(({ page }) => !tabs.includes(page)) : []
  return (
    <DeskScreen title='更多' at='more' detail={desk?.scope}>
      <View className='card rows'>
        {others.map((item) => (
          <Button
            key={item.page}
            look='row'
            icon={item.icon}
            opens
            onPress={() => switchDesk(item.page)}
          >
            {item.words}
          </Button>
        ))}
        <Button look='row' icon='rings' opens onPress={goHome}>
          我的紧急联络人
        </Button>
      </View>
      <Settings />
    </DeskScreen>
  )
}
