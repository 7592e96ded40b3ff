import { useRouter } from '@tarojs/taro'
import { SignedIn } from '../../features/session/signed-in.tsx'
import { RecordScreen } from '../features/record/record-screen.tsx'

export default function RecordPage() {
  const { id = '', step } = useRouter().params
  return (
    <SignedIn>
      <RecordScreen id={id} step={step} />
    </SignedIn>
  )
}
