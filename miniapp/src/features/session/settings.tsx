import { View } from '@tarojs/components'
import { Button } from '../../components/button.tsx'
import { CheckBox } from '../../components/check-box.tsx'
import { endSession } from '../../lib/contacts-api.ts'
import { openDesk } from '../../lib/navigate.ts'
import { inBrowser } from '../../lib/platform.ts'
import { dropSession, getSession, hasDesk } from '../../lib/session.ts'
import { leaveSignedOut } from '../../lib/sign-in.ts'
import { setLargeText, useLargeText } from '../../lib/text-size.ts'
import './settings.scss'

/** What a reader may choose: larger words; in a browser, leaving a shared computer; the desk, for those who have one. */
export function Settings({ toDesk }: { toDesk?: boolean }) {
  const large = useLargeText()
  return (
    <View className='settings'>
      <CheckBox on={large} words='大字显示' onToggle={setLargeText} />
      {toDesk && hasDesk(getSession()) ? (
        <Button look='text' small onPress={openDesk}>
          工作台
        </Button>
      ) : null}
      {inBrowser ? (
        <Button look='text' small onPress={() => void signOut()}>
          退出登录
        </Button>
      ) : null}
    </View>
  )
}

async function signOut(): Promise<void> {
  leaveSignedOut()
  await endSession()
  dropSession()
}
