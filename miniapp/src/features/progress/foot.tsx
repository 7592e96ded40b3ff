import { View } from '@tarojs/components'
import type { Contact } from '../../../../shared/contact.ts'
import { offersScreenCode } from '../../../../shared/screen-code.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { offersAskNow } from '../../lib/asking.ts'
import { goHome, openPage } from '../../lib/navigate.ts'
import { readReaffirmed } from '../../lib/reaffirmed.ts'
import { sayFrom } from '../../lib/say-time.ts'
import { outlookOf } from './outlook.ts'
import { useResend } from './use-resend.ts'

type Props = { contact: Contact; asksForHelp: boolean; now: number; onChanged: () => void }

/** The one next step, by how things stand. */
export function ProgressFoot({ contact, asksForHelp, now, onChanged }: Props) {
  const { busy, said, resend } = useResend(contact.id, onChanged)
  const outlook = outlookOf(contact)
  return (
    <>
      {said ? (
        <Banner tone={said.tone} urgent={said.tone === 'bad'}>
          {said.words}
        </Banner>
      ) : null}
      {outlook === 'done' || outlook === 'due' || outlook === 'gone' ? (
        <Button look='primary' onPress={goHome}>
          {outlook === 'due' && readReaffirmed(now) === null ? '去核对' : '完成'}
        </Button>
      ) : null}
      {outlook === 'replace' ? (
        <Button look='primary' onPress={() => openPage('edit', { replaces: contact.id })}>
          换一位联络人
        </Button>
      ) : null}
      {outlook === 'recheck' ? (
        <Button
          look='primary'
          busy={busy}
          onPress={() => void resend(false, '正在重新检测，结果和时间会显示在上面。')}
        >
          重新检测
        </Button>
      ) : null}
      {offersAskNow(contact) ? (
        <Button look='primary' busy={busy} onPress={() => void resend(true, '马上就发。')}>
          家人在身边，现在发送
        </Button>
      ) : outlook === 'help' || (outlook === 'wait' && asksForHelp) ? (
        <>
          <Button
            look='primary'
            busy={busy}
            onPress={() => void resend(false, '已经再发一次，之前那条链接也还能用。')}
          >
            重新发送短信
          </Button>
          <View className='note second centre'>{resendNote(contact, now)}</View>
        </>
      ) : null}
      {outlook === 'help' && offersScreenCode(contact) ? (
        <Button look='text' onPress={() => openPage('code', { id: contact.id })}>
          填写对方的验证码
        </Button>
      ) : null}
    </>
  )
}

function resendNote({ resendAt }: Contact, now: number): string {
  return resendAt && Date.parse(resendAt) > now
    ? `${sayFrom(resendAt, now)}可以再发。之前那条链接现在也能用。`
    : '之前那条链接也还能用。'
}
