import { View } from '@tarojs/components'
import { Button } from '../../components/button.tsx'
import { CheckBox } from '../../components/check-box.tsx'
import { endSession } from '../../lib/contacts-api.ts'
import { inBrowser } from '../../lib/platform.ts'
import { dropSession } from '../../lib/session.ts'
import { leaveSignedOut } from '../../lib/sign-in.ts'
import { setLargeText, useLargeText } from '../../lib/text-size.ts'
import './settings.scss'

/** What a reader may choose: larger words; in a browser, leaving a shared computer. */
export function Settings() {
  const large = useLargeText()
  return (
    <View className='settings'>
      <CheckBox on={large} words='大字显示' onToggle={setLargeText} />
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
