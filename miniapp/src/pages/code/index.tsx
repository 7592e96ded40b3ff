import { useRouter } from '@tarojs/taro'
import { WaitingScreen } from '../../components/waiting-screen.tsx'
import { CodeScreen } from '../../features/progress/code-screen.tsx'
import { SignedIn } from '../../features/session/signed-in.tsx'
import { useContact } from '../../lib/use-contact.ts'

export default function CodePage() {
  return (
    <SignedIn>
      <Code />
    </SignedIn>
  )
}

function Code() {
  const { id } = useRouter().params
  const { contact, refusal, reload } = useContact(id)
  if (!contact)
    return <WaitingScreen title='填写验证码' refusal={refusal} again={() => void reload()} />
  return <CodeScreen contact={contact} />
}
