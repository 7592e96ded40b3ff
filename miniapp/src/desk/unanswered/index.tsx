import { useRouter } from '@tarojs/taro'
import { SignedIn } from '../../features/session/signed-in.tsx'
import { UnansweredScreen } from '../features/campaigns/unanswered-screen.tsx'

export default function UnansweredPage() {
  const { id = '' } = useRouter().params
  return (
    <SignedIn>
      <UnansweredScreen id={id} />
    </SignedIn>
  )
}
