import { useRouter } from '@tarojs/taro'
import { WaitingScreen } from '../../components/waiting-screen.tsx'
import { CorrectScreen } from '../../features/edit/correct-screen.tsx'
import { EditScreen } from '../../features/edit/edit-screen.tsx'
import { SignedIn } from '../../features/session/signed-in.tsx'
import { useContact } from '../../lib/use-contact.ts'

/** `?replaces=` a new contact in place of one; `?id=` the same one corrected; neither: a new one. */
export default function EditPage() {
  const { replaces, id } = useRouter().params
  return (
    <SignedIn>
      {id || replaces ? <Existing id={id} replaces={replaces} /> : <EditScreen replaced={null} />}
    </SignedIn>
  )
}

function Existing({ id, replaces }: { id?: string; replaces?: string }) {
  const { contact, refusal, reload } = useContact(id ?? replaces)
  if (!contact)
    return <WaitingScreen title='修改联络人' refusal={refusal} again={() => void reload()} />
  return id ? <CorrectScreen contact={contact} /> : <EditScreen replaced={contact} />
}
