import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { Contact } from '../../../../shared/contact.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { Screen } from '../../components/screen.tsx'
import { WaitingScreen } from '../../components/waiting-screen.tsx'
import type { Refusal } from '../../lib/refusal.ts'
import { scrollToTop } from '../../lib/scroll-to.ts'
import { serverNow } from '../../lib/server-time.ts'
import { BesideYou } from './beside-you.tsx'
import { ContactActions } from './contact-actions.tsx'
import { DoneHero } from './done-hero.tsx'
import { ProgressFoot } from './foot.tsx'
import { Help } from './help.tsx'
import { offersAskNow, offersCode, outlookOf, outWords } from './outlook.ts'
import { stepLines } from './step-lines.ts'
import { Steps } from './steps.tsx'
import { SuggestionCard } from './suggestion-card.tsx'
import { TellFamily } from './tell-family.tsx'
import { useProgress } from './use-progress.ts'
import { WhoCard } from './who-card.tsx'

/** One contact: where the asking stands, what to do next, and what can be changed. */
export function ProgressScreen({ id }: { id: string }) {
  const { contact, refusal, reload } = useProgress(id)
  if (!contact) return <WaitingScreen title='确认进度' refusal={refusal} again={reload} />
  return <Progress contact={contact} refusal={refusal} reload={reload} />
}

type Props = { contact: Contact; refusal: Refusal | null; reload: () => void }

function Progress({ contact, refusal, reload }: Props) {
  const [asksForHelp, setAsksForHelp] = useState(false)
  const outlook = outlookOf(contact)
  const now = serverNow()
  const waits = outlook === 'wait'
  // the news stands at the top, wherever the reader is
  useEffect(() => {
    if (outlook !== 'wait') scrollToTop()
  }, [outlook])
  const aside = (
    <>
      {outlook === 'help' || (waits && asksForHelp) ? <Help /> : null}
      {waits && !contact.screenProofAt ? <TellFamily /> : null}
      {waits && offersCode(contact) ? <BesideYou id={contact.id} /> : null}
      {waits && !asksForHelp && !contact.screenProofAt ? (
        <Button look='text' onPress={() => setAsksForHelp(true)}>
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
      {refusal ? <Banner tone='wait'>网络不通，看到的可能不是最新的。</Banner> : null}
      <SuggestionCard contact={contact} onChanged={reload} />
      {outlook === 'done' ? <DoneHero contact={contact} now={now} /> : null}
      {outlook === 'replace' ? (
        <Banner tone='bad'>
          <View className='strong'>{outWords(contact).title}</View>
          <View>{outWords(contact).detail}</View>
        </Banner>
      ) : null}
      {contact.state === 'due' ? (
        <Banner tone='wait'>该核对一次了。请回到“紧急联络人”，点“没有变化”或去修改。</Banner>
      ) : null}
      <WhoCard contact={contact} />
      <Steps lines={stepLines(contact, now)} />
    </Screen>
  )
}
