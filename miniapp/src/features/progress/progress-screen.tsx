import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import type { Contact } from '../../../../shared/contact.ts'
import { offersScreenCode } from '../../../../shared/screen-code.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { Screen } from '../../components/screen.tsx'
import { WaitingScreen } from '../../components/waiting-screen.tsx'
import { offersAskNow } from '../../lib/asking.ts'
import { focusOn } from '../../lib/focus.ts'
import { readReaffirmed } from '../../lib/reaffirmed.ts'
import { type Refusal, staleWords } from '../../lib/refusal.ts'
import { scrollToField, scrollToTop } from '../../lib/scroll-to.ts'
import { serverNow } from '../../lib/server-time.ts'
import { BesideYou } from './beside-you.tsx'
import { ContactActions } from './contact-actions.tsx'
import { DoneHero } from './done-hero.tsx'
import { ProgressFoot } from './foot.tsx'
import { Help } from './help.tsx'
import { asksAfterSms, outlookOf, outWords } from './outlook.ts'
import { stepLines } from './step-lines.ts'
import { Steps } from './steps.tsx'
import { SuggestionCard } from './suggestion-card.tsx'
import { TellFamily } from './tell-family.tsx'
import { useProgress } from './use-progress.ts'
import { WhoCard } from './who-card.tsx'

/** One contact: where the asking stands, what to do next, and what can be changed. */
export function ProgressScreen({ id }: { id: string }) {
  const { contact, refusal, reload } = useProgress(id)
  // removed or replaced meanwhile: an old picture of it would be a lie
  if (!contact || refusal?.code === 'not_found')
    return <WaitingScreen title='确认进度' refusal={refusal} again={reload} />
  return <Progress contact={contact} refusal={refusal} reload={reload} />
}

type Props = { contact: Contact; refusal: Refusal | null; reload: () => void }

function Progress({ contact, refusal, reload }: Props) {
  const [asksForHelp, setAsksForHelp] = useState(false)
  const outlook = outlookOf(contact)
  const now = serverNow()
  const waits = outlook === 'wait'
  // the news stands at the top, wherever the reader is; what was so from the start is no news, and must not move what is
  // just being pressed
  const before = useRef(outlook)
  useEffect(() => {
    if (outlook !== before.current && outlook !== 'wait') scrollToTop()
    before.current = outlook
  }, [outlook])
  const askForHelp = () => {
    setAsksForHelp(true)
    scrollToField('help')
    focusOn('#help')
  }
  const aside = (
    <>
      {outlook === 'help' || (waits && asksForHelp) ? (
        <Help code={offersScreenCode(contact)} />
      ) : null}
      {waits && !contact.screenProofAt && !contact.shared ? (
        <TellFamily called={contact.noSms === 'called'} />
      ) : null}
      {waits && offersScreenCode(contact) ? <BesideYou id={contact.id} /> : null}
      {waits && !asksForHelp && asksAfterSms(contact) ? (
        <Button look='text' onPress={askForHelp}>
          对方没收到短信？
        </Button>
      ) : null}
      {outlook === 'gone' ? null : <ContactActions contact={contact} />}
    </>
  )
  return (
    <Screen
      title='确认进度'
      aside={aside}
      foot={
        waits && !asksForHelp && !offersAskNow(contact) ? null : (
          <ProgressFoot contact={contact} asksForHelp={asksForHelp} now={now} onChanged={reload} />
        )
      }
    >
      {refusal ? <Banner tone='wait'>{staleWords(refusal)}</Banner> : null}
      <SuggestionCard contact={contact} onChanged={reload} />
      {outlook === 'done' ? <DoneHero contact={contact} now={now} /> : null}
      {outlook === 'replace' ? (
        <Banner tone='bad'>
          <View className='strong'>{outWords(contact).title}</View>
          <View>{outWords(contact).detail}</View>
        </Banner>
      ) : null}
      {outlook === 'due' ? <DueBanner now={now} /> : null}
      <WhoCard contact={contact} />
      <Steps lines={stepLines(contact, now)} />
    </Screen>
  )
}

function DueBanner({ now }: { now: number }) {
  return readReaffirmed(now) === null ? (
    <Banner tone='wait'>该核对一次了。人和号码都没变吗？</Banner>
  ) : (
    <Banner tone='ok'>谢谢，已记下没有变化。</Banner>
  )
}
